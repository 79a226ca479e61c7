// THE MAIN PATH: collect, archive, read, code, resolve, merge, ledger. Every stage is a room; this file only joins them.
import type {
  AddOutcome,
  CodedDocument,
  Document,
  InputDocument,
  Merging,
  Original,
  Picture,
} from "./record/index.ts";
import { describeError } from "./record/index.ts";
import type { Archive, Copies } from "./archive/index.ts";
import type { Collected, Fetched } from "./collect/index.ts";
import type { Knowledge } from "./knowledge/index.ts";
import type { Entered, Entry, Ledger } from "./ledger/index.ts";
import { code } from "./code/index.ts";
import { reportsOf } from "./merge/index.ts";
import { read, readInputs, signatureOf } from "./read/index.ts";
import { answered, failed, logged } from "./pipeline/answers.ts";
import type { Outcome } from "./pipeline/answers.ts";
import { batches } from "./pipeline/batches.ts";
import { idOf } from "./pipeline/ids.ts";
import { resolve } from "./resolve/index.ts";

export interface Rooms {
  readonly archive: Archive;
  readonly copies: Copies;
  readonly ledger: Ledger;
  readonly knowledge: Knowledge;
  readonly merging: Merging;
  /** ISO instant, asked for once a batch. */
  readonly now: () => string;
  /** Told of every document as its turn to be coded comes; `left` are read already and wait behind it. */
  readonly onDocument?: (document: string, left: number) => void;
  /** Told of the documents that were added, before that is told to anybody else. */
  readonly onEntered?: (documents: readonly string[]) => Promise<void>;
  /** Reads the text in pictures; absent: they are left out with a word. */
  readonly readPicture?: (bytes: Uint8Array) => Promise<{ text: string; picture: Picture }>;
  /** Items and documents that are stored together; default 64. One where they come in slowly. */
  readonly batch?: number;
}

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
    for (const item of items) if (item.kind === "fetched") yield* readItem(item, kept.get(item)!, rooms);
    yield* gone;
  }
}

const bytesOf = (item: Collected): number => (item.kind === "fetched" ? item.bytes.byteLength : 0);

async function* readItem(item: Fetched, original: Original, rooms: Rooms): AsyncGenerator<Reading> {
  const { knowledge } = rooms;
  const given = { ...item.given, id: item.given.id ?? idOf(item, original) };
  if (rooms.readPicture && item.mediaType.startsWith("image/")) {
    try {
      const { text, picture } = await rooms.readPicture(item.bytes);
      yield { kind: "read", document: { ...read({ ...given, text }, knowledge), picture }, original };
    } catch (error) {
      yield failed(item.location, describeError(error));
    }
    return;
  }
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

async function* enterBatch(batch: readonly Reading[], rooms: Rooms): AsyncGenerator<AddOutcome> {
  const { ledger, knowledge, merging } = rooms;
  const addedAt = rooms.now();
  const failures = batch.filter((reading) => reading.kind === "failed");
  const answers = batch.filter((reading) => reading.kind === "gone" || reading.kind === "unchanged");
  const readable = batch.filter((reading) => reading.kind === "read");
  const known = await ledger.knownDocuments(readable.map((reading) => reading.document));
  const entries: Entry[] = [];
  for (const [index, { document, original }] of readable.entries()) {
    rooms.onDocument?.(document.id, readable.length - index - 1);
    if (known.has(document.id)) continue;
    const coded = resolve(code(linked(document, rooms.copies), knowledge), knowledge);
    entries.push({ coded, original, reports: reportsOf(coded, knowledge), addedAt });
    const { error } = coded;
    if (error)
      failures.push({ kind: "failed", location: document.id, code: error.code, message: error.message });
  }
  const entered = await ledger.enter(entries, merging);
  await rooms.onEntered?.(entered.flatMap(({ kind, document }) => (kind === "added" ? [document] : [])));
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
  for (const [index, outcome] of entered.entries()) yield outcomeOf(entries[index]!.coded, outcome);
  yield* answers;
  yield* failures;
}

function outcomeOf(coded: CodedDocument, outcome: Entered): AddOutcome {
  if (outcome.kind === "known") return outcome;
  const { kind, document, version } = outcome;
  const counts = {
    events: coded.events.length,
    statements: coded.statements.length,
    tallies: coded.tallies.length,
  };
  return { kind, document, counts, title: coded.title, ...(version > 1 && { version }) };
}
