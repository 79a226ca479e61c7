// Days of the Gregorian calendar as numbers and as YYYY-MM-DD. No clock: every day is an argument.

/** Days since 1970-01-01 (Howard Hinnant's days_from_civil; proleptic Gregorian). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The inverse of `dayNumber`. */
export function civilDay(number: number): CivilDay {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isCivilDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const two = (value: number): string => String(value).padStart(2, "0");

export function formatYear(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, "0")}` : String(year).padStart(4, "0");
}

export function formatMonth(year: number, month: number): string {
  return `${formatYear(year)}-${two(month)}`;
}

export function formatDay(day: CivilDay): string {
  return `${formatMonth(day.year, day.month)}-${two(day.day)}`;
}

/** The day number of a date that begins with YYYY-MM-DD; undefined for anything else. */
export function numberOfDay(date: string): number | undefined {
  const match = /^(-?\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(date);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivilDay(year, month, day) ? dayNumber(year, month, day) : undefined;
}

/** `addDays("2021-02-28", 1)` is "2021-03-01"; undefined if the first argument is no day. */
export function addDays(date: string, days: number): string | undefined {
  const number = numberOfDay(date);
  return number === undefined ? undefined : formatDay(civilDay(number + days));
}

/** Days from `a` to `b` (negative if `b` is earlier). */
export function daysBetween(a: string, b: string): number | undefined {
  const from = numberOfDay(a);
  const to = numberOfDay(b);
  return from === undefined || to === undefined ? undefined : to - from;
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** 1 = Monday … 7 = Sunday; undefined if it is no day. */
export function weekday(date: string): number | undefined {
  const number = numberOfDay(date);
  return number === undefined ? undefined : weekdayOfNumber(number);
}

/** The ISO week of a day number: year and week. */
export function isoWeek(number: number): { year: number; week: number } {
  const thursday = number - weekdayOfNumber(number) + 4;
  const { year } = civilDay(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** The day number of the Monday of an ISO week. */
export function mondayOfWeek(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekdayOfNumber(fourth) + 1 + (week - 1) * 7;
}
