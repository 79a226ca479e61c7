// A digest before it is written: sections of entries, every entry with the words behind it. Neither Markdown nor HTML.

/** Where words stand: an outlet and a day, with the page at the outlet and our own page where there is one. */
export interface Source {
  readonly outlet: string;
  readonly date?: string;
  readonly url?: string;
  readonly page?: string;
}

export interface Quote {
  readonly text: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly source: Source;
}

export interface Entry {
  readonly headline: string;
  /** The grade of an incident, shown beside the headline. */
  readonly mark?: string;
  readonly lines: readonly string[];
  readonly quotes: readonly Quote[];
  /** "and 3 more reports" */
  readonly more?: string;
  readonly page?: string;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export interface Digest {
  readonly title: string;
  /** One sentence with the counts, or why there is nothing. */
  readonly summary: string;
  readonly sections: readonly Section[];
}
