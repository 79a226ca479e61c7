// What a source type is, and what it is given to work with. A type is one file in types/ and its line in the registry.
import type { z } from "zod";
import type { Collected, Given, Memory } from "./types.ts";
import type { TelegramClient } from "./telegram/client.ts";
import type { Web } from "./web/web.ts";

/** What is found in a listing; the reading of it is handed in from above, since it is no business of the network. */
export interface Readers {
  /** Throws CasusError if the bytes are no feed. */
  feed(bytes: Uint8Array, charset: string | undefined, url: string): Promise<readonly Announced[]>;
  /** Throws CasusError if the page shows no channel. */
  preview(bytes: Uint8Array): readonly { readonly number: number; readonly url: string }[];
  links(bytes: Uint8Array, charset: string | undefined, url: string): readonly string[];
  siteMap(
    bytes: Uint8Array,
    charset: string | undefined,
    url: string,
  ): {
    readonly pages: readonly { readonly url: string; readonly modified?: string }[];
    readonly maps: readonly { readonly url: string; readonly modified?: string }[];
  };
}

/** An entry of a feed. */
export interface Announced {
  readonly id: string;
  readonly url?: string;
  readonly title?: string;
  readonly published?: string;
  /** The feed itself carries the article. */
  readonly full: boolean;
}

export interface CollectContext {
  /** Id of the source, for the records. */
  readonly source: string;
  /** What the source says of all its documents: outlet, language. */
  readonly given: Given;
  readonly web: Web;
  readonly memory: Memory;
  /** Where paths of the source begin: the data folder, in which it is described. */
  readonly folder: string;
  readonly readers: Readers;
  /** The user's own connection, opened when it is first asked for. Throws CasusError where there is none. */
  telegram(): Promise<TelegramClient>;
  /** Where a type left off, as it noted it itself; undefined at the first time. */
  readonly mark: unknown;
  /** Notes where it is; on the disk when this returns. */
  saveMark(mark: unknown): Promise<void>;
}

export interface SourceType<Options = unknown> {
  readonly type: string;
  /** For help and settings. */
  readonly title: string;
  readonly options: z.ZodType<Options>;
  /** What a person calls one of these: the address, the channel. */
  subject(options: Options): string;
  /** Everything new, in an order in which it may be broken off at any item. */
  collect(options: Options, context: CollectContext): AsyncGenerator<Collected>;
}
