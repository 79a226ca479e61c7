// The score of two reports: what speaks for and against their telling of one incident, added up. It explains itself.
import type { PlaceValue, Report } from "../../record/index.ts";
import type { MergeKnowledge, Reason, Score } from "../types.ts";
import { type Days, daysOf, scoreDates } from "./dates.ts";
import { scoreFigures } from "./figures.ts";
import { scoreKinds } from "./kinds.ts";
import { type Named, nameWeights, scoreLocalNames, scoreNames, scoreWeapons } from "./names.ts";
import { scoreAllParties } from "./parties.ts";
import { closestPlaces, scorePlaces } from "./places.ts";

/** A report with what every comparison of it needs, made once. */
export interface Prepared extends Named {
  readonly days: Days | undefined;
  readonly places: readonly PlaceValue[];
}

// A pair so far apart in time, place or kind need not be looked at further.
const HOPELESS = -4;

export function prepare(report: Report): Prepared {
  return {
    report,
    days: daysOf(report),
    places: closestPlaces(report),
    names: nameWeights(report.names),
    evidenceNames: nameWeights(report.evidenceNames),
  };
}

// Place, parties and names all say "the same people and places", so together they may not outvote another day:
// swept 3–7 on the campaign texts and the crime news.
const SAMENESS_MOST = 5;
// Two attacks of a kind on one day in one country are two, unless something says more.
const SAMENESS_LEAST = 1;
const THIN = -2;
const SAMENESS: ReadonlySet<string> = new Set(["place", "actors", "targets", "victims", "names", "words"]);

function total(reasons: readonly Reason[]): Score {
  const sum = (list: readonly Reason[]): number => list.reduce((all, reason) => all + reason.score, 0);
  const same = sum(reasons.filter((reason) => SAMENESS.has(reason.name)));
  const all = [...reasons];
  if (same > SAMENESS_MOST)
    all.push({ name: "cap", score: SAMENESS_MOST - same, note: "the same people and places" });
  if (same < SAMENESS_LEAST)
    all.push({ name: "thin", score: THIN, note: "hardly more than a day and a kind in common" });
  return { total: Math.round(sum(all) * 1000) / 1000, reasons: all };
}

/** Symmetric: the order of the two never matters to the total. */
export function scorePair(a: Prepared, b: Prepared, knowledge: MergeKnowledge): Score {
  const first = [
    scoreDates(a.days, b.days),
    scoreKinds(a.report, b.report, knowledge),
    scorePlaces(a.places, b.places),
  ];
  if (first.some((reason) => reason.score <= HOPELESS)) return total(first);
  return total([
    ...first,
    ...scoreAllParties(a.report, b.report, knowledge),
    ...scoreFigures(a.report, b.report),
    ...scoreNames(a, b),
    ...scoreLocalNames(a, b),
    ...scoreWeapons(a.report, b.report),
  ]);
}
