// Which elements of a page hold the article: the best-scored element and those beside it that go on with its text.
import { linkDensity } from "./measure.ts";
import type { Measure, Measures } from "./measure.ts";
import { elementsOf } from "./tree.ts";
import type { Element } from "./tree.ts";

// Readability's class weight.
const HINT_WEIGHT = 25;
const TAG_WEIGHT: Readonly<Record<string, number>> = {
  article: 10,
  div: 5,
  pre: 3,
  td: 3,
  blockquote: 3,
  section: 3,
  main: 8,
  ol: -3,
  ul: -3,
  dl: -3,
  li: -3,
  th: -5,
};

function weigh(element: Element, measure: Measure): number {
  if (measure.score <= 0) return 0;
  let weight = measure.score + (TAG_WEIGHT[element.tag] ?? 0);
  if (measure.hints.body) weight += HINT_WEIGHT;
  if (measure.hints.unlikely) weight -= HINT_WEIGHT;
  if (element.attributes.itemprop === "articleBody") weight += 4 * HINT_WEIGHT;
  return weight * (1 - linkDensity(measure));
}

interface Candidate {
  readonly element: Element;
  readonly measure: Measure;
  readonly weight: number;
}

function candidates(root: Element, measures: Measures): Candidate[] {
  const found: Candidate[] = [];
  const walk = (element: Element): void => {
    const measure = measures.get(element)!;
    if (measure.dropped) return;
    const weight = weigh(element, measure);
    if (weight > 0) found.push({ element, measure, weight });
    for (const child of element.children) if (typeof child !== "string") walk(child);
  };
  walk(root);
  return found.sort((a, b) => b.weight - a.weight);
}

// How much more running text must stand above to take the outer element; more where the inner one is called a body.
// Swept on dev: 1.15–9 and 1.4–4.
const WIDER = 1.4;
const WIDER_THAN_BODY = 2.5;

/** Goes up while the element above holds clearly more running text and little else. */
function widen(best: Candidate, measures: Measures): Element {
  let element = best.element;
  for (
    let above = element.parent;
    above && above.tag !== "#root" && above.tag !== "html";
    above = above.parent
  ) {
    const outer = measures.get(above)!;
    const inner = measures.get(element)!;
    const needed = inner.hints.body && !outer.hints.body ? WIDER_THAN_BODY : WIDER;
    if (outer.running < inner.running * needed || linkDensity(outer) > 0.3) continue;
    element = above;
  }
  return element;
}

/** Siblings of the best element that hold running text of the same article. */
function withSiblings(top: Element, measures: Measures): Element[] {
  const parent = top.parent;
  if (!parent || top.tag === "body") return [top];
  const own = measures.get(top)!;
  const names = top.attributes.class;
  return parent.children.filter((child): child is Element => {
    if (typeof child === "string") return false;
    if (child === top) return true;
    const measure = measures.get(child)!;
    if (measure.dropped) return false;
    const bonus =
      names !== undefined && names !== "" && child.attributes.class === names ? own.score * 0.2 : 0;
    if (measure.score + bonus >= Math.max(10, own.score * 0.2) && linkDensity(measure) < 0.3) return true;
    return child.tag === "p" && measure.text > 80 && linkDensity(measure) < 0.25;
  });
}

/** Elements that together hold the article, in document order; the whole page where nothing stands out. */
export function findBody(root: Element, measures: Measures): Element[] {
  const [best] = candidates(root, measures);
  if (!best) {
    for (const element of elementsOf(root)) if (element.tag === "body") return [element];
    return [root];
  }
  return withSiblings(widen(best, measures), measures);
}
