// casus verify: re-hashes every original, holds the fetch log against its tree heads, checks that the ledger agrees.
import { Command } from "commander";
import { withApp } from "../options.ts";
import { EXIT, print } from "../terminal.ts";

export function verifyCommand(): Command {
  return new Command("verify")
    .description("re-hash every original, hold the fetch log against its sealed heads, check the ledger")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const report = await app.verify();
        if (options.json) await print(`${JSON.stringify(report, undefined, 2)}\n`);
        else {
          for (const fault of report.faults) await print(`fault: ${fault}\n`);
          const verdict = report.faults.length === 0 ? "nothing differs" : `${report.faults.length} faults`;
          await print(
            `${report.originals} originals re-hashed, ${report.entries} log lines held against ${report.heads} tree heads (${report.stamps} stamps), ` +
              `${report.documents} documents checked: ${verdict}.\n`,
          );
          if (report.unsealed > 0)
            await print(
              `The newest ${report.unsealed} log lines are under no tree head yet, so that a change of them would not show; ` +
                "a head is written when the day is over, or by casus stamp --now.\n",
            );
        }
        if (report.faults.length > 0) process.exitCode = EXIT.faults;
      });
    });
}
