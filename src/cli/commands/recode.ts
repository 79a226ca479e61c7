// casus recode: every document coded again with what Casus knows today; people's judgements stay.
import { Command } from "commander";
import { withApp } from "../options.ts";
import { print, progress } from "../terminal.ts";

export function recodeCommand(): Command {
  return new Command("recode")
    .description("code all documents again from their kept text, after an update; people's judgements stay")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const bar = progress("coding again");
        const report = await app.recode({ onProgress: (done, total, id) => bar.update(done, total, id) });
        bar.end();
        await print(
          options.json
            ? `${JSON.stringify(report)}\n`
            : `${report.documents} documents coded again, ${report.changed} of them differ from before.\n`,
        );
      });
    });
}
