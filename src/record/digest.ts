// A text for people made of entries with their sources: the digest of a period, or the alerts of one message. Shapes only;
// src/publish writes it as Markdown, HTML and plain text.

export interface Digest {
  readonly title: string;
  /** A sentence or two under the title. */
  readonly summary: string;
  readonly sections: readonly DigestSection[];
}

export interface DigestSection {
  readonly title: string;
  readonly entries: readonly DigestEntry[];
}

/** One incident, statement or tally: a line to scan by, what is to be said of it, and the words behind it. */
export interface DigestEntry {
  readonly headline: string;
  /** Grade of an incident, set beside the headline. */
  readonly mark?: string;
  readonly lines: readonly string[];
  readonly quotes: readonly DigestQuote[];
  /** "and 4 more reports": what was left out, if anything. */
  readonly more?: string;
  /** The page of this entry where pages are served. */
  readonly page?: string;
}

export interface DigestQuote {
  readonly text: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly source: DigestSource;
}

export interface DigestSource {
  readonly outlet: string;
  readonly date?: string;
  /** The document at its outlet. */
  readonly url?: string;
  /** The document in this ledger, with the record marked. */
  readonly page?: string;
}
