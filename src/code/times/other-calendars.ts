// Dates of the Islamic and the Solar Hijri calendar: "14 Rajab 1442", "13 Aban", "last Ramadan". Their value is converted, so inferred.
import { civilDay, formatDay, fromCalendar, inCalendar, monthInCalendar } from "../../text/index.ts";
import type { OtherCalendar } from "../../text/index.ts";
import { dayValue } from "./calendar.ts";
import { dayOfMonthAt } from "./dates.ts";
import type { Line } from "./line.ts";
import type { Match, State } from "./state.ts";

const CALENDARS: readonly OtherCalendar[] = ["hijri", "solar"];
/** An Islamic month begins where the moon is seen: from country to country a day apart. */
const MOD: Readonly<Record<OtherCalendar, string | undefined>> = { hijri: "APPROX", solar: undefined };

interface Named {
  readonly calendar: OtherCalendar;
  readonly month: number;
  readonly day?: number;
  readonly year?: number;
  readonly relation?: string;
  readonly end: number;
}

/** Words that name a month of the calendar with a day, a year or "last" beside it: alone they are people's names. */
function namedAt(line: Line, index: number): Named | undefined {
  const relation = line.hit(index, "relation");
  const start = index + (relation?.length ?? 0);
  const day = relation ? undefined : dayOfMonthAt(line, start);
  const at = day ? line.skipKind(day.end, "of") : start;
  for (const calendar of CALENDARS) {
    const hit = line.hit(at, calendar);
    if (!hit) continue;
    const yearAt = line.skip(at + hit.length, ",");
    const year = line.norm(yearAt).length === 4 ? line.digits(yearAt) : undefined;
    const end = year === undefined ? at + hit.length : line.skipKind(yearAt + 1, "yearMark");
    if (!day && year === undefined && !relation) return undefined;
    return { calendar, month: Number(hit.value), day: day?.day, year, relation: relation?.value, end };
  }
  return undefined;
}

export function otherCalendarDate(line: Line, index: number, state: State): Match | undefined {
  const named = namedAt(line, index);
  if (!named) return undefined;
  const { calendar, end, day } = named;
  const year = named.year ?? yearNear(named, state);
  const mod = MOD[calendar];
  const converted = { end, type: "date", calendar, ...(mod && { mod }) } as const;
  if (day === undefined) {
    const span = year === undefined ? undefined : monthInCalendar(calendar, year, named.month);
    if (!span) return { ...converted, value: "XXXX-XX" };
    const value = `${formatDay(civilDay(span.first))}/${formatDay(civilDay(span.last))}`;
    return { ...converted, value, day: span.first };
  }
  const number = year === undefined ? undefined : fromCalendar(calendar, { year, month: named.month, day });
  return number === undefined ? { ...converted, value: "XXXX-XX-XX" } : { ...converted, ...dayValue(number) };
}

/** Without its year, the month that lies nearest to the day of publication; "last" and "next" go behind and ahead of it. */
function yearNear({ calendar, month, day, relation }: Named, { published }: State): number | undefined {
  if (published === undefined) return undefined;
  const now = inCalendar(calendar, published);
  if (relation === "last") return month < now.month ? now.year : now.year - 1;
  if (relation === "next") return month > now.month ? now.year : now.year + 1;
  if (relation !== undefined) return relation === "this" ? now.year : undefined;
  const away = (year: number): number =>
    Math.abs((fromCalendar(calendar, { year, month, day: day ?? 1 }) ?? Infinity) - published);
  return [now.year - 1, now.year, now.year + 1].toSorted((a, b) => away(a) - away(b))[0];
}
