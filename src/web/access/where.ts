// Where a request came to and from. Behind a proxy both are told by the address that people use (`--address`) and by the
// proxy's headers; those are believed only then.
import type { Context } from "hono";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { SavedView } from "../../record/index.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Asked for only where a page is drawn. */
    savedViews: () => Promise<readonly SavedView[]>;
    /** The address that people use, where a proxy stands in front. */
    address: URL | undefined;
  }
}

export function originOf(c: Context): string {
  return (c.get("address") ?? new URL(c.req.url)).origin;
}

export function cookieSecure(c: Context): boolean {
  return originOf(c).startsWith("https:");
}

/** The network address that asks; undefined where there is no connection, as in tests. */
export function addressOf(c: Context): string | undefined {
  if (c.get("address") !== undefined) {
    const told = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
    if (told) return told;
  }
  return c.env && "incoming" in (c.env as object) ? getConnInfo(c).remote.address : undefined;
}
