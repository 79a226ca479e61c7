// Who is killed or hurt by the tree: what hangs on a word of harm as its object, or as the subject of a passive or of
// dying, and the number that stands with it. Nothing is said here where the sentence has no tree.
import type { Range } from "../../record/index.ts";
import { thingOf, type View } from "../events/view.ts";
import { under } from "../events/tree/walk.ts";
import type { Figure } from "../tallies/figures.ts";

/** What a word of harm has by the tree. */
export interface Harmed {
  /** Absent where the tree says that they were several, and not how many. */
  readonly range?: Range;
  /** The figures that the range comes from. */
  readonly figures: readonly Figure[];
}

const SUFFERING: ReadonlySet<string> = new Set(["nsubj:pass", "obj"]);
const SUBJECT: ReadonlySet<string> = new Set(["nsubj", "nsubj:pass", "nsubj:outer"]);
const PERSONS: ReadonlySet<string> = new Set(["person", "armed"]);
const PEOPLE: ReadonlySet<string> = new Set([...PERSONS, "nationality"]);
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
  const sufferers = sufferersOf(view, at);
  const people = sufferers.flatMap((one) => [one, ...joined(view, one)]);
  const parts = people.map((one) => partOf(view, figures, one));
  const counted = parts.flatMap((part) => part?.figure ?? []);
  if (counted.length === 0 && (parts.length === 0 || parts.includes(undefined)))
    return sufferers.some((one) => isVaguelyMany(view, one)) ? { figures: [] } : undefined;
  return { range: sumOf(parts), figures: counted };
}

interface Part {
  readonly range: Range;
  readonly figure?: Figure;
}

/** "Two guards" of "two guards, a driver and villagers were killed": by its number, or one person. */
function partOf(view: View, figures: readonly Figure[], at: number): Part | undefined {
  const figure = figureOf(view, figures, at);
  if (figure) return { range: figure.range, figure };
  return isOnePerson(view, at) ? { range: { min: 1, max: 1 } } : undefined;
}

/** All together; who is told without a number makes it open to the top. */
function sumOf(parts: readonly (Part | undefined)[]): Range {
  const min = parts.reduce((sum, part) => sum + (part?.range.min ?? 0), 0);
  const max = parts.reduce((sum, part) => sum + (part?.range.max ?? Infinity), 0);
  return max === Infinity ? { min } : { min, max };
}

/** "Several guards", "dozens were hurt": no figure elsewhere in the sentence is theirs. */
function isVaguelyMany(view: View, at: number): boolean {
  return view.has("vague-plurals", at) || under(view, at).some((one) => view.has("vague-plurals", one));
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

/** Those joined to the sufferers by "and", but for who has a word of harm of his own ("and four others wounded"). */
function joined(view: View, one: number): number[] {
  return under(view, one).filter((child) => {
    const kind = thingOf(view, child)?.class ?? "";
    if (view.tokens[child]!.deprel !== "conj" || !PEOPLE.has(kind) || isHarm(view, child)) return false;
    return !under(view, child).some((at) => isHarm(view, at));
  });
}

function isHarm(view: View, at: number): boolean {
  return view.has("casualty-words", at);
}

function isOnePerson(view: View, at: number): boolean {
  const thing = thingOf(view, at);
  if (!thing) return false;
  if (thing.mention?.type === "person") return true;
  const { feats } = view.tokens[at]!;
  return PERSONS.has(thing.class) && feats?.["Number"] === "Sing" && !view.has("group-nouns", at);
}
