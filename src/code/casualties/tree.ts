// Who is killed or hurt by the tree: what hangs on a word of harm as its object, or as the subject of a passive or of
// dying, and the number that stands with it. Nothing is said here where the sentence has no tree.
import type { Range } from "../../record/index.ts";
import { thingOf, type View } from "../events/view.ts";
import { under } from "../events/tree/walk.ts";
import type { Figure } from "../tallies/figures.ts";

/** What a word of harm has by the tree. */
export interface Harmed {
  readonly range: Range;
  /** The figure the range comes from; none for one person or several named ones. */
  readonly figure?: Figure;
}

const SUFFERING: ReadonlySet<string> = new Set(["nsubj:pass", "obj"]);
const SUBJECT: ReadonlySet<string> = new Set(["nsubj", "nsubj:pass", "nsubj:outer"]);
const PERSONS: ReadonlySet<string> = new Set(["person", "armed"]);
const HEADED: ReadonlySet<string> = new Set(["acl", "amod", "acl:relcl"]);

/** What was harmed at the word of harm in tokens `from` to `to`; undefined if the tree does not tell. */
export function harmedAt(
  view: View,
  figures: readonly Figure[],
  from: number,
  to: number,
): Harmed | undefined {
  const at = headWithin(view, from, to);
  if (view.tokens[at]!.head === undefined) return undefined;
  for (const one of sufferersOf(view, at)) {
    const figure = figureOf(view, figures, one);
    if (figure) return { range: figure.range, figure };
  }
  const persons = sufferersOf(view, at).flatMap((one) => [one, ...joined(view, one)]);
  const single = persons.length > 0 && persons.every((one) => isOnePerson(view, one));
  return single ? { range: { min: persons.length, max: persons.length } } : undefined;
}

const NO_PEOPLE: ReadonlySet<string> = new Set(["site", "platform"]);

/** "Burned three cars": what is harmed are things. */
export function harmsThings(view: View, from: number, to: number): boolean {
  const at = headWithin(view, from, to);
  if (view.tokens[at]!.head === undefined || view.tokens[at]!.upos !== "VERB") return false;
  const things = sufferersOf(view, at).map((one) => thingOf(view, one));
  return things.length > 0 && things.every((one) => one !== undefined && NO_PEOPLE.has(one.class));
}

function headWithin(view: View, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const head = view.tokens[at]!.head ?? -1;
    if (head < from || head >= to) return at;
  }
  return from;
}

function sufferersOf(view: View, at: number): number[] {
  const { upos, deprel = "", head = -1 } = view.tokens[at]!;
  const hanging = under(view, at);
  const by = (labels: ReadonlySet<string>): number[] =>
    hanging.filter((child) => labels.has(view.tokens[child]!.deprel ?? ""));
  if (upos === "NOUN" || upos === "NUM") return [at];
  const own = by(SUFFERING);
  if (own.length > 0) return own;
  const isActive = upos === "VERB" && view.has("transitive-harms", at);
  const subjects = isActive ? [] : by(SUBJECT);
  if (subjects.length > 0) return subjects;
  return HEADED.has(deprel) && head >= 0 ? [head] : [];
}

/** The number that counts a noun: with it, in the "of" behind it, or the word itself. */
function figureOf(view: View, figures: readonly Figure[], at: number): Figure | undefined {
  const counts = new Set([at, ...under(view, at).filter((child) => isNumber(view, child))]);
  return figures.find(({ number, to }) => {
    for (let i = number; i < to; i++) if (counts.has(i)) return true;
    return false;
  });
}

function isNumber(view: View, at: number): boolean {
  const { deprel } = view.tokens[at]!;
  return deprel === "nummod" || deprel === "det" || deprel === "advmod";
}

function joined(view: View, at: number): number[] {
  return under(view, at).filter((child) => view.tokens[child]!.deprel === "conj");
}

function isOnePerson(view: View, at: number): boolean {
  const thing = thingOf(view, at);
  if (!thing) return false;
  if (thing.mention?.type === "person") return true;
  const { feats } = view.tokens[at]!;
  return PERSONS.has(thing.class) && feats?.["Number"] === "Sing" && !view.has("group-nouns", at);
}
