// Where the ledger of a data folder is: a file in the folder, or the PostgreSQL database that DATABASE_URL names.
import { join } from "node:path";
import { CasusError } from "../record/index.ts";

export function ledgerLocation(dataDir: string, address = process.env.DATABASE_URL): string {
  if (!address) return join(dataDir, "ledger.sqlite");
  if (/^postgres(?:ql)?:\/\//.test(address)) return address;
  throw new CasusError(
    "bad-option",
    "DATABASE_URL is no address of PostgreSQL (postgres://USER@HOST/DATABASE). Correct it, or unset it to keep the ledger in a file of the data folder.",
  );
}

/** A location as it may be shown: without a password. */
export function shownLocation(location: string): string {
  const url = URL.parse(location);
  if (!url?.password) return location;
  url.password = "***";
  return url.href;
}
