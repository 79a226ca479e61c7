// Days of the Islamic and the Solar Hijri calendar as days of ours. Islamic months begin with the seen moon: a day may be off.
import { civilDay, dayNumber, formatDay } from "./days.ts";

export type OtherCalendar = "hijri" | "solar";

// The calendars as the Unicode project names them: Umm al-Qura of Saudi Arabia, and the calendar of Iran.
const UNICODE: Readonly<Record<OtherCalendar, string>> = { hijri: "islamic-umalqura", solar: "persian" };
/** First day of year 1 and mean length of a year and a month, for a first guess. */
const RECKONING = {
  hijri: { epoch: dayNumber(622, 7, 19), year: 354.367, month: 29.531 },
  solar: { epoch: dayNumber(622, 3, 22), year: 365.2422, month: 30.5 },
} as const;
/** The guess is never further off than this. */
const FARTHEST_OFF = 4;
/** Years that news can mean: about 1880 to 2080 of ours. */
const YEARS = { hijri: [1297, 1500], solar: [1258, 1460] } as const;
const MONTHS = 12;

const formats = new Map<OtherCalendar, Intl.DateTimeFormat>();

function formatOf(calendar: OtherCalendar): Intl.DateTimeFormat {
  let format = formats.get(calendar);
  if (!format) {
    const locale = `en-u-ca-${UNICODE[calendar]}-nu-latn`;
    format = new Intl.DateTimeFormat(locale, {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      timeZone: "UTC",
    });
    formats.set(calendar, format);
  }
  return format;
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day of ours (a day number) in the other calendar. */
export function inCalendar(calendar: OtherCalendar, number: number): CalendarDay {
  const instant = new Date(`${formatDay(civilDay(number))}T00:00:00Z`);
  const parts = formatOf(calendar).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return { year: part("year"), month: part("month"), day: part("day") };
}

/** The day number of a day of the other calendar; undefined if there is no such day, or the year is none of this age. */
export function fromCalendar(calendar: OtherCalendar, { year, month, day }: CalendarDay): number | undefined {
  const [first, last] = YEARS[calendar];
  if (year < first || year > last || month < 1 || month > MONTHS || day < 1) return undefined;
  const { epoch, year: yearDays, month: monthDays } = RECKONING[calendar];
  const guess = Math.round(epoch + (year - 1) * yearDays + (month - 1) * monthDays + day - 1);
  for (let off = 0; off <= FARTHEST_OFF; off++) {
    for (const number of [guess - off, guess + off]) {
      const found = inCalendar(calendar, number);
      if (found.year === year && found.month === month && found.day === day) return number;
    }
  }
  return undefined;
}

/** First and last day of a month of the other calendar. */
export function monthInCalendar(
  calendar: OtherCalendar,
  year: number,
  month: number,
): { readonly first: number; readonly last: number } | undefined {
  const first = fromCalendar(calendar, { year, month, day: 1 });
  const next = month === MONTHS ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const after = fromCalendar(calendar, { ...next, day: 1 });
  return first === undefined || after === undefined ? undefined : { first, last: after - 1 };
}
