// Shapes bytes for people and programs outside: the digest and the exports. Reads views, asks no ledger, sends nothing.
export { writeEntries } from "./digest/index.ts";
export { incidentEntry, statementEntry, tallyEntry } from "./digest/entries.ts";
export { composeDigest } from "./digest/compose.ts";
export { CHANGES, newsSections, type News } from "./digest/news.ts";
export { DIGEST_FORMATS } from "./digest/input.ts";
export type { DigestFormat, DigestInput, DigestLabels, EntryInput } from "./digest/input.ts";
export { buildFeed, FEED_FORMATS } from "./feeds/build.ts";
export type { FeedFormat, FeedItem } from "./feeds/build.ts";
export { type Corrected, correctionEntry } from "./feeds/corrections.ts";
export { writeFeed } from "./feeds/feed.ts";
export type { FeedInput } from "./feeds/feed.ts";
export { csvCell } from "./exports/table.ts";
export { EXPORTERS, exporterNamed } from "./exports/registry.ts";
export { writeExport, writes } from "./exports/write.ts";
export type { ExportInput, ExportOptions, ExportWhat, Exporter, IncidentRow } from "./exports/types.ts";
