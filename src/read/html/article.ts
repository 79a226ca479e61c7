// An HTML page as an article: its body text, paragraphs set apart by blank lines, and which of it are quotes and lists.
// Captions are the page's words about its pictures and are left out.
import type { Region } from "../../record/index.ts";
import { fold } from "../../text/index.ts";
import { linesOf } from "../noise/lines.ts";
import { MOST_LISTED, listBelow } from "../noise/mark.ts";
import type { Marker } from "../noise/markers.ts";
import { blocksOf } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { findBody } from "./body.ts";
import type { Hints } from "./hints.ts";
import { measurePage } from "./measure.ts";
import type { Page } from "./tree.ts";

export interface ArticleOptions {
  readonly hints: Hints;
  /** Markers of noise lines; a block that one of them fits is not taken over. */
  readonly markers: readonly Marker[];
  readonly title?: string;
}

const HEADING = /^h[1-6]$/;
// Patterns look at the beginning of a block only.
const FOLDED_LENGTH = 400;

function isMostlyLinks(block: Block): boolean {
  if (block.linkShare > 0.6 && block.text.length < 250) return true;
  return block.inList && block.linkShare > 0.4 && block.text.length < 120;
}

function markerOf(block: Block, markers: readonly Marker[]): Marker | undefined {
  const words = (block.text.slice(0, 2000).match(/\S+/g) ?? []).length;
  const folded = fold(block.text.slice(0, FOLDED_LENGTH)).trim();
  return markers.find((marker) => marker.noise && words <= marker.maxWords && marker.pattern.test(folded));
}

/** What a label ("Most read") stands over. The label alone being left out would leave its headlines as story. */
function listedBelow(blocks: readonly Block[], index: number): number {
  const below = linesOf(
    blocks
      .map(({ text }) => text.replaceAll("\n", " "))
      .slice(index, index + 1 + MOST_LISTED)
      .join("\n\n"),
  );
  return listBelow(below, 0).length;
}

/** Blocks that fit a marker are left out; one that reaches to the end of the text ends the article in its second half. */
function withoutMarked(blocks: readonly Block[], markers: readonly Marker[]): Block[] {
  const kept: Block[] = [];
  let listed = 0;
  for (const [index, block] of blocks.entries()) {
    const marker = markerOf(block, markers);
    if (listed-- > 0) continue;
    if (!marker) kept.push(block);
    else if (marker.reach === "rest" && index > blocks.length / 2) break;
    else if (marker.where === "end" && index < blocks.length / 2) kept.push(block);
    else if (marker.reach === "list") listed = listedBelow(blocks, index);
  }
  return kept;
}

/** A heading at the end stands over something that was dropped. */
function withoutLastHeadings(blocks: readonly Block[]): readonly Block[] {
  let end = blocks.length;
  while (end > 1 && HEADING.test(blocks[end - 1]!.tag)) end--;
  return blocks.slice(0, end);
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

export interface Article {
  readonly text: string;
  /** Quotes and lists as the page sets them apart; in text order. */
  readonly apart: readonly Region[];
}

const kindOf = ({ inQuote, inList }: Block): "quote" | "list" | undefined =>
  inQuote ? "quote" : inList ? "list" : undefined;

function joined(blocks: readonly Block[]): Article {
  let text = "";
  const apart: Region[] = [];
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before) text += block.inList && before.inList ? "\n" : "\n\n";
    const start = text.length;
    text += block.text;
    const kind = kindOf(block);
    if (kind === undefined) continue;
    const last = apart.at(-1);
    if (last && before && kindOf(before) === kind) last.end = text.length;
    else apart.push({ start, end: text.length, kind, noise: false, by: "read/html" });
  }
  return { text, apart };
}

export function articleOf(page: Page, { hints, markers, title }: ArticleOptions): Article {
  const measures = measurePage(page.root, hints);
  const all = blocksOf(findBody(page.root, measures), measures).filter((block) => !isMostlyLinks(block));
  const headline = lettersOf(title ?? "");
  const story = withoutMarked(all, markers).filter(
    (block) => headline === "" || lettersOf(block.text) !== headline,
  );
  return joined(withoutLastHeadings(story));
}
