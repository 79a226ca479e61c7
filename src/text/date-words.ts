// EDTF dates as a reader sees them: "3 March 2021", "17 October – 3 November 2023". Never 03/04. No parsing beyond EDTF 0/1.

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });

const POINT =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?([~?%])?$/;

/** The day as an instant at midnight UTC; undefined for what is not a calendar day. */
function instant(year: string, monthPart = "01", dayPart = "01"): Date | undefined {
  const date = new Date(`${year}-${monthPart}-${dayPart}T00:00:00Z`);
  const whole =
    !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${monthPart}-${dayPart}`);
  return whole ? date : undefined;
}

function pointInWords(value: string): string | undefined {
  const match = POINT.exec(value);
  if (!match) return undefined;
  const [, year = "", monthPart, dayPart, clock, zone, doubt] = match;
  const date = instant(year, monthPart, dayPart);
  if (!date) return undefined;
  const words = dayPart ? day.format(date) : monthPart ? month.format(date) : year;
  const time = clock ? `, ${clock}${zone === "Z" ? " UTC" : ""}` : "";
  return `${doubt ? "c. " : ""}${words}${time}`;
}

function intervalInWords(from: string, to: string): string | undefined {
  const days = /^\d{4}-\d{2}-\d{2}$/;
  if (days.test(from) && days.test(to)) {
    const [first, last] = [instant(...parts(from)), instant(...parts(to))];
    if (first && last && first <= last) return rangeInWords(first, last);
  }
  const open = (end: string): string | undefined => (end === "" || end === ".." ? "…" : pointInWords(end));
  const [left, right] = [open(from), open(to)];
  return left && right ? `${left} – ${right}` : undefined;
}

/** "1–2 November 2023", but "17 October – 3 November 2023": the dash is spaced only between phrases. */
function rangeInWords(first: Date, last: Date): string {
  return day
    .formatRange(first, last)
    .replaceAll("\u2009", " ")
    .replace(/^(\d{1,2}) – (?=\d)/, "$1–");
}

function parts(value: string): [string, string, string] {
  return [value.slice(0, 4), value.slice(5, 7), value.slice(8, 10)];
}

// A page says the same few days a hundred times, and Intl takes some 20 µs for each range. Full, it begins anew.
const KEPT_MAX = 4000;
const KEPT_CHARS = 64;
const kept = new Map<string, string>();

/** An EDTF date in words; a value that is not one comes back as it was given, so that nothing is hidden. */
export function dateInWords(value: string): string {
  const known = kept.get(value);
  if (known !== undefined) return known;
  const [from, to] = value.split("/");
  const words = (to === undefined ? pointInWords(value) : intervalInWords(from ?? "", to)) ?? value;
  if (kept.size >= KEPT_MAX) kept.clear();
  if (value.length <= KEPT_CHARS) kept.set(value, words);
  return words;
}

/** "Wednesday" for a whole day, undefined for anything else. */
export function weekdayOf(value: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T[^/]*)?$/.test(value)) return undefined;
  const date = instant(...parts(value));
  return date && weekday.format(date);
}
