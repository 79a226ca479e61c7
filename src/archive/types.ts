// The shapes of the archive's door.
import type { Original } from "../record/index.ts";

export interface KeepOptions {
  readonly mediaType: string;
  /** The path or address the bytes were read from. */
  readonly location: string;
  /** ISO instant; the archive has no clock of its own. */
  readonly keptAt: string;
}

export interface KeepItem extends KeepOptions {
  readonly bytes: Uint8Array;
}

/** What `verify` found. `faults` holds one sentence for a person for every entry of the lists. */
export interface ArchiveReport {
  /** Originals named by the log. */
  readonly originals: number;
  readonly damaged: readonly string[];
  readonly missing: readonly string[];
  /** Files in the folder that no line of the log names. */
  readonly extra: readonly string[];
  readonly faults: readonly string[];
}

export interface Archive {
  readonly dir: string;
  /** What was put right on opening (a torn last line of the log), in sentences. */
  readonly notes: readonly string[];
  /** Keeps bytes for ever and logs where they came from; returns once both are on the disk. */
  keep(bytes: Uint8Array, options: KeepOptions): Promise<Original>;
  /** `keep` for many: the same promise for all of them together, with far fewer waits for the disk. */
  keepAll(items: readonly KeepItem[]): Promise<Original[]>;
  /** The bytes behind a hash, or undefined. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  /** The first log entry of a hash, or undefined. */
  original(sha256: string): Original | undefined;
  /** Hashes every original again. */
  verify(): Promise<ArchiveReport>;
  close(): Promise<void>;
}
