// casus export: the ledger in a form that other tools read.
import { Command, Argument, Option } from "commander";
import { exportKinds } from "../../app/index.ts";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

interface ExportFlags {
  readonly format: string;
  readonly bom?: boolean;
}

export function exportCommand(): Command {
  const ofRows = exportKinds().filter((kind) => !kind.writes.includes("case"));
  const names = ofRows.map((kind) => kind.name);
  const list = exportKinds()
    .map((kind) => `  ${kind.name.padEnd(8)} ${kind.title}`)
    .join("\n");
  return new Command("export")
    .description("write incidents or coded documents for other tools")
    .addArgument(new Argument("[what]", "what to write").choices(["incidents", "coded"]).default("incidents"))
    .addOption(new Option("--format <name>", "form of the output").choices(names).default("jsonl"))
    .option("--bom", "begin with a byte order mark, for spreadsheets that guess the encoding")
    .addHelpText(
      "after",
      `\nFormats:\n${list}\nCoded documents are written as jsonl, ris or csl; incidents as the others. A case is written by casus case.`,
    )
    .action(async (what: "incidents" | "coded", options: ExportFlags, command: Command) => {
      await withApp(command, async (app) => {
        await app.audit.note({ by: "terminal", deed: "export", what: `${what} as ${options.format}` });
        const request = { what, byteOrderMark: options.bom };
        for await (const chunk of app.export(options.format, request)) await print(chunk);
      });
    });
}
