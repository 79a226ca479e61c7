// casus audit: the log of what was done, by whom: judgements, exports, sign-ins, changes of people and tokens.
import { Command, Option } from "commander";
import { type AuditRow, type Deed, DEEDS } from "../../record/index.ts";
import { parseDay, withApp } from "../options.ts";
import { print } from "../terminal.ts";

const ROWS = 50;
const MOST_ROWS = 1000;

interface AuditOptions {
  readonly by?: string;
  readonly deed?: Deed;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly all?: boolean;
}

export function auditCommand(): Command {
  return new Command("audit")
    .description("show what was done, by whom, newest first")
    .option("--by <name>", "of one person or token")
    .addOption(new Option("--deed <deed>", "of one kind").choices(DEEDS))
    .option("--from <day>", "from this day on", parseDay)
    .option("--to <day>", "up to this day", parseDay)
    .option("--all", `not only the newest ${ROWS}`)
    .option("--csv", "everything of the filter as CSV")
    .option("--json", "as JSON lines")
    .action(async ({ csv, json, all, ...filter }: AuditOptions, command: Command) => {
      await withApp(command, async (app) => {
        if (csv) {
          for await (const piece of app.audit.csv(filter)) await print(piece);
          return;
        }
        let after: string | undefined;
        do {
          const limit = all ? MOST_ROWS : ROWS;
          const page = await app.audit.list({ ...filter, limit, ...(after !== undefined && { after }) });
          await print(page.rows.map((row) => (json ? `${JSON.stringify(row)}\n` : lineOf(row))).join(""));
          after = all ? page.next : undefined;
        } while (after !== undefined);
      });
    });
}

function lineOf({ at, by, deed, what, detail }: AuditRow): string {
  return `${[at, by, deed, what, detail].filter(Boolean).join("  ")}\n`;
}
