// Documents: what goes into the coder (as given, and as read) and what comes out of it.
import { z } from "zod";
import { Span } from "./span.ts";
import { Mention } from "./mention.ts";
import { Attribution, Event, Statement, Tally, TimeExpression } from "./coded.ts";

export const InputDocument = z.looseObject({
  id: z.string().optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  telegram: z.record(z.string(), z.unknown()).optional(),
  title: z.string().optional(),
  published: z.string().optional(),
  url: z.string().optional(),
  outlet: z.string().optional(),
  language: z.string().optional(),
});
/** One document as an outsider hands it in: `text`, or `html`, or `telegram` (one message of a Desktop export). */
export type InputDocument = z.infer<typeof InputDocument>;

export const REGION_KINDS = [
  "title",
  "byline",
  "dateline",
  "caption",
  "teaser",
  "navigation",
  "share",
  "comment",
  "author",
  "footnote",
  "advert",
  "feed",
  "tags",
  "editorial",
  "heading",
  "quote",
  "list",
  "language",
] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

export const Region = z.object({
  ...Span.shape,
  kind: z.enum(REGION_KINDS),
  noise: z.boolean(),
  /** Of a stretch in another language than the document's (kind "language"): which one. */
  language: z.string().optional(),
  by: z.string().optional(),
});
/** A marked stretch of the text. `noise: true` is kept out of coding but never deleted. */
export type Region = z.infer<typeof Region>;

export const Picture = z.object({
  by: z.string(),
  /** How sure the reading is on the whole, 0 to 1. */
  confidence: z.number(),
  /** Each word of the text with its box in the picture: left, top, right, bottom in pixels. */
  words: z.array(
    z.object({
      ...Span.shape,
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      confidence: z.number(),
    }),
  ),
});
/** Where a text was read off a picture: it is derived, and as sure as the reading. */
export type Picture = z.infer<typeof Picture>;

export const PublishedFrom = z.enum(["given", "json-ld", "meta", "time", "visible", "url", "message"]);

export const Document = z.object({
  id: z.string(),
  text: z.string(),
  language: z.string(),
  title: z.string().optional(),
  published: z.string().optional(),
  publishedFrom: PublishedFrom.optional(),
  url: z.string().optional(),
  outlet: z.string().optional(),
  author: z.string().optional(),
  medium: z.object({ kind: z.string(), name: z.string().optional() }).optional(),
  /** Of a channel post: whom it was forwarded from, the message it answers, when it was edited. */
  forwardedFrom: z.string().optional(),
  replyTo: z.string().optional(),
  edited: z.string().optional(),
  /** Pictures and recordings of a channel post, by their paths in the export; the files are originals of the archive. */
  media: z.array(z.object({ kind: z.string(), path: z.string() })).optional(),
  /** Of a text that was read off a picture. */
  picture: Picture.optional(),
  /** The first document with (nearly) the same words; `share` of the shorter text's letters that both have. */
  copyOf: z
    .object({ document: z.string(), share: z.number(), by: z.enum(["paragraphs", "words"]) })
    .optional(),
  regions: z.array(Region),
});
/** A document as read: text with offsets that never change again, and marked regions. `language` is ISO 639 or `und`. */
export type Document = z.infer<typeof Document>;

export const CodingError = z.object({ code: z.string(), message: z.string() });
export type CodingError = z.infer<typeof CodingError>;

export const CodedDocument = Document.extend({
  mentions: z.array(Mention),
  times: z.array(TimeExpression),
  attributions: z.array(Attribution),
  events: z.array(Event),
  statements: z.array(Statement),
  tallies: z.array(Tally),
  error: CodingError.optional(),
});
/** A document with everything the coder found in it; the line that `casus code` prints. */
export type CodedDocument = z.infer<typeof CodedDocument>;
