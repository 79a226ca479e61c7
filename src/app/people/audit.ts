// The log of what was done, for reading and as CSV.
import { csvCell } from "../../publish/index.ts";
import type { AuditFilter, AuditRow } from "../../record/index.ts";
import type { Keeping } from "./context.ts";

const PAGE = 500;
const COLUMNS = ["at", "by", "deed", "what", "detail"] as const;

function line(row: AuditRow): string {
  return `${COLUMNS.map((name) => csvCell(row[name])).join(",")}\r\n`;
}

export async function* auditCsv({ ledger }: Keeping, filter: AuditFilter): AsyncGenerator<string> {
  yield `${COLUMNS.join(",")}\r\n`;
  let after: string | undefined;
  do {
    const page = await ledger.audit({ ...filter, limit: PAGE, ...(after !== undefined && { after }) });
    yield page.rows.map(line).join("");
    after = page.next;
  } while (after !== undefined);
}
