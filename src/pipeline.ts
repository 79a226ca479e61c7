// THE MAIN PATH: collect, archive, read, code, resolve, merge, ledger. Every stage is a room; this file only joins them.
import { createHash } from "node:crypto";
import type {
  AddOutcome,
  CodedDocument,
  Document,
  InputDocument,
  MergeFunction,
  Original,
} from "./record/index.ts";
import { describeError } from "./record/index.ts";
import type { AnswerEntry, Archive, Copies } from "./archive/index.ts";
import type { Collected, Fetched } from "./collect/index.ts";
import type { Knowledge } from "./knowledge/index.ts";
import type { Entry, Ledger } from "./ledger/index.ts";
import { code } from "./code/index.ts";
import { reportsOf } from "./merge/index.ts";
import { read, readInputs, signatureOf } from "./read/index.ts";
import { resolve } from "./resolve/index.ts";

/** Documents that share one wait for the disk (swept 1–256: no gain beyond; acknowledged only when all are stored). */
const BATCH = 64;
/** Bytes of fetched things that are in memory at a time: 64 small pages, or one large file. */
const BATCH_BYTES = 16 * 1024 * 1024;
/** Hex digits of the hash in the id of a file without one: readable, and no two files of a stem collide. */
const ID_DIGITS = 8;

export interface Rooms {
  readonly archive: Archive;
  readonly copies: Copies;
  readonly ledger: Ledger;
  readonly knowledge: Knowledge;
  readonly merge: MergeFunction;
  /** ISO instant, asked for once a batch. */
  readonly now: () => string;
  /** Told after every collected item. */
  readonly onItem?: (location: string) => void;
  /** Items and documents that are stored together; default 64. One where they come in slowly. */
  readonly batch?: number;
}

type Failure = AddOutcome & { kind: "failed" };
/** What is told of an item without any document. */
type Outcome = AddOutcome & { kind: "failed" | "gone" | "unchanged" };
type Reading = { kind: "read"; document: Document; original: Original } | Outcome;

/** One document as handed in, to everything found in it. Pure. */
export function codeInput(input: InputDocument, knowledge: Knowledge): CodedDocument {
  return resolve(code(read(input, knowledge), knowledge), knowledge);
}

/** Takes everything collected into archive and ledger. An outcome is told only once it is safely stored. */
export async function* enterAll(items: AsyncIterable<Collected>, rooms: Rooms): AsyncGenerator<AddOutcome> {
  for await (const batch of batches(readings(items, rooms), rooms.batch)) yield* enterBatch(batch, rooms);
}

async function* readings(collected: AsyncIterable<Collected>, rooms: Rooms): AsyncGenerator<Reading> {
  for await (const items of batches(collected, rooms.batch, bytesOf)) {
    const fetched = items.filter((item) => item.kind === "fetched");
    const keptAt = rooms.now();
    const gone = items.flatMap((item) =>
      item.kind === "fetched" ? [] : answered(item, keptAt, rooms.archive),
    );
    const originals = await rooms.archive.keepAll(fetched.map((item) => ({ ...item, keptAt })));
    await rooms.archive.note(items.flatMap((item) => (item.kind === "fetched" ? [] : logged(item, keptAt))));
    const kept = new Map(fetched.map((item, index) => [item as Collected, originals[index]!]));
    for (const item of items) {
      if (item.kind === "fetched") yield* readItem(item, kept.get(item)!, rooms.knowledge);
      rooms.onItem?.(item.location);
    }
    yield* gone;
  }
}

const bytesOf = (item: Collected): number => (item.kind === "fetched" ? item.bytes.byteLength : 0);

/** What an answer without bytes means: that a page we have is gone or as it was, or that something failed. */
function answered(item: Exclude<Collected, Fetched>, at: string, archive: Archive): Outcome[] {
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
function logged(item: Exclude<Collected, Fetched>, at: string): AnswerEntry[] {
  if (item.kind === "failed" && !item.fetch && item.source === undefined) return [];
  const { kind: answer, location, source, fetch } = item;
  const why = item.kind === "failed" ? { code: item.code, message: item.message } : {};
  return [{ answer, location, at, ...why, ...(source !== undefined && { source }), ...(fetch && { fetch }) }];
}

/** A page keeps its id when its words change: other words at one address are a new version. A file is what is in it. */
function idDigits(item: Fetched, original: Original): string {
  const isPage = /^https?:/i.test(item.location);
  const hash = isPage ? createHash("sha256").update(item.location).digest("hex") : original.sha256;
  return hash.slice(0, ID_DIGITS);
}

async function* readItem(item: Fetched, original: Original, knowledge: Knowledge): AsyncGenerator<Reading> {
  const given = { ...item.given, id: item.given.id ?? `${item.name}-${idDigits(item, original)}` };
  for (const input of await readInputs({ ...item, given })) {
    try {
      if (input.kind === "document")
        yield { kind: "read", document: read(input.document, knowledge), original };
      else yield failed(item.location, input.error);
    } catch (error) {
      yield failed(item.location, describeError(error));
    }
  }
}

/** A text that is another's, nearly word for word, says whose: it is no source of its own. */
function linked(document: Document, copies: Copies): Document {
  const copyOf = copies.place({ document: document.id, url: document.url, signature: signatureOf(document) });
  return copyOf ? { ...document, copyOf } : document;
}

/** A message says where it happened; one that names the file already is left as it is. */
function failed(location: string, error: { code: string; message: string }): Failure {
  const message = error.message.includes(location) ? error.message : `${location}: ${error.message}`;
  return { kind: "failed", location, code: error.code, message };
}

async function* enterBatch(batch: readonly Reading[], rooms: Rooms): AsyncGenerator<AddOutcome> {
  const { ledger, knowledge, merge } = rooms;
  const addedAt = rooms.now();
  const failures = batch.filter((reading) => reading.kind === "failed");
  const answers = batch.filter((reading) => reading.kind === "gone" || reading.kind === "unchanged");
  const readable = batch.filter((reading) => reading.kind === "read");
  const known = await ledger.knownDocuments(readable.map((reading) => reading.document));
  const entries: Entry[] = [];
  for (const { document, original } of readable.filter((reading) => !known.has(reading.document.id))) {
    const coded = resolve(code(linked(document, rooms.copies), knowledge), knowledge);
    entries.push({ coded, original, reports: reportsOf(coded, knowledge), addedAt });
    const { error } = coded;
    if (error)
      failures.push({ kind: "failed", location: document.id, code: error.code, message: error.message });
  }
  const entered = await ledger.enter(entries, merge);
  await rooms.copies.save();
  await ledger.drop(
    failures.map(({ location, code: reason, message }) => ({
      document: location,
      code: reason,
      message,
      at: addedAt,
    })),
  );
  for (const id of known) yield { kind: "known", document: id };
  for (const [index, outcome] of entered.entries())
    yield outcomeOf(entries[index]!.coded, outcome.kind, outcome.document);
  yield* answers;
  yield* failures;
}

function outcomeOf(coded: CodedDocument, kind: "added" | "known", document: string): AddOutcome {
  if (kind === "known") return { kind, document };
  const counts = {
    events: coded.events.length,
    statements: coded.statements.length,
    tallies: coded.tallies.length,
  };
  return { kind, document, counts, title: coded.title };
}

/** Groups of at most `most` items; one group is closed early when its weight passes what may be in memory. */
async function* batches<T>(
  items: AsyncIterable<T>,
  most: number = BATCH,
  weigh: (item: T) => number = () => 0,
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  let weight = 0;
  for await (const item of items) {
    weight += weigh(item);
    if (batch.push(item) < most && weight < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
