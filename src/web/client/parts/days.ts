// Days as islands count them, since 1970-01-01, and as they write them out.
export const DAY_MS = 86_400_000;

export interface Days {
  readonly first: number;
  readonly last: number;
}

export const numberOf = (day: string | undefined): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
export const textOf = (day: number): string => new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10);
export const lengthOf = ({ first, last }: Days): number => last + 1 - first;

const WRITTEN = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
const plain = new Intl.DateTimeFormat("en-GB", WRITTEN);
const withWeekday = new Intl.DateTimeFormat("en-GB", { ...WRITTEN, weekday: "short" });

export const wordsOf = (day: string): string => plain.format(Date.parse(day));
export const weekdayWordsOf = (day: number): string => withWeekday.format(Math.floor(day) * DAY_MS);
