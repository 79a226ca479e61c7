// What a collector hands over: bytes, where and when they were had, and what is known of them beside the bytes.

/** What a sidecar file or the transport says of a document; only what was given, nothing guessed. */
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
  /** The path or address that was asked for. */
  readonly location: string;
  /** A short name for ids: the file's stem, the address's last part. */
  readonly name: string;
  readonly given: Given;
}

/** Something that could not be had; the rest goes on. */
export interface Failed {
  readonly kind: "failed";
  readonly location: string;
  readonly code: string;
  readonly message: string;
}

export type Collected = Fetched | Failed;

export interface CollectOptions {
  /** Largest body taken, in bytes. */
  readonly maxBytes?: number;
  /** Longest wait for an address, in milliseconds. */
  readonly timeoutMs?: number;
  /** Lets loopback and private addresses be fetched: for tests and closed networks. */
  readonly allowPrivate?: boolean;
}
