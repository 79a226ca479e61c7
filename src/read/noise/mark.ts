// Goes through the lines of a text once and gives each line that is not story its region.
import type { Region, RegionKind } from "../../record/index.ts";
import { fold } from "../../text/index.ts";
import type { Line } from "./lines.ts";
import type { Marker } from "./markers.ts";
import { markHeadlines } from "./headlines.ts";
import { markFeeds, markShapes } from "./shapes.ts";

export type Marked = Map<Line, Region>;

export function mark(marked: Marked, line: Line, kind: RegionKind, by: string, noise = true): void {
  if (!marked.has(line)) marked.set(line, { start: line.start, end: line.end, kind, noise, by });
}

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, "");

const TITLE_WORDS = 25;

/** Without a title given, a first line like a headline over a longer sentence is one. */
function markFirstLine(marked: Marked, lines: readonly Line[]): void {
  const [first, second] = lines.filter((line) => !marked.has(line));
  if (!first || !second || first.stops || first.leads || first.words < 3 || first.words > TITLE_WORDS) return;
  if (second.stops && second.words > first.words && !/[#@|]|^\p{Extended_Pictographic}/u.test(first.text))
    mark(marked, first, "title", "read/first-line", false);
}

/** The title where it stands as a line: text the first time, noise when it is repeated. */
function markTitles(marked: Marked, lines: readonly Line[], title: string | undefined): void {
  const wanted = lettersOf(title ?? "");
  if (wanted === "") return;
  let seen = false;
  for (const line of lines) {
    if (line.text.length > (title?.length ?? 0) * 2 || lettersOf(line.text) !== wanted) continue;
    mark(marked, line, "title", "read/title", seen);
    seen = true;
  }
}

function applies(marker: Marker, line: Line, position: number): boolean {
  if (line.words > marker.maxWords) return false;
  if (marker.where === "end" && position < 0.4) return false;
  if (marker.where === "start" && position > 0.4) return false;
  return marker.pattern.test(line.folded);
}

// A list under a label ("Most read") goes on over lines like these and ends at the first sentence.
const LIST_LINE_WORDS = 20;
export const MOST_LISTED = 12;
const ITEM = /^(?:\d+[.)]|[•▪*-])\s/u;

const isListed = (line: Line): boolean =>
  line.words <= LIST_LINE_WORDS && (!line.stops || ITEM.test(line.text));

/** Lines of one block, or, where each stands in a block of its own, headlines: a lone word or two is none. */
export function listBelow(lines: readonly Line[], index: number): Line[] {
  const below: Line[] = [];
  for (const [at, line] of lines.slice(index + 1, index + 1 + MOST_LISTED).entries()) {
    if (!isListed(line)) break;
    const last = below.at(-1);
    const alone = lines[index + at + 2]?.block !== line.block;
    const isApart = last !== undefined && line.block !== last.block;
    if (isApart && !(alone && line.words > 2)) break;
    below.push(line);
  }
  return below;
}

function reached(lines: readonly Line[], index: number, marker: Marker): readonly Line[] {
  const line = lines[index]!;
  if (marker.reach === "rest") return lines.slice(index);
  if (marker.reach === "above")
    return lines.slice(Math.max(0, index - 1), index + 1).filter((other) => other.block === line.block);
  return marker.reach === "list" ? [line, ...listBelow(lines, index)] : [line];
}

function markByMarkers(marked: Marked, all: readonly Line[], markers: readonly Marker[]): void {
  // Where a line stands is told against the story, not against a feed of many short lines below it.
  const lines = all.filter((line) => marked.get(line)?.kind !== "feed");
  const length = lines.at(-1)?.end ?? 1;
  for (const [index, line] of lines.entries()) {
    if (marked.has(line)) continue;
    const marker = markers.find((candidate) => applies(candidate, line, line.start / length));
    if (!marker) continue;
    for (const other of reached(lines, index, marker))
      mark(marked, other, marker.kind, marker.name, marker.noise);
    if (marker.reach === "rest") return;
  }
}

export function markLines(
  lines: readonly Line[],
  title: string | undefined,
  markers: readonly Marker[],
): Marked {
  const marked: Marked = new Map();
  markTitles(marked, lines, title);
  markFeeds(marked, lines);
  markByMarkers(marked, lines, markers);
  markShapes(marked, lines);
  if (!title) markFirstLine(marked, lines);
  markHeadlines(marked, lines);
  return marked;
}
