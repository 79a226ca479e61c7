// Marks the stretches of a text that are not its story: noise is kept out of coding, never deleted.
import type { Region } from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { linesOf } from "./noise/lines.ts";
import { markLines } from "./noise/mark.ts";
import { findDatelines } from "./noise/datelines.ts";
import { markersFor } from "./noise/markers.ts";

/** Regions in text order, not overlapping. A repeated title counts as text once. Linear in the length of the text. */
export function markRegions(
  text: string,
  title: string | undefined,
  language: string,
  knowledge: Knowledge,
): Region[] {
  const lines = linesOf(text);
  const marked = markLines(lines, title, markersFor(knowledge, language));
  const datelines = findDatelines(
    lines.filter((line) => !marked.has(line)),
    knowledge.places,
  );
  const regions = [...marked.values(), ...datelines];
  return regions.sort((a, b) => a.start - b.start);
}
