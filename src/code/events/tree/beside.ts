// What stands beside a description and says who or what is meant: names, the members of a list, those "including" opens.
import type { Thing } from "../things.ts";
import { thingOf, type View } from "../view.ts";
import { isSeveral, listed, nearest } from "./lists.ts";
import { under } from "./walk.ts";
import { isPersonByName, namesFor } from "./who.ts";

/** "Two engineers, A. Bell and C. Dow": the names, else the thing itself with what of it is told apart. */
export function beside(view: View, thing: Thing): readonly Thing[] {
  const hanging = under(view, thing.to - 1).filter((at) => at >= thing.to);
  const apposed = hanging.filter((at) => view.tokens[at]!.deprel === "appos").flatMap(listed(view));
  const names = namesFor(view, thing, apposed);
  if (names.length > 0) return names;
  const included = hanging.filter((at) => isIncluded(view, at));
  const things = [...apposed, ...[...included, ...behindMark(view, thing)].flatMap(listed(view))];
  const parts = isSeveral(view, thing) ? things.filter((one) => isPart(thing, one)) : [];
  return [thing, ...parts, ...lowered(view, thing)];
}

/** "Three cars on the road -- a taxi, a truck": a list behind a dash or colon hangs on the noun before it. */
function behindMark(view: View, { to }: Thing): number[] {
  const found: number[] = [];
  for (let at = to; at < view.tokens.length; at++) {
    const { deprel, head = -1 } = view.tokens[at]!;
    if (deprel !== "appos" || head < to || !under(view, at).some((one) => isOpening(view, one, at))) continue;
    const over = thingOf(view, head);
    if (!over || !isSeveral(view, over)) found.push(at);
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

/** "Killed ten, including A. Bell": the persons of a number that stands alone. */
export function namesUnder(view: View, at: number): Thing[] {
  const opened = under(view, at).filter(
    (one) => one > at && (isIncluded(view, one) || view.tokens[one]!.deprel === "appos"),
  );
  return opened.flatMap(listed(view)).filter(isPersonByName);
}

function isIncluded(view: View, at: number): boolean {
  if (view.tokens[at]!.deprel !== "nmod") return false;
  return under(view, at).some((one) => one < at && view.has("includers", one));
}

const PEOPLE: ReadonlySet<Thing["class"]> = new Set(["person", "armed", "nationality"]);
const THINGS: ReadonlySet<Thing["class"]> = new Set(["site", "platform", "object"]);

/** People have people as their parts, things have things. */
function isPart(whole: Thing, part: Thing): boolean {
  return [PEOPLE, THINGS].some((kind) => kind.has(whole.class) && kind.has(part.class));
}
