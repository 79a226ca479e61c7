// Answers that are as they were are not sent again. Where only the ledger is read for an answer its state is the ETag, so
// that nothing is worked out either; elsewhere the ETag is made of the answer.
import { hash, randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { etag } from "hono/etag";
import type { App } from "../app/index.ts";
import { type Described, isMedia } from "./route.ts";

const ETAG_DIGITS = 24;

/** Undefined where there is nothing to compare: what is streamed has no hash before its end. */
export function unchanged(app: App): (route: Described) => MiddlewareHandler | undefined {
  const byState = ofState(app);
  const byAnswer = etag({ weak: true });
  return ({ method, answer, ofLedger }) =>
    method !== "get" || isMedia(answer) ? undefined : ofLedger ? byState : byAnswer;
}

/** Made anew with every start: another version, or other knowledge, may answer the same ledger otherwise. */
function ofState(app: App): MiddlewareHandler {
  const start = randomUUID();
  return async (c, next) => {
    // Taken before anything is read: an answer may be newer than its ETag, never older.
    const made = hash("sha256", `${start} ${await app.ledgerState()} ${c.req.url}`, "hex");
    const tag = `W/"${made.slice(0, ETAG_DIGITS)}"`;
    const known = c.req.header("if-none-match")?.split(",") ?? [];
    if (known.some((one) => one.trim() === tag)) return c.body(null, 304, { etag: tag });
    await next();
    if (c.res.ok) c.res.headers.set("etag", tag);
  };
}
