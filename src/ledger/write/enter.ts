// Entering documents: one transaction for the document, its records, reports, judgements and the incidents touched.
import type { Blocking } from "../blocking.ts";
import { chunks } from "../rows.ts";
import type { Database, Store } from "../store.ts";
import type { Entered, Entry } from "../types.ts";
import { insertDocuments } from "./document.ts";
import { insertOriginals } from "./originals.ts";
import { placeReports } from "./place.ts";
import { type Retired, retire } from "./retire.ts";
import type { WordIndex } from "./search-index.ts";
import { type Settled, settle } from "./settle.ts";
import type { Joining } from "./together.ts";

/** Parts in which no id stands twice: a second text under an id must find the first one entered. */
function* partsOf(entries: readonly Entry[]): Generator<Entry[]> {
  let part = new Map<string, Entry>();
  for (const entry of entries) {
    if (part.has(entry.coded.id)) {
      yield [...part.values()];
      part = new Map();
    }
    part.set(entry.coded.id, entry);
  }
  if (part.size > 0) yield [...part.values()];
}

/** What everything that writes reports needs. */
export interface Writing extends Joining {
  readonly words: WordIndex;
  readonly blocking: Blocking;
}

async function retireBefore(db: Database, words: WordIndex, fresh: readonly Settled[]): Promise<Retired> {
  const before = fresh.flatMap((item) => (item.before === undefined ? [] : [item.before]));
  const retired = await retire(db, words, before, fresh[0]?.entry.addedAt ?? "");
  for (const part of chunks(before)) {
    await db.updateTable("documents").set({ newest: 0 }).where("seq", "in", part).execute();
  }
  return retired;
}

async function enterPart(db: Database, part: readonly Entry[], writing: Writing): Promise<Entered[]> {
  const { words } = writing;
  const settled = await settle(db, part);
  const fresh = settled.filter((item) => item.fresh);
  await insertOriginals(
    db,
    fresh.map(({ entry }) => entry.original),
  );
  const retired = await retireBefore(db, words, fresh);
  const seqs = await insertDocuments(db, words, fresh);
  const news = fresh.map(({ entry, fingerprint, before }, index) => ({
    document: seqs[index]!,
    id: entry.coded.id,
    fingerprint,
    reports: entry.reports,
    replaces: before !== undefined,
  }));
  await placeReports(db, news, retired, writing);
  return settled.map(({ entered }) => entered);
}

/** All of it is on the disk when this returns; after any error, or a kill at any moment, none of it is. */
export async function enter(store: Store, entries: readonly Entry[], writing: Writing): Promise<Entered[]> {
  if (entries.length === 0) return [];
  return store.write(async (tx) => {
    const entered: Entered[] = [];
    for (const part of partsOf(entries)) entered.push(...(await enterPart(tx, part, writing)));
    return entered;
  });
}
