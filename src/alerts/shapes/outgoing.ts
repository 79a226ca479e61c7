// A message ready to be shaped for whoever takes it.
import type { Alert, Digest } from "../../record/index.ts";

export interface Outgoing {
  /** Sent along with every attempt, the same each time. */
  readonly id: string;
  readonly rule: string;
  readonly sentAt: string;
  readonly digest: Digest;
  /** The digest as plain text, Markdown and HTML. */
  readonly text: string;
  readonly markdown: string;
  readonly html: string;
  readonly alerts: readonly Alert[];
  /** Where to read on. */
  readonly page?: string;
}

export interface Request {
  readonly method: "POST" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Headers of every message; both name the key, for receivers know one or the other. */
export function jsonHeaders(id: string): Record<string, string> {
  return { "content-type": "application/json; charset=utf-8", "idempotency-key": id };
}

/** Whole lines up to a length, and a word where more was left out. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = text.slice(0, most - 2);
  const end = room.lastIndexOf("\n");
  return `${(end > most / 2 ? room.slice(0, end) : room).toWellFormed()}\n…`;
}
