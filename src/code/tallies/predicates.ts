// What happened to the people or things that are counted: the verb before the number, or behind the noun.
import { isComma, type View } from "../events/view.ts";
import type { Match } from "../words.ts";
import type { Counted } from "./counted.ts";

/** How far behind the counted noun its verb may stand: "24 politicians were murdered". */
const VERB_REACH = 7;

/** What happened to the counted: the verb right before the number, or one soon behind the noun with no comma between. */
export function predicateFor(
  view: View,
  predicates: readonly Match[],
  one: Counted,
  next: Counted | undefined,
): Match | undefined {
  const before = predicates.findLast((match) => match.to <= one.figure.from);
  if (before && one.figure.from - before.to <= 1) return before;
  const behind = Math.max(one.figure.to, one.thing?.to ?? 0);
  const until = Math.min(next?.figure.from ?? Infinity, behind + VERB_REACH);
  const after = predicates.find((match) => match.from >= one.figure.to && match.from < until);
  if (after && !crossesComma(view, behind, after.from)) return after;
  return one.bare && before ? before : coordinated(view, predicates, one, next);
}

/** An aside between two commas ("47 people, the ombudsman says, have died") does not part the counted from its verb. */
function crossesComma(view: View, from: number, to: number): boolean {
  let commas = 0;
  for (let i = from; i < to; i++) if (isComma(view.tokens[i])) commas++;
  return commas > 0 && !(commas === 2 && isComma(view.tokens[from]));
}

/** "467 airplanes, 246 helicopters … have been destroyed": a list shares the verb behind its last item. */
function coordinated(
  view: View,
  predicates: readonly Match[],
  one: Counted,
  next: Counted | undefined,
): Match | undefined {
  if (!next) return undefined;
  const behind = view.tokens.slice(one.figure.to, next.figure.from);
  const isList =
    behind.length <= 6 &&
    behind.some((token, at) => isComma(token) || view.has("coordinators", one.figure.to + at));
  return isList
    ? (predicates.find((match) => match.from >= next.figure.to) ??
        predicates.findLast((match) => match.to <= one.figure.from))
    : undefined;
}
