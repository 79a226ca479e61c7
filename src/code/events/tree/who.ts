// Who a description of people means, where the sentence names them: beside it, over it, behind a colon, or said of it.
import type { Thing } from "../things.ts";
import { isHardBreak, thingOf, type View } from "../view.ts";
import { isSeveral, listed } from "./lists.ts";
import { under } from "./walk.ts";

/** A person by name. */
export function isPersonByName({ mention }: Thing): boolean {
  return mention?.type === "person";
}

/** The persons whom a description means; `apposed` is what stands in apposition to it. */
export function namesFor(view: View, thing: Thing, apposed: readonly Thing[]): Thing[] {
  const isPeople = thing.mention?.type === "role" || thing.class === "person";
  if (!isPeople) return isNoun(thing) ? apposed.filter(isPersonByName) : [];
  const head = thing.to - 1;
  const beside = [...apposed, ...whoIs(view, head), ...over(view, head)].filter(isPersonByName);
  return beside.length > 0 || !isSeveral(view, thing) ? beside : behindColon(view, thing);
}

/** "Her mother, A. Bell": a common noun that no list has. */
function isNoun({ class: kind, mention }: Thing): boolean {
  return kind === "object" && mention === undefined;
}

/** "The dead are A. Bell and C. Dow", "the victim was identified as A. Bell": the things said of a subject. */
export function whoIs(view: View, at: number): Thing[] {
  return saidOf(view, at).flatMap(listed(view));
}

function saidOf(view: View, at: number): number[] {
  const { deprel = "", head = -1 } = view.tokens[at]!;
  if (head < 0 || !deprel.startsWith("nsubj")) return [];
  const hanging = under(view, head);
  if (hanging.some((one) => view.tokens[one]!.deprel === "cop")) return [head];
  if (!view.has("naming-verbs", head)) return [];
  return hanging.filter((one) => one > head && NAMING.has(view.tokens[one]!.deprel ?? ""));
}

const NAMING: ReadonlySet<string> = new Set(["obl", "obj", "xcomp"]);

/** "A. Bell and C. Dow, two engineers who were seized": the names that the description stands behind. */
function over(view: View, at: number): Thing[] {
  const { deprel, head = -1 } = view.tokens[at]!;
  return deprel === "appos" && head >= 0 ? listed(view)(head) : [];
}

/** So many words may stand between the colon and the first name: "major | A. Bell". */
const TITLE_WORDS = 3;

/** "The following officers died: A. Bell, major C. Dow …": the names of a list that begins right behind a colon. */
function behindColon(view: View, { to }: Thing): Thing[] {
  const colon = view.tokens.findIndex(({ text }, at) => at >= to && text === ":");
  const isNext = view.things.every((one) => one.from < to || one.from > colon || !isSeveral(view, one));
  if (colon < 0 || !isNext) return [];
  const end = view.tokens.findIndex(
    (token, at) => at > colon && (isHardBreak(token) || token.upos === "VERB"),
  );
  const persons = new Set<Thing>();
  for (let at = colon + 1; at < (end < 0 ? view.tokens.length : end); at++) {
    const thing = thingOf(view, at);
    if (thing && isPersonByName(thing)) persons.add(thing);
    if (persons.size === 0 && at > colon + TITLE_WORDS) return [];
  }
  return [...persons];
}
