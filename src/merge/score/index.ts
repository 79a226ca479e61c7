// The score of two reports: what speaks for and against their telling of one incident, added up. It explains itself.
import type { PlaceValue, Report } from "../../record/index.ts";
import { dayOf, numberOfDay } from "../../text/index.ts";
import type { MergeKnowledge, Reason, Score } from "../types.ts";
import { type Days, daysOf, scoreDates } from "./dates.ts";
import { scoreFigures } from "./figures.ts";
import { scoreKinds } from "./kinds.ts";
import { scoreLocalWords, scoreWeapons, scoreStory, storyOf, vectorOf, type Worded } from "./words.ts";
import { isOtherDoer, scoreAllParties } from "./parties.ts";
import { scorePeople, sharePeople } from "./people.ts";
import { closestPlaces, isExact, scorePlaces } from "./places.ts";

/** A report with what every comparison of it needs, made once. */
export interface Prepared extends Worded {
  readonly days: Days | undefined;
  readonly places: readonly PlaceValue[];
}

// A pair so far apart in time, place or kind need not be looked at further.
const HOPELESS = -4;

// A report is compared again and again while it stays in memory.
const ready = new WeakMap<Report, Prepared>();

export function prepare(report: Report): Prepared {
  const known = ready.get(report);
  if (known) return known;
  const made = {
    report,
    days: daysOf(report),
    places: closestPlaces(report),
    published: report.published === undefined ? undefined : numberOfDay(dayOf(report.published) ?? ""),
    words: vectorOf(report.words),
    evidenceWords: vectorOf(report.evidenceWords),
  };
  ready.set(report, made);
  return made;
}

// Place, parties and words all say "the same people and places", so together they may not outvote another day:
// swept 5–10 on the campaign texts and the crime news.
const SAMENESS_MOST = 8;
// Two attacks of a kind on one day in one country are two, unless something says more.
const SAMENESS_LEAST = 1;
const THIN = -1;
const SAMENESS: ReadonlySet<string> = new Set(["place", "actors", "targets", "victims", "text", "words"]);

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

// Two documents that tell one story differ in day, place or kind because one of them was read wrong, or tells the arrest
// where the other tells the shooting: what speaks against their main events then counts less.
const STORY_FROM = 1;
const STORY_SURE = 4;
const RELIEF_MOST = 0.8;

function relief(story: number, coded: readonly Reason[]): Reason[] {
  if (story <= STORY_FROM) return [];
  const against = coded.reduce((all, reason) => all + Math.min(0, reason.score), 0);
  // Another day and another place, another kind and another day: two wrong readings are more than one story explains.
  const hopeless = coded.filter((reason) => reason.score <= HOPELESS).length;
  if (against === 0 || hopeless > 1) return [];
  const share = RELIEF_MOST * Math.min(1, (story - STORY_FROM) / (STORY_SURE - STORY_FROM));
  const score = Math.round(-100 * share * against) / 100;
  return [{ name: "story", score, note: "one story: differences in day, kind and place count less" }];
}

// Fresh news is of its day of publication or the day before.
const FRESH_DAYS = 1;

function isFresh({ days, published }: Prepared): boolean {
  if (!days?.told || days.first !== days.last || published === undefined) return false;
  return published >= days.first && published - days.first <= FRESH_DAYS;
}

/** Two fresh pieces of news of days that are not next to each other: neither day was read wrong (swept 1–3 days). */
function areNewsOfTheirDays(a: Prepared, b: Prepared): boolean {
  return isFresh(a) && isFresh(b) && Math.abs(a.days!.first - b.days!.first) > 1;
}

/** A document that tells of several far places names all of them: its words belong to none alone. */
function hasSeveral(a: Prepared, b: Prepared): boolean {
  return a.report.oneOfSeveral === true || b.report.oneOfSeveral === true;
}

/** Two languages share few words whatever they tell: what is missing there says nothing. */
function tellable(words: Reason | undefined, a: Prepared, b: Prepared): Reason | undefined {
  return words && words.score < 0 && a.report.language !== b.report.language ? undefined : words;
}

/** Apart in time, place or kind, in such a way that no likeness of their stories could bring them together. */
function areApart(a: Prepared, b: Prepared, coded: readonly Reason[]): boolean {
  const hopeless = coded.filter((reason) => reason.score <= HOPELESS).length;
  if (hopeless === 0) return false;
  return hopeless > 1 || !mayBeRelieved(a, b);
}

/** Both are what their documents are about, and nothing says that they are two stories; who is told of in both outweighs days. */
function mayBeRelieved(a: Prepared, b: Prepared): boolean {
  const primary = a.report.primary === true && b.report.primary === true;
  return primary && !hasSeveral(a, b) && (sharePeople(a.report, b.report) || !areNewsOfTheirDays(a, b));
}

/** Symmetric: the order of the two never matters to the total. */
export function scorePair(a: Prepared, b: Prepared, knowledge: MergeKnowledge): Score {
  const coded = [
    scoreDates(a.days, b.days),
    scoreKinds(a.report, b.report, knowledge),
    scorePlaces(a.places, b.places),
  ];
  // Most pairs end here, before their words are compared.
  if (areApart(a, b, coded)) return total(coded);
  const parties = scoreAllParties(a.report, b.report, knowledge);
  // An attack and the answer to it stand in one story; other doers make two things of it.
  const main = a.report.primary === true && b.report.primary === true && !parties.some(isOtherDoer);
  const story = tellable(storyOf(a, b), a, b);
  const people = main ? scorePeople(a.report, b.report) : undefined;
  const relieved =
    main && mayBeRelieved(a, b) ? relief((story?.score ?? 0) + (people?.score ?? 0), coded) : [];
  if (relieved.length === 0 && coded.some((reason) => reason.score <= HOPELESS)) return total(coded);
  return total([
    ...coded,
    ...relieved,
    ...parties,
    ...scoreFigures(a.report, b.report),
    ...(people ? [people] : []),
    ...(story ? [scoreStory(story, a.report, b.report, main)] : []),
    ...scoreLocalWords(a, b).flatMap((reason) => tellable(reason, a, b) ?? []),
    ...scoreWeapons(a.report, b.report),
  ]);
}

// Two events of one document are two from here on: the next day, another province, other doers.
const DIFFERENT = -1;
// "South of the capital" and then the town there: within one text places of one surrounding are no two things by themselves.
const ELSEWHERE = -4;

/** It says itself on what day and at what place it happened. */
function isFull({ days, places }: Prepared): boolean {
  return days?.told === true && places.some(isExact);
}

/**
 * True if two events of one document are two, whatever else is alike: they say different things of day, kind, place or
 * doers, or both say all of it: a document that tells of two rocket attacks on one base on one day means two. Where one is
 * no more than an attack it may be the other again, in the words of the other side.
 */
export function differ(a: Prepared, b: Prepared, knowledge: MergeKnowledge): boolean {
  const { mode } = a.report;
  const other = b.report.mode;
  const vague = [mode, other].some((one) => one === undefined || knowledge.isGeneral(one));
  if (!vague && (mode !== other || (isFull(a) && isFull(b)))) return true;
  if (scorePlaces(a.places, b.places).score <= ELSEWHERE) return true;
  const said = [
    scoreDates(a.days, b.days),
    scoreKinds(a.report, b.report, knowledge),
    ...scoreAllParties(a.report, b.report, knowledge),
  ];
  return said.some(({ score }) => score <= DIFFERENT);
}
