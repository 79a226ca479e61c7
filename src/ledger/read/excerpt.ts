// An excerpt of a text around the words that were searched, as runs; hits are marked in the text as it is written.
import type { SearchHit } from "../../record/index.ts";
import type { SearchWord, WordCutter } from "../search-words.ts";

// About three lines on a page.
const EXCERPT_LENGTH = 240;
const LEAD = 60;

type Runs = SearchHit["excerpt"];

/** Start of the stretch that holds the most different words, the earliest of equals. */
function bestStart(hits: readonly SearchWord[]): number {
  let best = { start: 0, words: 0 };
  hits.forEach((hit, index) => {
    const words = new Set<string>();
    for (let at = index; at < hits.length && hits[at]!.end <= hit.start + EXCERPT_LENGTH - LEAD; at++) {
      words.add(hits[at]!.stem);
    }
    if (words.size > best.words) best = { start: hit.start, words: words.size };
  });
  return best.start;
}

/** Moves a cut to the nearest blank, so that no word is cut in two. */
function atBlank(text: string, offset: number, step: 1 | -1): number {
  for (let at = offset; Math.abs(at - offset) < 30; at += step) {
    if (at <= 0 || at >= text.length) return Math.max(0, Math.min(text.length, at));
    if (/\s/.test(text[at]!)) return at;
  }
  return offset;
}

export function excerptOf(text: string, cutter: WordCutter, stems: ReadonlySet<string>): Runs {
  const hits = cutter(text).filter((word) => stems.has(word.stem));
  const from = atBlank(text, Math.max(0, bestStart(hits) - LEAD), -1);
  const to = atBlank(text, Math.min(text.length, from + EXCERPT_LENGTH), 1);
  const runs: { text: string; hit: boolean }[] = [];
  const add = (start: number, end: number, hit: boolean): void => {
    if (end > start) runs.push({ text: text.slice(start, end).replace(/\s+/g, " "), hit });
  };
  let at = from;
  for (const hit of hits) {
    if (hit.start < from || hit.end > to) continue;
    add(at, hit.start, false);
    add(hit.start, hit.end, true);
    at = hit.end;
  }
  add(at, to, false);
  if (from > 0) runs.unshift({ text: "… ", hit: false });
  if (to < text.length) runs.push({ text: " …", hit: false });
  return runs;
}
