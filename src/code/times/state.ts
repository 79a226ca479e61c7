// What a time expression is read against: the day of publication, the date named last, and the tense around it.
import { civilDay, dayNumber, isCivilDay, numberOfDay, weekdayOfNumber } from "../../text/index.ts";
import type { OtherCalendar } from "../../text/index.ts";
import type { Dated } from "./calendar.ts";
import { dayValue, monthValue } from "./calendar.ts";
import type { Line } from "./line.ts";

export type Tense = "past" | "future" | undefined;

export interface Match {
  /** Index after the last word. */
  readonly end: number;
  readonly type: "date" | "time" | "duration" | "set";
  readonly value: string;
  readonly mod?: string;
  /** The words are of another calendar: the value is converted. */
  readonly calendar?: OtherCalendar;
  /** The day that later expressions may count from. */
  readonly day?: number;
  /** A quarter named with its number: "the quarter" and "a year earlier" go by it. */
  readonly quarter?: string;
  /** Counted from another date ("two days later"): what is counted next starts from that other date again. */
  readonly counted?: boolean;
  /** The words name the year themselves. */
  readonly ownYear?: boolean;
}

// A text is told in another time if most of its last years lie further off than this; swept on the Wikipedia articles
// on wars in dev (3 of 5 years, 1 year off).
const YEARS_KEPT = 5;
const YEARS_NEEDED = 3;
const YEARS_OFF = 1;

export class State {
  /** Day number of publication; absent where nobody told. */
  readonly published: number | undefined;
  /** The date named last, of any precision (its first day). */
  anchor: number | undefined;
  /** The day named last, and whether that was in this sentence or the one before. */
  #day: number | undefined;
  #dayAge = 0;
  #named: number | undefined;
  readonly #years: number[] = [];
  /** The quarter named last ("2021-Q3"), for "a year earlier". */
  quarter: string | undefined;

  constructor(published: string | undefined) {
    this.published = published === undefined ? undefined : numberOfDay(published);
    this.anchor = this.published;
  }

  /** The day that "the next day" and "that night" go by. */
  get dayAnchor(): number | undefined {
    return this.#day ?? this.published;
  }

  /** The day that "two days later" counts from: one that was named, not counted. */
  get countAnchor(): number | undefined {
    return this.#named ?? this.published;
  }

  /** The day of a time told without one: a day named just before, else the day of publication. */
  get clockDay(): number | undefined {
    return this.#dayAge <= 1 ? this.dayAnchor : this.published;
  }

  nextSentence(): void {
    this.#dayAge++;
  }

  /** History is told along its own years: dates without a year go by the one named last. */
  get #tellsHistory(): boolean {
    if (this.published === undefined || this.#years.length < YEARS_NEEDED) return false;
    const now = civilDay(this.published).year;
    return this.#years.filter((year) => Math.abs(year - now) > YEARS_OFF).length >= YEARS_NEEDED;
  }

  /** `isBound`: it opens a window ("since October 17"), and no later word goes back to its day. */
  note(match: Match, isBound: boolean): void {
    if (match.ownYear && match.day !== undefined) {
      this.#years.push(civilDay(match.day).year);
      if (this.#years.length > YEARS_KEPT) this.#years.shift();
    }
    if (match.day !== undefined && match.type !== "duration" && match.type !== "set") {
      this.anchor = match.day;
      if (!isBound && /^\d{4}-\d\d-\d\d/.test(match.value)) {
        [this.#day, this.#dayAge] = [match.day, 0];
        if (!match.counted) this.#named = match.day;
      }
    }
    if (match.quarter) this.quarter = match.quarter;
  }

  /** A day counted from publication. */
  fromPublished(days: number): Dated {
    return this.published === undefined ? { value: "XXXX-XX-XX" } : dayValue(this.published + days);
  }

  /** A bare weekday: the last one, today included, unless the words around it look ahead. */
  weekday(weekday: number, tense: Tense): Dated {
    if (this.published === undefined) return { value: `XXXX-WXX-${weekday}` };
    const back = (weekdayOfNumber(this.published) - weekday + 7) % 7;
    return dayValue(tense === "future" && back > 0 ? this.published - back + 7 : this.published - back);
  }

  /** A month (and day) without year: the nearest one that the tense allows. */
  monthDay(month: number, day: number | undefined, tense: Tense): Dated {
    const open = `XXXX-${String(month).padStart(2, "0")}${day === undefined ? "" : `-${String(day).padStart(2, "0")}`}`;
    if (this.published === undefined) return { value: open };
    if (this.#tellsHistory && this.anchor !== undefined) return this.#nearAnchor(month, day, open);
    const { year, month: now } = civilDay(this.published);
    const years = [year - 1, year, year + 1].filter(
      (each) => day === undefined || isCivilDay(each, month, day),
    );
    const cost = (each: number): number => {
      const ahead =
        day === undefined
          ? (each - year) * 372 + (month - now) * 31
          : dayNumber(each, month, day) - this.published!;
      // A date told without its year lies behind rather than ahead, unless the words look ahead.
      return ahead > 0 ? ahead * (tense === "future" ? 0.5 : 3) : -ahead * (tense === "future" ? 3 : 1);
    };
    const best = years.sort((a, b) => cost(a) - cost(b))[0] ?? year;
    if (day === undefined) return monthValue(best, month);
    return isCivilDay(best, month, day) ? dayValue(dayNumber(best, month, day)) : { value: open };
  }

  /** In the year of the date named last, or the next where that would go far back. */
  #nearAnchor(month: number, day: number | undefined, open: string): Dated {
    const { year: last, month: lastMonth } = civilDay(this.anchor!);
    const year = month < lastMonth - 6 ? last + 1 : last;
    if (day === undefined) return monthValue(year, month);
    return isCivilDay(year, month, day) ? dayValue(dayNumber(year, month, day)) : { value: open };
  }
}

// Words looked at before and after an expression for its tense; clauses in news are seldom longer.
const BEFORE = 14;
const AFTER = 8;

function cueAt(line: Line, index: number): Tense {
  if (line.has(index, "future")) return "future";
  if (line.has(index, "past")) return "past";
  const norm = line.norm(index);
  return norm.length > 4 && line.lexicon.pastEndings.some((ending) => norm.endsWith(ending))
    ? "past"
    : undefined;
}

/** Tense of the nearest cue: before the expression first, then behind it. */
export function tenseAt(line: Line, start: number, end: number): Tense {
  if (line.endsBefore(start, "futureBefore")) return "future";
  for (let index = start - 1; index >= Math.max(0, start - BEFORE); index--) {
    const cue = cueAt(line, index);
    if (cue) return cue;
  }
  for (let index = end; index < Math.min(line.words.length, end + AFTER); index++) {
    const cue = cueAt(line, index);
    if (cue) return cue;
  }
  return undefined;
}
