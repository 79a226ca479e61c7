// Entering documents: one transaction for the document, its records, reports, judgements and the incidents touched.
import type { MergeFunction } from "../../record/index.ts";
import { candidatesFor } from "../read/candidates.ts";
import type { Database, Store } from "../store.ts";
import type { Entered, Entry } from "../types.ts";
import { insertDocuments } from "./document.ts";
import { insertOriginals } from "./originals.ts";
import { reportsOfDocuments, retire } from "./retire.ts";
import type { WordIndex } from "./search-index.ts";
import { settle } from "./settle.ts";
import { writeMerged } from "./merged.ts";
import { insertReports } from "./reports.ts";

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

async function enterPart(
  db: Database,
  words: WordIndex,
  part: readonly Entry[],
  merge: MergeFunction,
): Promise<Entered[]> {
  const settled = await settle(db, part);
  const fresh = settled.filter((item) => item.fresh);
  await insertOriginals(
    db,
    fresh.map(({ entry }) => entry.original),
  );
  const reports = fresh.flatMap(({ entry }) => entry.reports);
  const before = fresh.flatMap((item) => (item.before === undefined ? [] : [item.before]));
  const leaving = await reportsOfDocuments(db, before);
  const known = await candidatesFor(db, reports, leaving);
  await retire(db, words, before, leaving, fresh[0]?.entry.addedAt ?? "");
  const seqs = await insertDocuments(db, words, fresh);
  await insertReports(
    db,
    fresh.map(({ entry }, index) => ({ document: seqs[index]!, reports: entry.reports })),
  );
  await writeMerged(db, merge(reports, known), leaving);
  return settled.map(({ entered }) => entered);
}

/** All of it is on the disk when this returns; after any error, or a kill at any moment, none of it is. */
export async function enter(
  store: Store,
  words: WordIndex,
  entries: readonly Entry[],
  merge: MergeFunction,
): Promise<Entered[]> {
  if (entries.length === 0) return [];
  return store.write(async (tx) => {
    const entered: Entered[] = [];
    for (const part of partsOf(entries)) entered.push(...(await enterPart(tx, words, part, merge)));
    return entered;
  });
}
