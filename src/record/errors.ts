// The one error class of Casus. A bad document is a value (CodingError) and the stream goes on; this is for the rest.

export const ERROR_CODES = [
  "bad-line",
  "bad-input",
  "bad-document",
  "too-long",
  "unreadable",
  "unsupported",
  "not-found",
  "bad-option",
  "bad-knowledge",
  "archive-damaged",
  "ledger-damaged",
  "ledger-newer",
  "ledger-unreachable",
  "fetch-refused",
  "fetch-failed",
  "forbidden",
  "not-signed-in",
  "too-many",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** `message` is a sentence for a person: what happened, where (document id, file:line), what to do. */
export class CasusError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "CasusError";
    this.code = code;
  }
}

/** The code and sentence of any thrown value, for an error line or a terminal. */
export function describeError(error: unknown): { code: ErrorCode; message: string } {
  if (error instanceof CasusError) return { code: error.code, message: error.message };
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}
