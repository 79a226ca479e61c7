// Times of day in a zone: quiet hours, and the days on which a digest goes out. `now` is always an argument.
import { addDays, weekday } from "../text/index.ts";
import type { DigestRule, Quiet } from "./rules.ts";
import { WEEKDAYS } from "./rules.ts";

export interface LocalTime {
  /** YYYY-MM-DD */
  readonly day: string;
  /** HH:MM */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  // sv-SE writes 2024-01-08 07:00; the hours are those of a clock of 24.
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  formats.set(zone, made);
  return made;
}

/** What a clock on the wall of the zone shows at an instant. */
export function localTime(instant: string, zone: string): LocalTime {
  const [day = "", time = ""] = formatOf(zone).format(Date.parse(instant)).split(" ");
  return { day, time };
}

const MINUTE_MS = 60_000;

/**
 * The instant at which a clock of the zone shows a time. A time that is left out when clocks go forward is the first after
 * it; of one that comes twice, the first.
 */
export function instantOf({ day, time }: LocalTime, zone: string): string {
  const wanted = `${day} ${time}`;
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // No zone is more than 14 hours off; its clock is corrected for until it shows what was asked for.
  let at = asUtc;
  for (let step = 0; step < 3; step++) {
    const shown = localTime(new Date(at).toISOString(), zone);
    const off = asUtc - Date.parse(`${shown.day}T${shown.time}:00Z`);
    if (off === 0) break;
    at += off;
  }
  const shown = localTime(new Date(at).toISOString(), zone);
  if (`${shown.day} ${shown.time}` < wanted) at += 60 * MINUTE_MS;
  return new Date(at).toISOString();
}

/** The end of the quiet hours that an instant lies in; the instant itself where it lies in none. */
export function quietUntil(now: string, quiet: Quiet | undefined, zone: string): string {
  if (!quiet || quiet.from === quiet.to) return now;
  const { day, time } = localTime(now, zone);
  const overnight = quiet.from > quiet.to;
  const inside = overnight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
  if (!inside) return now;
  const endDay = overnight && time >= quiet.from ? addDays(day, 1)! : day;
  return instantOf({ day: endDay, time: quiet.to }, zone);
}

export interface Period {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

const WEEK_DAYS = 7;

/**
 * The period of a digest that is due: the day before, or the seven days before its weekday. Undefined if the last one that
 * went out (`lastDay`, its last day) reaches as far. Days missed while nothing ran are not sent one by one: the newest is.
 */
export function digestPeriodDue(
  rule: Pick<DigestRule, "every" | "on" | "at">,
  now: string,
  zone: string,
  lastDay: string | undefined,
): Period | undefined {
  const { day, time } = localTime(now, zone);
  let today = time >= rule.at ? day : addDays(day, -1)!;
  if (rule.every === "week") {
    const wanted = WEEKDAYS.indexOf(rule.on);
    const since = ((mondayFirst(today) - wanted) % WEEK_DAYS) + WEEK_DAYS;
    today = addDays(today, -(since % WEEK_DAYS))!;
  }
  const to = addDays(today, -1)!;
  if (lastDay !== undefined && lastDay >= to) return undefined;
  return { from: rule.every === "week" ? addDays(to, 1 - WEEK_DAYS)! : to, to };
}

/** 0 for a Monday. */
function mondayFirst(day: string): number {
  return (weekday(day) ?? 1) - 1;
}
