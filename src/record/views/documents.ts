// A document in lists, on its page, in its versions, in a search; what was published when.
import { z } from "zod";
import type { Rows } from "./lists.ts";
import { CodedDocument } from "../document.ts";

export const Original = z.object({
  sha256: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
  /** The path or address it was read from. */
  location: z.string(),
  /** ISO instant at which it was kept. */
  keptAt: z.string(),
});
/** Where an original was kept: its hash, size, where and when it was had. */
export type Original = Readonly<z.infer<typeof Original>>;

export const DocumentRow = z.object({
  id: z.string(),
  title: z.string().optional(),
  outlet: z.string().optional(),
  url: z.string().optional(),
  published: z.string().optional(),
  language: z.string(),
  addedAt: z.string(),
  counts: z.object({ events: z.int(), statements: z.int(), tallies: z.int() }),
});
/** A document in a list. */
export type DocumentRow = Readonly<z.infer<typeof DocumentRow>>;

export const DocumentView = z.object({
  document: CodedDocument,
  original: Original,
  addedAt: z.string(),
  /** event id → incident id */
  incidents: z.record(z.string(), z.string()).readonly(),
  /** Since when the page is known not to be there any more, and the status that said so. */
  gone: z.object({ since: z.string(), status: z.int().optional() }).readonly().optional(),
});
/** A document page: everything coded, the original behind it, and the incidents its events belong to. */
export type DocumentView = Readonly<z.infer<typeof DocumentView>>;

export const DocumentVersion = z.object({
  sha256: z.string(),
  /** ISO instant at which the copy was kept. */
  keptAt: z.string(),
  /** Paragraphs that stayed, were taken out or put in since the version before; none of the first. */
  changes: z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() })).readonly(),
});
/** A copy of a document's page that reads differently from the one before. */
export type DocumentVersion = Readonly<z.infer<typeof DocumentVersion>>;

export const SearchHit = z.object({
  document: DocumentRow,
  /** Excerpt with the hit, as runs; `hit` runs are to be marked. */
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })).readonly(),
  incidents: z.array(z.string()).readonly(),
});
/** A hit of the search: a place in a document's text, or an incident. */
export type SearchHit = Readonly<z.infer<typeof SearchHit>>;

export const SearchBounds = z.object({
  /** So many of the newest hits stand first, the best of them before the others; the older ones follow by age. */
  ranked: z.int().optional(),
  /** Counting ended here: more documents may have the words and pass the filters. */
  capped: z.literal(true).optional(),
});
/** Where a search of very many hits stops putting them in order, or counting them. */
export type SearchBounds = Readonly<z.infer<typeof SearchBounds>>;
export type SearchHits = Rows<SearchHit> & SearchBounds;

/** Whom or what a text speaks of: ids of the registers, and the name as it was written. */
export interface Spoken {
  readonly name: string;
  readonly ids: readonly string[];
}

/** What a search is narrowed to; days are left out themselves. */
export interface SearchFilter {
  readonly actor?: Spoken;
  readonly place?: Spoken;
  readonly mode?: string;
  readonly publishedBefore?: string;
  readonly publishedAfter?: string;
}
