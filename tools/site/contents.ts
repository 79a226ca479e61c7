// The chapters of the documentation site, in reading order. A page of docs/ that stands in no chapter stops the build.
export interface Chapter {
  readonly title: string;
  /** Names of files of docs/ without their ending. */
  readonly pages: readonly string[];
}

export const CHAPTERS: readonly Chapter[] = [
  { title: "Begin", pages: ["index"] },
  {
    title: "Work with it",
    pages: ["sources", "pages", "review", "alerts", "digest", "exports", "api", "mcp", "team"],
  },
  { title: "Understand it", pages: ["coding", "merging", "tallies", "threats", "archive", "proofs"] },
  {
    title: "Look up",
    pages: ["record-format", "api-reference", "rules", "analyser", "add-a-language", "storage"],
  },
  { title: "Measured", pages: ["figures", "accuracy", "speed"] },
];
