// Errors as problem documents (RFC 9457): what happened and what to do, in a sentence.
import { CasusError, describeError } from "../record/index.ts";
import type { ErrorCode } from "../record/index.ts";

const STATUS: Partial<Record<ErrorCode, number>> = {
  "not-found": 404,
  "bad-option": 400,
  "bad-input": 400,
  "bad-line": 400,
  unsupported: 400,
  "not-signed-in": 401,
  forbidden: 403,
  "too-many": 429,
  "too-long": 413,
};

export function problem(
  code: ErrorCode,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const status = STATUS[code] ?? 500;
  const body = { type: "about:blank", title: code, status, detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
  });
}

/** A CasusError says itself what happened; of anything else only that it did, for the inside is nobody's business. */
export function problemOf(error: unknown): Response {
  if (error instanceof CasusError) return problem(error.code, error.message);
  process.emitWarning(`A request failed: ${describeError(error).message}`);
  return problem("internal", "This request failed inside Casus. The terminal in which it runs says why.");
}
