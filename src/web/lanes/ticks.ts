// Ticks of a time axis with the words at them: never more than a dozen, the year where it begins or where the axis does.
import { civilDay, dayNumber, weekdayOfNumber } from "../../text/index.ts";
import { lengthOf, type Window } from "./window.ts";

export interface Tick {
  readonly at: number;
  readonly words: string;
}

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const DAY_MS = 86_400_000;

const monthWord = (day: number): string => MONTH.format(new Date(day * DAY_MS));

/** Up to so many days, a tick every so many hours, days or months. */
const EVERY_HOURS = [
  [1, 3],
  [3, 12],
] as const;
const EVERY_DAYS = [[12, 1]] as const;
const EVERY_MONTHS = [
  [400, 1],
  [1100, 3],
  [4300, 12],
  [9000, 24],
  [22_000, 60],
  [45_000, 120],
  [Number.POSITIVE_INFINITY, 600],
] as const;

export function ticksOf(window: Window): Tick[] {
  const days = lengthOf(window);
  const hours = EVERY_HOURS.find(([most]) => days <= most);
  if (hours) return hourTicks(window, hours[1]);
  if (days <= EVERY_DAYS[0][0]) return dayTicks(window, () => true);
  if (days <= 70) return dayTicks(window, (day) => weekdayOfNumber(day) === 1);
  if (days <= 130) return dayTicks(window, (day) => [1, 15].includes(civilDay(day).day));
  return monthTicks(window, EVERY_MONTHS.find(([most]) => days <= most)![1]);
}

function hourTicks({ first, last }: Window, every: number): Tick[] {
  const ticks: Tick[] = [];
  for (let day = first; day <= last; day++)
    for (let hour = 0; hour < 24; hour += every)
      ticks.push({
        at: day + hour / 24,
        words: hour === 0 ? dayWords(day, day === first) : `${String(hour).padStart(2, "0")}:00`,
      });
  return ticks;
}

function dayWords(day: number, withYear: boolean): string {
  const { year, day: ofMonth } = civilDay(day);
  return `${ofMonth} ${monthWord(day)}${withYear ? ` ${year}` : ""}`;
}

function dayTicks({ first, last }: Window, wanted: (day: number) => boolean): Tick[] {
  const days: number[] = [];
  for (let day = first; day <= last; day++) if (wanted(day)) days.push(day);
  return days.map((day, index) => {
    const before = days[index - 1];
    const newYear = before === undefined || civilDay(before).year !== civilDay(day).year;
    return { at: day, words: dayWords(day, newYear) };
  });
}

function monthTicks({ first, last }: Window, every: number): Tick[] {
  const ticks: Tick[] = [];
  const start = civilDay(first);
  const whole = start.year * 12 + start.month - 1 + (start.day === 1 ? 0 : 1);
  for (let month = Math.ceil(whole / every) * every; ; month += every) {
    const at = dayNumber(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1);
    if (at > last) return ticks;
    const year = String(civilDay(at).year);
    const named = every >= 12 ? year : monthWord(at);
    ticks.push({
      at,
      words: every < 12 && (ticks.length === 0 || month % 12 === 0) ? `${named} ${year}` : named,
    });
  }
}
