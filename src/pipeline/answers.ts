// What is collected without bytes: what is told of it, and what the log keeps of it.
import type { AnswerEntry, Archive } from "../archive/index.ts";
import type { Collected, Fetched } from "../collect/index.ts";
import type { AddOutcome } from "../record/index.ts";

export type Failure = AddOutcome & { kind: "failed" };
/** What is told of an item without any document. */
export type Outcome = AddOutcome & { kind: "failed" | "gone" | "unchanged" };

/** A message says where it happened; one that names the file already is left as it is. */
export function failed(location: string, error: { code: string; message: string }): Failure {
  const message = error.message.includes(location) ? error.message : `${location}: ${error.message}`;
  return { kind: "failed", location, code: error.code, message };
}

/** What an answer without bytes means: that a page we have is gone or as it was, or that something failed. */
export function answered(item: Exclude<Collected, Fetched>, at: string, archive: Archive): Outcome[] {
  const { kind, location } = item;
  if (kind === "failed") return [failed(location, item)];
  const known = archive.known(location);
  if (kind === "unchanged") return [{ kind, location }];
  if (kind === "listed") return [];
  if (known?.sha256 !== undefined || item.had === true)
    return known?.gone ? [] : [{ kind, location, since: at }];
  return [
    failed(location, {
      code: "fetch-failed",
      message: `the server answered ${item.fetch.status}; nothing was kept.`,
    }),
  ];
}

/** The log keeps what the network said, and what failed for a source; not that a file was missing. */
export function logged(item: Exclude<Collected, Fetched>, at: string): AnswerEntry[] {
  if (item.kind === "failed" && !item.fetch && item.source === undefined) return [];
  const { kind: answer, location, source, fetch } = item;
  const why = item.kind === "failed" ? { code: item.code, message: item.message } : {};
  return [{ answer, location, at, ...why, ...(source !== undefined && { source }), ...(fetch && { fetch }) }];
}
