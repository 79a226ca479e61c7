// casus case: an incident, or what a search finds, as one WACZ file with its copies, records and proofs.
import { Command } from "commander";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";
import { version } from "../version.ts";

export function caseCommand(): Command {
  return new Command("case")
    .description(
      "write an incident, or what a search finds, as a web archive (WACZ) with its records and proofs",
    )
    .argument("<file.wacz>", "where to write it")
    .option("--incident <id>", "all reports of an incident")
    .option("--search <words>", "all documents that hold these words")
    .addHelpText("after", "\nThe file opens in replay tools for web archives (ReplayWeb.page and others).")
    .action(async (path: string, options: { incident?: string; search?: string }, command: Command) => {
      await withApp(command, async (app) => {
        const what = options.incident ?? options.search;
        await app.audit.note({ by: "terminal", deed: "export", what: `${what ?? ""} as a case file` });
        const report = await app.writeCase({ ...options, path, software: `casus ${version()}` });
        await print(`${report.path}: ${report.documents} documents, ${report.originals} originals.\n`);
      });
    });
}
