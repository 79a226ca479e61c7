// Markers of page noise as knowledge/languages/<xx>/noise.yaml writes them, compiled once per knowledge.
import { REGION_KINDS } from "../../record/index.ts";
import type { RegionKind } from "../../record/index.ts";
import type { Knowledge } from "../../knowledge/index.ts";

/** How far a marker reaches: its line, the line above too, the list of short lines below it, or all that follows. */
export const REACHES = ["line", "above", "list", "rest"] as const;
export type Reach = (typeof REACHES)[number];

export interface Marker {
  readonly kind: RegionKind;
  readonly reach: Reach;
  /** Looked for in the folded line. */
  readonly pattern: RegExp;
  /** Longest line it may match, in words. */
  readonly maxWords: number;
  /** Where in the text it may stand; "end" is the second half. */
  readonly where: "any" | "end" | "start";
  /** `language/number`, for the region's `by`. */
  readonly name: string;
  /** False for lines that are marked but stay part of the text (a dateline, a byline with a fact). */
  readonly noise: boolean;
}

// A line as long as this is a paragraph, not a marker, unless the entry says otherwise.
const DEFAULT_MAX_WORDS = 40;

type Fields = Readonly<Record<string, unknown>>;

function isOneOf<T extends string>(choices: readonly T[], value: unknown): value is T {
  return choices.some((choice) => choice === value);
}

function compile(entry: Fields, name: string): Marker[] {
  const { kind, pattern, reach = "line", where = "any" } = entry;
  if (!isOneOf(REGION_KINDS, kind) || typeof pattern !== "string" || !isOneOf(REACHES, reach)) return [];
  return [
    {
      kind,
      reach,
      name,
      pattern: new RegExp(pattern, "u"),
      noise: entry.noise !== false,
      maxWords: typeof entry["max-words"] === "number" ? entry["max-words"] : DEFAULT_MAX_WORDS,
      where: isOneOf(["any", "end", "start"] as const, where) ? where : "any",
    },
  ];
}

function markersIn(knowledge: Knowledge, language: string): Marker[] {
  const file = knowledge.languages.get(language)?.files.get("noise") as { markers?: unknown } | undefined;
  if (!Array.isArray(file?.markers)) return [];
  return file.markers.flatMap((entry: unknown, index) =>
    entry && typeof entry === "object" ? compile(entry as Fields, `${language}/noise-${index + 1}`) : [],
  );
}

const byKnowledge = new WeakMap<Knowledge, Map<string, readonly Marker[]>>();

/** Markers for a text in this language; those of English serve every language, as pages of all languages use them. */
export function markersFor(knowledge: Knowledge, language: string): readonly Marker[] {
  let byLanguage = byKnowledge.get(knowledge);
  if (!byLanguage) byKnowledge.set(knowledge, (byLanguage = new Map()));
  let markers = byLanguage.get(language);
  if (!markers) {
    const shared = ["zxx", "en"].filter((code) => code !== language);
    markers = [language, ...shared].flatMap((code) => markersIn(knowledge, code));
    byLanguage.set(language, markers);
  }
  return markers;
}
