// casus backup: ledger and originals in one file.
import { Command } from "commander";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

export function backupCommand(): Command {
  return new Command("backup")
    .description("write ledger and originals to one file, as they stand at this moment")
    .argument("<file>", "where to, for instance casus-2024-01-31.backup")
    .option("--json", "as JSON")
    .action(async (file: string, options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        await app.audit.note({ by: "terminal", deed: "backup", what: file });
        const report = await app.backup(file);
        await print(
          options.json
            ? `${JSON.stringify({ file, ...report })}\n`
            : `${file}: ${report.rows} rows of the ledger and ${report.files} files of the archive.\n`,
        );
      });
    });
}
