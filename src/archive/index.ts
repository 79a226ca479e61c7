// The door of the archive: originals by SHA-256, the log of what was fetched, and its proofs. Files only; no SQL, no network.
export { openArchive } from "./open.ts";
export { isSignedBy, readVerifier as readVerifierOf } from "./heads.ts";
export type { TreeHead } from "./heads.ts";
export { openCopies } from "./copies.ts";
export type { Copies, CopyOf, SignedText } from "./copies.ts";
export { openJournal } from "./journal.ts";
export type { Journal, PollEntry } from "./journal.ts";
export { MerkleTree, isConsistent, isIncluded, leafHash } from "./merkle.ts";
export { otsOf, readOts } from "./opentimestamps.ts";
export type { OtsProof } from "./opentimestamps.ts";
export { readTimeStamp, timeStampRequest } from "./rfc3161.ts";
export type { TimeStamp } from "./rfc3161.ts";
export { headDigest, stampsOf, writeStamp } from "./stamps.ts";
export { writeWacz } from "./wacz.ts";
export type { WaczCase, WaczPage } from "./wacz.ts";
export type {
  AnswerEntry,
  Archive,
  ArchiveReport,
  InclusionProof,
  KeepItem,
  KeepOptions,
  KeptEntry,
} from "./types.ts";
