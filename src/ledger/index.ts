// The door of the ledger: the only room with SQL. It keeps documents, records, reports, judgements and incidents.
//
// How the main path uses it (src/pipeline.ts):
//
//   const archive = await openArchive(join(dataDir, "archive"));
//   const ledger  = await openLedger(join(dataDir, "ledger.sqlite"), { affixes });
//   const merging = mergingWith({ knowledge: mergeKnowledge(knowledge) });
//
//   const original = await archive.keep(bytes, { mediaType, location, keptAt });     // bytes first
//   const news     = documents.filter((document) => !known.has(document.id));        // known = ledger.knownDocuments(…)
//   const coded    = code(document, knowledge);
//   const entered  = await ledger.enter([{ coded, original, reports: reportsOf(coded), addedAt }], merging);
//   // Only now may the document be acknowledged ("added"): everything about it is on the disk.
//
// `enter` takes many entries at once: one transaction and one wait for the disk for all of them. Inside it the ledger
// looks up what the new reports may be one with and has them compared, groups what hangs together with them from outlines
// and judgements alone, and reads whole only the reports of the groups that changed, to have their incidents computed.
// Merging runs inside the transaction so that two processes adding at the same time cannot both miss each other's report;
// it must be pure.
export { openLedger, restoreLedger } from "./open.ts";
export type { TableRow } from "./copy.ts";
export type { Account, AccountChange, Bearer, LedgerPeople, Session } from "./people/index.ts";
export { fingerprintOf } from "./fingerprint.ts";
export type {
  Affixes,
  Dropped,
  Entered,
  Entry,
  IncidentRecord,
  Ledger,
  LedgerOptions,
  Rebuilt,
  Recoded,
} from "./types.ts";
export type { TimelineEntry } from "./read/timeline.ts";
export type { AlertLedger, Decided, Decision, Posted } from "./alerts/index.ts";
export type { EnteredDocument, Heads } from "./read/changes.ts";
export type { Blocking, KeySpan } from "./blocking.ts";
export type { LastJudged, QueueRows, ReviewLedger } from "./review/index.ts";
