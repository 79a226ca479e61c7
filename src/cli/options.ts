// Reading of options that several commands share.
import type { Command } from "commander";
import { CasusError } from "../record/index.ts";
import { openApp } from "../app/index.ts";
import type { App, OpenOptions } from "../app/index.ts";

/** Opens the ledger named by --data, CASUS_DATA or ./casus-data, and closes it whatever happens. */
export async function withApp<T>(
  command: Command,
  use: (app: App) => Promise<T>,
  options: Pick<OpenOptions, "keptReports"> = {},
): Promise<T> {
  const { data: dataDir, asOf } = command.optsWithGlobals<{ data?: string; asOf?: string }>();
  const app = await openApp({ ...options, dataDir, ...(asOf !== undefined && { asOf: parseDay(asOf) }) });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

/** For commands that run for long and beside other work: the last week of a busy ledger, 8 MB. */
export const LEAN = { keptReports: 500 } as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day as typed, or an error that says how to write one. */
export function parseDay(text: string): string {
  if (!DAY.test(text) || Number.isNaN(Date.parse(text))) {
    throw new CasusError("bad-option", `"${text}" is no day; write it as 2023-12-26.`);
  }
  return text;
}
