// casus restore: a backup into an empty data folder, and into the database that DATABASE_URL names.
import { Command } from "commander";
import { dataDirOf, restore } from "../../app/index.ts";
import { print } from "../terminal.ts";

export function restoreCommand(): Command {
  return new Command("restore")
    .description("bring a backup back into an empty --data folder; all of it or nothing")
    .argument("<file>", "as casus backup wrote it")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      "\nA ledger moves to PostgreSQL, or back, by a backup restored with (or without) DATABASE_URL.",
    )
    .action(async (file: string, options: { json?: boolean }, command: Command) => {
      const dataDir = dataDirOf({ dataDir: command.optsWithGlobals<{ data?: string }>().data });
      const report = await restore(file, dataDir);
      await print(
        options.json
          ? `${JSON.stringify({ dataDir, ...report })}\n`
          : `Restored into ${dataDir}: ${report.rows} rows and ${report.files} files. casus verify checks them.\n`,
      );
    });
}
