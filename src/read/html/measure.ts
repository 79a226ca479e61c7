// Measures of every element of a page, made in one walk: how much text, how much of it in links, how like an article.
import { hintsFor } from "./hints.ts";
import type { ElementHints, Hints } from "./hints.ts";
import type { Element } from "./tree.ts";

export interface Measure {
  readonly hints: ElementHints;
  /** Letters of text below, and how many of them stand in links. */
  text: number;
  linked: number;
  /** Letters of running text below: of paragraphs long enough and not mostly links. */
  running: number;
  /** Score of the paragraphs below, handed up to parents in falling shares. */
  score: number;
  /** No part of the article, and nothing below it. */
  dropped: boolean;
}

export type Measures = ReadonlyMap<Element, Measure>;

const DROPPED_TAGS = new Set([
  "nav",
  "aside",
  "footer",
  "button",
  "dialog",
  "menu",
  "input",
  "textarea",
  "label",
  "figcaption",
  "figure",
  "head",
  "video",
  "audio",
  "picture",
  "img",
  "hr",
  "meta",
  "link",
  "title",
]);
const DROPPED_ROLES = new Set([
  "navigation",
  "complementary",
  "contentinfo",
  "search",
  "banner",
  "alert",
  "dialog",
  "alertdialog",
  "menu",
  "menubar",
  "toolbar",
  "tablist",
]);
const PARAGRAPHS = new Set(["p", "pre", "blockquote", "td"]);
export const BLOCKS = new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "center",
  "dd",
  "details",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hr",
  "li",
  "main",
  "nav",
  "ol",
  "p",
  "pre",
  "section",
  "summary",
  "table",
  "tbody",
  "td",
  "tfoot",
  "th",
  "thead",
  "tr",
  "ul",
  "body",
  "html",
]);
// An element that holds this share of the page's running text is the page, whatever it is called (a form around
// everything, a "sidebar" wrapper).
const SPARED = 0.45;
// Hidden elements, comments, cookie notices: only where hardly anything else is left.
const SURELY_DROPPED = 0.85;
// Readability's: shorter paragraphs say nothing about where the article is.
const MIN_PARAGRAPH = 25;
// Text in a bare div or list item is often a label; swept 25–120 on dev.
const MIN_LOOSE = 60;

function isHidden({ attributes }: Element): boolean {
  if ("hidden" in attributes || attributes["aria-hidden"] === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "");
}

/**
 * The share of the page's running text that an element must hold to be kept in spite of its name or state: a page may
 * lie about it (a form around everything, a "sidebar" wrapper). 0 = nothing speaks against it.
 */
function doubtOf(element: Element, hints: ElementHints): number {
  if (element.tag === "body" || element.tag === "html") return 0;
  if (isHidden(element) || DROPPED_ROLES.has(element.attributes.role ?? "")) return SURELY_DROPPED;
  if (hints.never) return hints.body ? SPARED : SURELY_DROPPED;
  if (element.tag === "form") return SPARED;
  return hints.dropped && !hints.body && element.tag !== "article" ? SPARED : 0;
}

const letters = (text: string): number => text.replace(/\s+/g, "").length;

interface Walk {
  readonly hints: Hints;
  readonly measures: Map<Element, Measure>;
  /** Measures of a first walk that drops nothing by name; absent in that first walk. */
  readonly first?: Measures;
  readonly pageRunning: number;
}

function isDropped(element: Element, hints: ElementHints, walk: Walk): boolean {
  if (DROPPED_TAGS.has(element.tag)) return true;
  const doubt = walk.first ? doubtOf(element, hints) : 0;
  return doubt > 0 && walk.first!.get(element)!.running < walk.pageRunning * doubt;
}

/** Text of an element outside the blocks in it: what makes a paragraph of it. */
interface OwnText {
  text: number;
  linked: number;
  commas: number;
}

function addText(own: OwnText, text: string, linked: boolean): void {
  const count = letters(text);
  own.text += count;
  if (linked) own.linked += count;
  own.commas += text.split(/[,،、，]/).length - 1;
}

function addOwn(own: OwnText, other: OwnText): void {
  own.text += other.text;
  own.linked += other.linked;
  own.commas += other.commas;
}

function addBelow(measure: Measure, below: Measure): void {
  measure.text += below.text;
  measure.linked += below.linked;
  measure.running += below.running;
}

/** Running text of its own makes an element a paragraph, whatever it is called. */
function countParagraph(
  element: Element,
  measure: Measure,
  own: OwnText,
  measures: Map<Element, Measure>,
): void {
  const needed = PARAGRAPHS.has(element.tag) ? MIN_PARAGRAPH : MIN_LOOSE;
  if (own.text < needed) return;
  const share = 1 - own.linked / own.text;
  if (share > 0.5) measure.running += own.text - own.linked;
  handUp(element, (1 + own.commas + Math.min(own.text / 100, 3)) * share, measures);
}

function measureElement(element: Element, inLink: boolean, walk: Walk): { measure: Measure; own: OwnText } {
  const hints = walk.first?.get(element)?.hints ?? hintsFor(element, walk.hints);
  const measure: Measure = {
    hints,
    text: 0,
    linked: 0,
    running: 0,
    score: 0,
    dropped: isDropped(element, hints, walk),
  };
  walk.measures.set(element, measure);
  const linked = inLink || element.tag === "a";
  const own: OwnText = { text: 0, linked: 0, commas: 0 };
  for (const child of element.children) {
    if (typeof child === "string") {
      addText(own, child, linked);
      continue;
    }
    const below = measureElement(child, linked, walk);
    if (below.measure.dropped) continue;
    addBelow(measure, below.measure);
    addOwn(own, below.own);
  }
  if (!BLOCKS.has(element.tag)) return { measure, own };
  measure.text += own.text;
  measure.linked += own.linked;
  if (!measure.dropped) countParagraph(element, measure, own, walk.measures);
  return { measure, own: { text: 0, linked: 0, commas: 0 } };
}

// Readability's shares: the parent all of it, the grandparent half, those above a falling third.
function handUp(element: Element, score: number, measures: Map<Element, Measure>): void {
  let ancestor = element.parent;
  for (let level = 0; ancestor && level < 5; level++, ancestor = ancestor.parent) {
    const measure = measures.get(ancestor);
    if (!measure) continue;
    measure.score += level === 0 ? score : level === 1 ? score / 2 : score / (level * 3);
  }
}

export function measurePage(root: Element, hints: Hints): Measures {
  const first: Walk = { hints, measures: new Map(), pageRunning: 0 };
  const { measure } = measureElement(root, false, first);
  const second: Walk = { hints, measures: new Map(), first: first.measures, pageRunning: measure.running };
  measureElement(root, false, second);
  return second.measures;
}

export function linkDensity(measure: Measure): number {
  return measure.text === 0 ? 0 : measure.linked / measure.text;
}
