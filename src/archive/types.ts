// The shapes of the archive's door.
import type { FetchRecord, KnownAddress, Original } from "../record/index.ts";
import type { TreeHead } from "./heads.ts";

export interface KeepOptions {
  readonly mediaType: string;
  /** The path or address the bytes were read from. */
  readonly location: string;
  /** ISO instant; the archive has no clock of its own. */
  readonly keptAt: string;
  readonly charset?: string;
  /** A short name, for ids. */
  readonly name?: string;
  /** What was known of the document beside its bytes. */
  readonly given?: Readonly<
    Partial<Record<"id" | "title" | "published" | "outlet" | "url" | "language", string>>
  >;
  /** Which parts of it were to be read. */
  readonly parts?: readonly string[];
  readonly source?: string;
  /** How it was had. With one, every fetch is logged; without, a place only once for the same bytes. */
  readonly fetch?: FetchRecord;
}

export interface KeepItem extends KeepOptions {
  readonly bytes: Uint8Array;
}

/** A line of the log about bytes that were kept. */
export type KeptEntry = Original & Omit<KeepOptions, keyof Original>;

/** A line of the log about an answer of which nothing was kept. */
export interface AnswerEntry {
  readonly answer: "unchanged" | "listed" | "gone" | "failed";
  readonly location: string;
  /** ISO instant. */
  readonly at: string;
  readonly source?: string;
  readonly code?: string;
  readonly message?: string;
  readonly fetch?: FetchRecord;
}

export type LogEntry = KeptEntry | AnswerEntry;

/** What `verify` found. `faults` holds one sentence for a person for every entry of the lists. */
export interface ArchiveReport {
  /** Originals named by the log. */
  readonly originals: number;
  /** Lines of the log, and tree heads that they were held against. */
  readonly entries: number;
  readonly heads: number;
  /** The newest lines, which no head covers yet: a change of them would not be noticed. */
  readonly unsealed: number;
  /** Stamps of others under the heads. */
  readonly stamps: number;
  readonly damaged: readonly string[];
  readonly missing: readonly string[];
  /** Files in the folder that no line of the log names. */
  readonly extra: readonly string[];
  readonly faults: readonly string[];
}

/** What shows that a line stands in the log under a tree head. Hashes are hexadecimal. */
export interface InclusionProof {
  readonly line: string;
  readonly index: number;
  readonly size: number;
  readonly root: string;
  readonly path: readonly string[];
}

export interface Archive {
  readonly dir: string;
  /** What was put right on opening (a torn last line of the log), in sentences. */
  readonly notes: readonly string[];
  /** Lines of the log. */
  readonly size: number;
  /** Keeps bytes for ever and logs where they came from; returns once both are on the disk. */
  keep(bytes: Uint8Array, options: KeepOptions): Promise<Original>;
  /** `keep` for many: the same promise for all of them together, with far fewer waits for the disk. */
  keepAll(items: readonly KeepItem[]): Promise<Original[]>;
  /** Logs answers of which nothing is kept. */
  note(entries: readonly AnswerEntry[]): Promise<void>;
  /** The bytes behind a hash, or undefined. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  /** The first log entry of a hash, or undefined. */
  original(sha256: string): Original | undefined;
  /** What earlier fetches say of an address. */
  known(address: string): KnownAddress | undefined;
  /** Addresses of pages that were kept for a source. */
  keptFor(source: string): Iterable<string>;
  /** Every copy of an address, oldest first. */
  copiesOf(address: string): Promise<KeptEntry[]>;
  /** The newest entries of the log that kept something for a source, oldest first. */
  newestKept(count: number): Promise<KeptEntry[]>;
  /** Writes the tree head of the last day in the log, if that day is over at `now` (ISO instant) and has none. */
  seal(now: string): Promise<TreeHead | undefined>;
  /** Writes a tree head over all lines so far, though their day is not over; undefined where the newest covers them. */
  sealAll(): Promise<TreeHead | undefined>;
  heads(): Promise<readonly TreeHead[]>;
  /** Proof that the newest copy of a hash stands in the log, under the newest head that covers it, or the log as it is. */
  prove(sha256: string): Promise<InclusionProof | undefined>;
  /** Hashes every original again, and holds the log against every tree head. */
  verify(): Promise<ArchiveReport>;
  close(): Promise<void>;
}
