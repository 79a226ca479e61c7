// A text for people made of entries with their sources: the digest of a period, or the alerts of one message. Shapes only;
// src/publish writes it as Markdown, HTML and plain text.
import { z } from "zod";

export const DigestSource = z.object({
  outlet: z.string(),
  date: z.string().optional(),
  /** The document at its outlet. */
  url: z.string().optional(),
  /** The document in this ledger, with the record marked. */
  page: z.string().optional(),
});
export type DigestSource = Readonly<z.infer<typeof DigestSource>>;

export const DigestQuote = z.object({
  text: z.string(),
  language: z.string(),
  direction: z.enum(["ltr", "rtl"]),
  source: DigestSource,
});
export type DigestQuote = Readonly<z.infer<typeof DigestQuote>>;

export const DigestEntry = z.object({
  headline: z.string(),
  /** Grade of an incident, set beside the headline. */
  mark: z.string().optional(),
  lines: z.array(z.string()).readonly(),
  quotes: z.array(DigestQuote).readonly(),
  /** "and 4 more reports": what was left out, if anything. */
  more: z.string().optional(),
  /** The page of this entry where pages are served. */
  page: z.string().optional(),
});
/** One incident, statement or tally: a line to scan by, what is to be said of it, and the words behind it. */
export type DigestEntry = Readonly<z.infer<typeof DigestEntry>>;

export const DigestSection = z.object({ title: z.string(), entries: z.array(DigestEntry).readonly() });
export type DigestSection = Readonly<z.infer<typeof DigestSection>>;

export const Digest = z.object({
  title: z.string(),
  /** A sentence or two under the title. */
  summary: z.string(),
  sections: z.array(DigestSection).readonly(),
});
export type Digest = Readonly<z.infer<typeof Digest>>;
