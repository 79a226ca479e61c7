// Goes through a sentence once and takes the longest time expression that begins at each word.
import { calendarDate, holiday, relatedDay } from "./dates.ts";
import { otherCalendarDate } from "./other-calendars.ts";
import { dayAlone, dayOfRange } from "./ranges.ts";
import { yearLike } from "./years.ts";
import { timeOfDay } from "./day-time.ts";
import { counted, every, frequency, pastUnit, vague } from "./lengths.ts";
import type { Line } from "./line.ts";
import { halfYear, namedPeriod, quarter, runningUnit, weekend, yearOfMonths } from "./periods.ts";
import { deictic, relatedMonth, season, weekday } from "./named.ts";
import { countedFrom, fromCounted, relatedUnit, unitBeside, unitRelated } from "./relative.ts";
import type { Match, State } from "./state.ts";

type Rule = (line: Line, index: number, state: State) => Match | undefined;

/** PRESENT_REF, PAST_REF, FUTURE_REF: "now", "recently", "soon". */
function reference(line: Line, index: number): Match | undefined {
  const hit = line.hit(index, "ref");
  if (!hit) return undefined;
  const end = index + hit.length;
  const weak = line.has(index, "weak");
  if (weak && ["unit", "period", "number", "some"].some((kind) => line.has(end, kind))) return undefined;
  return weak && line.isDigits(end) ? undefined : { end, type: "date", value: hit.value };
}

/** Days, months and years: what an edge ("early", "the end of") may stand before. */
const DATES: readonly Rule[] = [
  relatedDay,
  dayOfRange,
  dayAlone,
  weekend,
  namedPeriod,
  calendarDate,
  deictic,
  weekday,
  relatedUnit,
  unitRelated,
  unitBeside,
  relatedMonth,
  season,
  quarter,
  halfYear,
  yearOfMonths,
  holiday,
  yearLike,
  countedFrom,
  fromCounted,
];
const LENGTHS: readonly Rule[] = [counted, pastUnit, vague, every, frequency];

function longest(rules: readonly Rule[], line: Line, index: number, state: State): Match | undefined {
  let best: Match | undefined;
  for (const rule of rules) {
    const match = rule(line, index, state);
    if (match && (!best || match.end > best.end)) best = match;
  }
  return best;
}

const dayAt: Rule = (line, index, state) =>
  longest(
    [calendarDate, deictic, weekday, countedFrom, relatedUnit, holiday],
    line,
    line.skipKind(index, "article"),
    state,
  ) ?? undefined;

/** "early 2021", "mid-October", "the end of last year", "early Friday morning", "the end of the month". */
function edged(line: Line, index: number, state: State): Match | undefined {
  const edge = line.hit(index, "edge") ?? line.hit(index, "near");
  // "more than", "over" measure lengths; beside a date they say something else.
  if (!edge || /THAN|OR/.test(edge.value)) return undefined;
  const at = line.skip(index + edge.length, "-");
  const inner =
    longest([...DATES, (line, at, state) => timeOfDay(line, at, state, dayAt)], line, at, state) ??
    (edge.kind === "edge" ? runningUnit(line, at, state) : undefined);
  return inner && { ...inner, mod: inner.mod ?? edge.value };
}

/** The best reading at a word; a length of time gives way to a date of the same words. */
export function matchAt(line: Line, index: number, state: State): Match | undefined {
  if (!line.mayBegin(index)) return undefined;
  const time = timeOfDay(line, index, state, dayAt);
  const date = longest([edged, otherCalendarDate, ...DATES], line, index, state);
  const span = longest(LENGTHS, line, index, state);
  const ranked = [time, date, span, reference(line, index)].filter((match) => match !== undefined);
  return ranked.reduce<Match | undefined>(
    (best, match) => (!best || match.end > best.end ? match : best),
    undefined,
  );
}
