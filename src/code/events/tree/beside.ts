// What stands beside a description and says who or what is meant: names, the members of a list, those "including" opens.
import type { Thing } from "../things.ts";
import { thingOf, type View } from "../view.ts";
import { under } from "./walk.ts";

/** "Two engineers, A. Bell and C. Dow": the names, else the thing itself with what of it is told apart. */
export function beside(view: View, thing: Thing): readonly Thing[] {
  const hanging = under(view, thing.to - 1).filter((at) => at >= thing.to);
  const isPeople = thing.mention?.type === "role" || thing.class === "person";
  const apposed = hanging.filter((at) => view.tokens[at]!.deprel === "appos").flatMap(listed(view));
  const names = isPeople ? apposed.filter(({ mention }) => mention?.type === "person") : [];
  if (names.length > 0) return names;
  const things = [...apposed, ...hanging.filter((at) => isIncluded(view, at)).flatMap(listed(view))];
  const parts = isSeveral(view, thing) ? things.filter((one) => isPart(thing, one)) : [];
  return [thing, ...parts, ...lowered(view, thing)];
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
