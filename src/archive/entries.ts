// What the lines of the log say, held in memory as far as it is asked for: first copies, addresses, leaves of the tree.
import type { FetchRecord, KnownAddress, Original } from "../record/index.ts";
import { headerOf } from "../record/index.ts";
import { MerkleTree, leafHash } from "./merkle.ts";
import type { KeptEntry, LogEntry } from "./types.ts";

type Known = { -readonly [K in keyof KnownAddress]: KnownAddress[K] };

/** A line as an entry; undefined for anything else. */
export function parseEntry(line: Uint8Array): LogEntry | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(line).toString("utf8"));
    if (typeof value !== "object" || value === null) return undefined;
    const entry = value as Partial<KeptEntry> & { answer?: unknown; at?: unknown };
    if (typeof entry.answer === "string" && typeof entry.at === "string") return value as LogEntry;
    const whole = typeof entry.sha256 === "string" && typeof entry.bytes === "number";
    return whole && typeof entry.keptAt === "string" ? (value as LogEntry) : undefined;
  } catch {
    return undefined;
  }
}

export function isKept(entry: LogEntry): entry is KeptEntry {
  return "sha256" in entry;
}

const instantOf = (entry: LogEntry): string => (isKept(entry) ? entry.keptAt : entry.at);

/** An address is known as it was asked for and as it answered. */
function addressesOf(entry: LogEntry): Set<string> {
  const { fetch } = entry;
  return new Set([entry.location, ...(fetch ? [fetch.url] : [])]);
}

/** The same string for as long as the same is said: a batch has one instant, a folder few media types. */
class Same {
  #last = "";

  as(text: string): string {
    if (text !== this.#last) this.#last = text;
    return this.#last;
  }
}

export class Entries {
  readonly tree = new MerkleTree();
  /** First entry of each hash. */
  readonly firsts = new Map<string, Original>();
  /** Day (UTC) of the last line. */
  lastDay: string | undefined;
  readonly #known = new Map<string, Known>();
  readonly #bySource = new Map<string, Set<string>>();
  readonly #keptAt: number[] = [];
  /** Address → the lines of its copies; almost all have one. */
  readonly #copies = new Map<string, number | number[]>();
  /** The hash of each line that kept something. */
  readonly #hashes: (string | undefined)[] = [];
  readonly #lineOf = new Map<string, number>();
  readonly #offsets: number[] = [];
  readonly #instant = new Same();
  readonly #mediaType = new Same();

  add(entry: LogEntry, line: { readonly bytes: Uint8Array; readonly offset: number }): void {
    const index = this.tree.size;
    this.tree.add(leafHash(line.bytes));
    this.#offsets.push(line.offset);
    const at = this.#instant.as(instantOf(entry));
    this.lastDay = at.slice(0, 10);
    this.#hashes.push(isKept(entry) ? this.#addKept(entry, index, at) : undefined);
    for (const address of addressesOf(entry)) this.#learn(address, entry, at);
  }

  /** Gives the hash, the same string for all lines that have it. */
  #addKept(entry: KeptEntry, index: number, keptAt: string): string {
    const { bytes, location } = entry;
    const first = this.firsts.get(entry.sha256);
    const sha256 = first?.sha256 ?? entry.sha256;
    const mediaType = this.#mediaType.as(entry.mediaType);
    if (!first) this.firsts.set(sha256, { sha256, bytes, mediaType, location, keptAt });
    this.#lineOf.set(sha256, index);
    if (entry.source !== undefined) this.#keptAt.push(index);
    const copies = this.#copies.get(location);
    if (typeof copies === "object") copies.push(index);
    else this.#copies.set(location, copies === undefined ? index : [copies, index]);
    this.#addToSource(entry);
    return sha256;
  }

  #addToSource(entry: KeptEntry): void {
    if (entry.source === undefined || entry.parts !== undefined) return;
    const pages = this.#bySource.get(entry.source) ?? new Set();
    this.#bySource.set(entry.source, pages.add(entry.location));
  }

  #learn(address: string, entry: LogEntry, at: string): void {
    const known: Known = this.#known.get(address) ?? { lastFetchedAt: "", failures: 0 };
    known.lastFetchedAt = at;
    if (isKept(entry)) {
      known.sha256 = this.#hashes.at(-1);
      known.firstKeptAt ??= at;
      known.failures = 0;
      delete known.gone;
      learnValidators(known, entry.fetch);
    } else if (entry.answer === "failed") known.failures++;
    else if (entry.answer === "gone") known.gone ??= { since: at, status: entry.fetch?.status };
    else known.failures = 0;
    this.#known.set(address, known);
  }

  known(address: string): KnownAddress | undefined {
    return this.#known.get(address);
  }

  hasPlace(sha256: string, location: string): boolean {
    return this.copiesOf(location).some((index) => this.#hashes[index] === sha256);
  }

  keptFor(source: string): Iterable<string> {
    return this.#bySource.get(source) ?? [];
  }

  /** Indexes of lines. */
  copiesOf(address: string): readonly number[] {
    const copies = this.#copies.get(address) ?? [];
    return typeof copies === "number" ? [copies] : copies;
  }

  newestKept(count: number): readonly number[] {
    return this.#keptAt.slice(-count);
  }

  lineOf(sha256: string): number | undefined {
    return this.#lineOf.get(sha256);
  }

  offsetOf(index: number): number {
    return this.#offsets[index]!;
  }
}

function learnValidators(known: Known, fetch: FetchRecord | undefined): void {
  known.etag = headerOf(fetch?.headers, "etag");
  known.lastModified = headerOf(fetch?.headers, "last-modified");
}
