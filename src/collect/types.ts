// What a collector hands over: bytes, where and when they were had, and what is known of them beside the bytes.
import type { FetchRecord, KnownAddress } from "../record/index.ts";

/** What a sidecar file, a feed or the transport says of a document; only what was given, nothing guessed. */
export interface Given {
  readonly id?: string;
  readonly title?: string;
  readonly published?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly language?: string;
}

export interface Fetched {
  readonly kind: "fetched";
  readonly bytes: Uint8Array;
  /** MIME type by transport or by file name: text/html, text/plain, application/json, application/jsonl. */
  readonly mediaType: string;
  /** Charset by transport, lower-cased, where one was given. */
  readonly charset?: string;
  /** The path, or the address that answered. */
  readonly location: string;
  /** A short name for ids: the file's stem, the address's last part. */
  readonly name: string;
  readonly given: Given;
  /** How it was had, where it came over the network. */
  readonly fetch?: FetchRecord;
  /** The source of knowledge/sources that it was collected for. */
  readonly source?: string;
  /** Which parts of it (entries of a feed) are to be read; none: it is only kept. Absent: all. */
  readonly parts?: readonly string[];
}

/** Something that could not be had; the rest goes on. */
export interface Failed {
  readonly kind: "failed";
  readonly location: string;
  readonly code: string;
  readonly message: string;
  readonly fetch?: FetchRecord;
  readonly source?: string;
}

/** An answer without anything to keep: the same as before, a list of links, or "it is not here any more". */
export interface Answered {
  readonly kind: "unchanged" | "listed" | "gone";
  readonly location: string;
  readonly fetch: FetchRecord;
  readonly source?: string;
  /** Of what is gone: there is a copy, though not under this very address (a post among others on a page). */
  readonly had?: boolean;
}

export type Collected = Fetched | Failed | Answered;

export interface CollectOptions {
  /** Pictures that are named are taken too, to have their text read. */
  readonly pictures?: boolean;
  /** Largest body taken, in bytes. */
  readonly maxBytes?: number;
  /** Longest wait for an address, in milliseconds. */
  readonly timeoutMs?: number;
  /** Lets loopback and private addresses be fetched, all or those with a host name: for tests and closed networks. */
  readonly allowPrivate?: boolean | ((host: string) => boolean);
}

/** What earlier runs know; the archive answers. */
export interface Memory {
  known(address: string): KnownAddress | undefined;
  /** Addresses of pages that were kept for a source. */
  keptFor(source: string): Iterable<string>;
}
