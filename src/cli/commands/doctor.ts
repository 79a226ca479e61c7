// casus doctor: what is wrong with a data folder, and what to do about it.
import { Command } from "commander";
import { dataDirOf, doctor, type Finding } from "../../app/index.ts";
import { EXIT, paint, print } from "../terminal.ts";

const MARKS: Readonly<Record<Finding["state"], string>> = { sound: "ok", note: "note", fault: "FAULT" };
const STYLES = { sound: "green", note: "dim", fault: "red" } as const;

export function doctorCommand(): Command {
  return new Command("doctor")
    .description("say in plain words what is wrong with a data folder and what to do")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      const findings = await doctor(
        dataDirOf({ dataDir: command.optsWithGlobals<{ data?: string }>().data }),
      );
      if (options.json) await print(`${JSON.stringify(findings, undefined, 2)}\n`);
      else {
        for (const { state, about, says } of findings)
          await print(`${paint(STYLES[state], MARKS[state].padEnd(5))}  ${about}: ${says}\n`);
      }
      if (findings.some((one) => one.state === "fault")) process.exitCode = EXIT.faults;
    });
}
