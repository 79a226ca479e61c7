// What stands beside a description and says who or what is meant: names, the members of a list, those "including" opens.
import type { Thing } from "../things.ts";
import { thingOf, type View } from "../view.ts";
import { under } from "./walk.ts";

/** "Two engineers, A. Bell and C. Dow": the names, else the thing itself with what of it is told apart. */
export function beside(view: View, thing: Thing): readonly Thing[] {
  const hanging = under(view, thing.to - 1).filter((at) => at >= thing.to);
  const isPeople = thing.mention?.type === "role" || thing.class === "person";
  const apposed = hanging.filter((at) => view.tokens[at]!.deprel === "appos").flatMap(listed(view));
  const said = isPeople ? whoIs(view, thing.to - 1) : [];
  const names = isPeople ? [...apposed, ...said].filter(isPersonByName) : [];
  if (names.length > 0) return names;
  const included = hanging.filter((at) => isIncluded(view, at));
  const things = [...apposed, ...[...included, ...behindMark(view, thing)].flatMap(listed(view))];
  const parts = isSeveral(view, thing) ? things.filter((one) => isPart(thing, one)) : [];
  return [thing, ...parts, ...lowered(view, thing)];
}

/** A person by name. */
export function isPersonByName({ mention }: Thing): boolean {
  return mention?.type === "person";
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

/** "Three cars on the road -- a taxi, a truck": a list behind a dash or colon hangs on the noun before it. */
function behindMark(view: View, { to }: Thing): number[] {
  const found: number[] = [];
  for (let at = to; at < view.tokens.length; at++) {
    const { deprel, head = -1 } = view.tokens[at]!;
    if (deprel !== "appos" || head < to || !under(view, at).some((one) => isOpening(view, one, at))) continue;
    found.push(at);
  }
  return found.slice(0, 1);
}

function isOpening(view: View, one: number, at: number): boolean {
  return one < at && /^[-–—:]+$/.test(view.tokens[one]!.text);
}

/** "The hall of the union, a hotel and a bank": a parser may hang the rest of a list on the noun before it. */
function lowered(view: View, thing: Thing): Thing[] {
  if (!THINGS.has(thing.class)) return [];
  const inner = under(view, thing.to - 1)
    .concat(thing.to - 1)
    .flatMap((at) => (at >= thing.from && at < thing.to ? inside(view, thing, at) : [at]));
  return [...new Set(inner)]
    .filter((at) => view.tokens[at]!.deprel === "nmod")
    .flatMap((at) => rest(view, at))
    .filter((at) => at >= thing.to)
    .flatMap((at) => nearest(view, at) ?? [])
    .filter((one) => THINGS.has(one.class));
}

/** What is joined to a word; of three or more the parser may call the second an apposition. */
function rest(view: View, at: number): number[] {
  const hanging = under(view, at);
  const isList = hanging.some((one) => view.tokens[one]!.deprel === "conj");
  return hanging.filter((one) => {
    const { deprel } = view.tokens[one]!;
    return deprel === "conj" || (isList && deprel === "appos");
  });
}

/** The words inside a thing and what hangs on them. */
function inside(view: View, { from, to }: Thing, at: number): number[] {
  return [at, ...under(view, at).filter((one) => one >= from && one < to)];
}

/** What is joined to an event noun but was hit like its target: "attacks on shops and power lines". */
export function joinedTargets(view: View, trigger: number, targets: readonly Thing[]): readonly Thing[] {
  const last = targets.at(-1);
  if (!last) return [];
  return under(view, trigger)
    .filter((at) => at >= last.to && view.tokens[at]!.deprel === "conj")
    .filter((at) => !under(view, at).some((one) => one < at && view.tokens[one]!.deprel === "case"))
    .flatMap((at) => nearest(view, at) ?? [])
    .filter((one) => isPart(last, one));
}

/** The things of a list, by the word that heads it. */
const listed =
  (view: View) =>
  (at: number): Thing[] =>
    [at, ...under(view, at).filter((i) => view.tokens[i]!.deprel === "conj")].flatMap(
      (one) => nearest(view, one) ?? [],
    );

function isIncluded(view: View, at: number): boolean {
  if (view.tokens[at]!.deprel !== "nmod") return false;
  return under(view, at).some((one) => one < at && view.has("includers", one));
}

/** "Leader Febe Velasquez": the name behind the word that heads the phrase. */
function nearest(view: View, at: number): Thing | undefined {
  const thing = thingOf(view, at);
  if (thing?.mention?.type !== "role") return thing;
  const next = thingOf(view, thing.to);
  return next?.from === thing.to && next.mention?.type === "person" ? next : thing;
}

function isSeveral(view: View, { to }: Thing): boolean {
  return view.tokens[to - 1]?.feats?.["Number"] === "Plur";
}

const PEOPLE: ReadonlySet<Thing["class"]> = new Set(["person", "armed", "nationality"]);
const THINGS: ReadonlySet<Thing["class"]> = new Set(["site", "platform", "object"]);

/** People have people as their parts, things have things. */
function isPart(whole: Thing, part: Thing): boolean {
  return [PEOPLE, THINGS].some((kind) => kind.has(whole.class) && kind.has(part.class));
}
