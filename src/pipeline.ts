// THE MAIN PATH: collect, archive, read, code, resolve, merge, ledger. Every stage is a room; this file only joins them.
import type {
  AddOutcome,
  CodedDocument,
  Document,
  InputDocument,
  MergeFunction,
  Original,
} from "./record/index.ts";
import { describeError } from "./record/index.ts";
import type { Archive } from "./archive/index.ts";
import type { Collected, Fetched, Plan } from "./collect/index.ts";
import type { Knowledge } from "./knowledge/index.ts";
import type { Entry, Ledger } from "./ledger/index.ts";
import { code } from "./code/index.ts";
import { reportsOf } from "./merge/index.ts";
import { read, readInputs } from "./read/index.ts";
import { resolve } from "./resolve/index.ts";

/** Documents that share one wait for the disk (swept 1–256: no gain beyond; acknowledged only when all are stored). */
const BATCH = 64;
/** Hex digits of the hash in the id of a file without one: readable, and no two files of a stem collide. */
const ID_DIGITS = 8;

export interface Rooms {
  readonly archive: Archive;
  readonly ledger: Ledger;
  readonly knowledge: Knowledge;
  readonly merge: MergeFunction;
  /** ISO instant, asked for once a batch. */
  readonly now: () => string;
  /** Told after every collected item. */
  readonly onItem?: (location: string) => void;
}

type Failure = AddOutcome & { kind: "failed" };
type Reading = { kind: "read"; document: Document; original: Original } | Failure;

/** One document as handed in, to everything found in it. Pure. */
export function codeInput(input: InputDocument, knowledge: Knowledge): CodedDocument {
  return resolve(code(read(input, knowledge), knowledge), knowledge);
}

/** Takes everything of a plan into archive and ledger. An outcome is told only once it is safely stored. */
export async function* enterAll(plan: Plan, rooms: Rooms): AsyncGenerator<AddOutcome> {
  for await (const batch of batches(readings(plan, rooms))) yield* enterBatch(batch, rooms);
}

async function* readings(plan: Plan, rooms: Rooms): AsyncGenerator<Reading> {
  for await (const items of batches(plan.items())) {
    const fetched = items.filter((item) => item.kind === "fetched");
    const keptAt = rooms.now();
    const originals = await rooms.archive.keepAll(fetched.map((item) => ({ ...item, keptAt })));
    const kept = new Map(fetched.map((item, index) => [item as Collected, originals[index]!]));
    for (const item of items) {
      if (item.kind === "failed") yield item;
      else yield* readItem(item, kept.get(item)!, rooms.knowledge);
      rooms.onItem?.(item.location);
    }
  }
}

function* readItem(item: Fetched, original: Original, knowledge: Knowledge): Generator<Reading> {
  const given = { ...item.given, id: item.given.id ?? `${item.name}-${original.sha256.slice(0, ID_DIGITS)}` };
  for (const input of readInputs({ ...item, given })) {
    try {
      if (input.kind === "document")
        yield { kind: "read", document: read(input.document, knowledge), original };
      else yield failed(item.location, input.error);
    } catch (error) {
      yield failed(item.location, describeError(error));
    }
  }
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
  const readable = batch.filter((reading) => reading.kind === "read");
  const known = await ledger.knownDocuments(readable.map((reading) => reading.document));
  const entries: Entry[] = [];
  for (const { document, original } of readable.filter((reading) => !known.has(reading.document.id))) {
    const coded = resolve(code(document, knowledge), knowledge);
    entries.push({ coded, original, reports: reportsOf(coded, knowledge), addedAt });
    const { error } = coded;
    if (error)
      failures.push({ kind: "failed", location: document.id, code: error.code, message: error.message });
  }
  const entered = await ledger.enter(entries, merge);
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

async function* batches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    if (batch.push(item) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
