// Who asks, as the gate in front of all routes (src/web/access) has found out. Without it nobody does.
import type { Context } from "hono";
import { NOBODY } from "../app/index.ts";
import type { Visitor } from "../record/index.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Set by the gate for every request that it lets through. */
    visitor: Visitor;
    /** What a form of a page must send back. */
    formToken: string;
  }
}

export function visitorOf(c: Context): Visitor {
  return (c.get("visitor") as Visitor | undefined) ?? NOBODY;
}
