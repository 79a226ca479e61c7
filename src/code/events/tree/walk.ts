// Ways through a sentence's tree: up from a word, and how far two words are apart.
import type { View } from "../view.ts";

/** Longer chains are faults of the parser; the bound keeps odd trees cheap. */
const CLIMB = 24;

/** A step in the tree weighs as much as so many words between: a date hangs on its verb, wherever it stands. */
export const STEP = 8;

/** The words from a token up to the root, the token first. */
export function upFrom(view: View, at: number): number[] {
  const way = [at];
  for (let i = view.tokens[at]?.head ?? -1; i >= 0 && way.length < CLIMB; i = view.tokens[i]?.head ?? -1) {
    if (way.includes(i)) break;
    way.push(i);
  }
  return way;
}

/** Steps between two words, over the word that both hang on. */
export function apart(view: View, a: number, b: number): number {
  const up = upFrom(view, a);
  let steps = 0;
  for (const at of upFrom(view, b)) {
    const met = up.indexOf(at);
    if (met >= 0) return met + steps;
    steps++;
  }
  return CLIMB * 2;
}

/** The words that hang on a token. */
export function under(view: View, at: number): number[] {
  const found: number[] = [];
  view.tokens.forEach(({ head }, i) => {
    if (head === at) found.push(i);
  });
  return found;
}

/** How many words of quantity may stand one over the other: "a group of dozens of men". */
const NESTED = 3;

/** "Dozens of missiles", "19 of 24 drones": the word that a number or a word of quantity counts, else the word itself. */
export function counted(view: View, head: number): number {
  let at = head;
  for (let steps = 0; steps < NESTED && isQuantity(view, at); steps++) {
    const of = under(view, at).find(
      (child) => child > at && under(view, child).some((one) => view.has("object-markers", one)),
    );
    if (of === undefined) break;
    at = of;
  }
  return at;
}

function isQuantity(view: View, at: number): boolean {
  return view.has("quantity-nouns", at) || /^(?:NUM|SYM)$/.test(view.tokens[at]!.upos ?? "");
}
