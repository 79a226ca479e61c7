// Marks the stretches of a text that are not its story: noise is kept out of coding, never deleted. Quotes and lists are
// marked too, and stay part of it.
import type { Region } from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { quotesAndLists } from "./apart.ts";
import { foreignLanguage } from "./language.ts";
import { linesOf, type Line } from "./noise/lines.ts";
import { markLines } from "./noise/mark.ts";
import { findDatelines } from "./noise/datelines.ts";
import { markersFor } from "./noise/markers.ts";

/**
 * Regions in text order, not overlapping; what is noise or a title is no quote. A repeated title counts as text once.
 * `apart` are the quotes and lists that markup told; else the text's own signs are looked at. Linear in its length.
 */
export function markRegions(
  text: string,
  title: string | undefined,
  language: string,
  knowledge: Knowledge,
  apart?: readonly Region[],
): Region[] {
  const lines = linesOf(text);
  const marked = markLines(lines, title, markersFor(knowledge, language));
  const unmarked = lines.filter((line) => !marked.has(line));
  const foreign = foreignOf(unmarked, language);
  const free = unmarked.filter((line) => !foreign.has(line));
  const datelines = findDatelines(unmarked, knowledge);
  const first = [...marked.values(), ...behind([...foreign.values()], datelines), ...datelines].sort(
    (a, b) => a.start - b.start,
  );
  return withoutOverlap(first, apart ?? quotesAndLists(free));
}

/** What is left of regions behind the datelines in them. */
function behind(regions: readonly Region[], datelines: readonly Region[]): Region[] {
  return regions.map((region) => {
    const inside = datelines.find(({ start, end }) => start >= region.start && end < region.end);
    return inside ? { ...region, start: inside.end } : region;
  });
}

/** Lines in another language than the document's: an Arabic post with English lines. They are coded by their own language. */
function foreignOf(lines: readonly Line[], main: string): Map<Line, Region> {
  const found = new Map<Line, Region>();
  for (const line of lines) {
    const language = foreignLanguage(line.text, main);
    const { start, end } = line;
    if (language)
      found.set(line, { start, end, kind: "language", noise: false, language, by: "read/language" });
  }
  return found;
}

/** Both in text order; of two that overlap the one of `first` stays. */
function withoutOverlap(first: readonly Region[], second: readonly Region[]): Region[] {
  const regions: Region[] = [];
  let at = 0;
  for (const region of second) {
    while (at < first.length && first[at]!.end <= region.start) regions.push(first[at++]!);
    if (at === first.length || first[at]!.start >= region.end) regions.push(region);
  }
  return [...regions, ...first.slice(at)];
}
