// The door of the archive: originals by SHA-256 and the log of what was fetched. Files only; no SQL, no network.
export { openArchive } from "./open.ts";
export type { Archive, ArchiveReport, KeepItem, KeepOptions } from "./types.ts";
