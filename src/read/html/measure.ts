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
// Readability's: shorter paragraphs say nothing about where the article is.
const MIN_PARAGRAPH = 25;

function isHidden({ attributes }: Element): boolean {
  if ("hidden" in attributes || attributes["aria-hidden"] === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? "");
}

/** By its name or state an element may be no part of the article; a page that lies about it is found out by `SPARED`. */
function isDoubtful(element: Element, hints: ElementHints): boolean {
  if (element.tag === "body" || element.tag === "html") return false;
  if (element.tag === "form" || isHidden(element) || DROPPED_ROLES.has(element.attributes.role ?? ""))
    return true;
  return hints.dropped && !hints.body && element.tag !== "article";
}

const letters = (text: string): number => text.replace(/\s+/g, "").length;

function paragraphScore(measure: Measure, commas: number): number {
  const share = 1 - measure.linked / Math.max(1, measure.text);
  return (1 + commas + Math.min(measure.text / 100, 3)) * share;
}

interface Walk {
  readonly hints: Hints;
  readonly measures: Map<Element, Measure>;
  /** Measures of a first walk that drops nothing by name; absent in that first walk. */
  readonly first?: Measures;
  readonly pageRunning: number;
}

function isDropped(element: Element, hints: ElementHints, walk: Walk): boolean {
  if (DROPPED_TAGS.has(element.tag)) return true;
  if (!walk.first || !isDoubtful(element, hints)) return false;
  return walk.first.get(element)!.running < walk.pageRunning * SPARED;
}

function isParagraph(element: Element, hasBlock: boolean): boolean {
  return PARAGRAPHS.has(element.tag) || (!hasBlock && (element.tag === "div" || element.tag === "section"));
}

/** Measures one element and all below it; gives its number of commas for the paragraph score. */
function measureElement(
  element: Element,
  inLink: boolean,
  walk: Walk,
): { measure: Measure; commas: number; hasBlock: boolean } {
  const hints = walk.first?.get(element)?.hints ?? hintsFor(element, walk.hints);
  const dropped = isDropped(element, hints, walk);
  const measure: Measure = { hints, text: 0, linked: 0, running: 0, score: 0, dropped };
  walk.measures.set(element, measure);
  const linked = inLink || element.tag === "a";
  let commas = 0;
  let hasBlock = false;
  for (const child of element.children) {
    if (typeof child === "string") {
      const count = letters(child);
      measure.text += count;
      if (linked) measure.linked += count;
      commas += child.split(/[,،、，]/).length - 1;
      continue;
    }
    const below = measureElement(child, linked, walk);
    hasBlock ||= below.hasBlock || BLOCKS.has(child.tag);
    if (below.measure.dropped) continue;
    measure.text += below.measure.text;
    measure.linked += below.measure.linked;
    measure.running += below.measure.running;
    commas += below.commas;
  }
  if (!measure.dropped && measure.text >= MIN_PARAGRAPH && isParagraph(element, hasBlock)) {
    const score = paragraphScore(measure, commas);
    if (measure.linked < measure.text / 2) measure.running = measure.text - measure.linked;
    handUp(element, score, walk.measures);
  }
  return { measure, commas, hasBlock };
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
