// Marks the stretches of a text that are not its story: noise is kept out of coding, never deleted. Quotes and lists are
// marked too, and stay part of it.
import type { Region } from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { quotesAndLists } from "./apart.ts";
import { linesOf } from "./noise/lines.ts";
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
  const free = lines.filter((line) => !marked.has(line));
  const datelines = findDatelines(free, knowledge.places);
  const first = [...marked.values(), ...datelines].sort((a, b) => a.start - b.start);
  return withoutOverlap(first, apart ?? quotesAndLists(free));
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
