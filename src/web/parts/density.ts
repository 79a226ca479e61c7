// The strip over the timeline: how much there is in each day, month or year, as bars that narrow the list when chosen.
import { html } from "hono/html";
import { civilDay, dateInWords, dayNumber, daysInMonth, formatDay, numberOfDay } from "../../text/index.ts";
import type { DayCount } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { counted } from "./names.ts";

interface Bin {
  readonly first: string;
  readonly last: string;
  incidents: number;
  statements: number;
}

/** Above this many bars they become too thin for a finger; then months, then years. */
const MOST_BARS = 124;
const HEIGHT = 44;
const STEP = 10;

export interface Density {
  readonly bins: readonly Bin[];
  /** Entries before the first bar: few and far away, they would press all the others into one. */
  readonly earlier: number;
}

/** Share of the entries that may lie before the axis begins. */
const FAR_AWAY = 0.03;

/** Bars over the days that have something, which come oldest first. */
export function densityOf(counts: readonly DayCount[]): Density {
  const days = counts.flatMap((count) => {
    const number = numberOfDay(count.day);
    return number === undefined ? [] : [{ ...count, number, entries: count.incidents + count.statements }];
  });
  const [oldest, last] = [days[0]?.number, days.at(-1)?.number];
  if (oldest === undefined || last === undefined) return { bins: [], earlier: 0 };
  const near = nearOf(days);
  // Only where it makes the bars finer: a strip of years that is one of months without its oldest entries.
  const first = unitOf(near, last) === unitOf(oldest, last) ? oldest : near;
  const { unit, list } = emptyBins(first, last);
  const at = new Map(list.map((bin) => [keyOf(bin.first, unit), bin]));
  for (const { day, incidents, statements } of days) {
    const bin = at.get(keyOf(day, unit));
    if (!bin) continue;
    bin.incidents += incidents;
    bin.statements += statements;
  }
  const start = numberOfDay(list[0]?.first ?? "") ?? first;
  const before = days.filter(({ number }) => number < start);
  return { bins: list, earlier: before.reduce((sum, { entries }) => sum + entries, 0) };
}

/** The day before which only a small share of the entries lies. */
function nearOf(days: readonly { readonly number: number; readonly entries: number }[]): number {
  const far = days.reduce((sum, { entries }) => sum + entries, 0) * FAR_AWAY;
  let passed = 0;
  for (const { number, entries } of days) if ((passed += entries) > far) return number;
  return days.at(-1)?.number ?? 0;
}

type Unit = "day" | "month" | "year";

function keyOf(day: string, unit: Unit): string {
  return day.slice(0, unit === "day" ? 10 : unit === "month" ? 7 : 4);
}

function unitOf(first: number, last: number): Unit {
  const [from, to] = [civilDay(first), civilDay(last)];
  const months = (to.year - from.year) * 12 + to.month - from.month + 1;
  return last - first < MOST_BARS ? "day" : months <= MOST_BARS ? "month" : "year";
}

function emptyBins(first: number, last: number): { unit: Unit; list: Bin[] } {
  const unit = unitOf(first, last);
  const list: Bin[] = [];
  for (let day = first; day <= last;) {
    const { year, month } = civilDay(day);
    const start = unit === "day" ? day : dayNumber(year, unit === "month" ? month : 1, 1);
    const end =
      unit === "day"
        ? day
        : unit === "month"
          ? dayNumber(year, month, daysInMonth(year, month))
          : dayNumber(year, 12, 31);
    list.push({
      first: formatDay(civilDay(start)),
      last: formatDay(civilDay(end)),
      incidents: 0,
      statements: 0,
    });
    day = end + 1;
  }
  return { unit, list };
}

/** `address` gives the page narrowed to the days of a bar; `shown` are the days (as numbers) that the page shows below. */
export function densityStrip(
  { bins, earlier }: Density,
  address: (from: string | undefined, to: string) => string,
  shown?: { readonly first: number; readonly last: number },
): Html {
  if (bins.length < 2) return "";
  const most = Math.max(...bins.map((bin) => bin.incidents + bin.statements));
  const width = bins.length * STEP;
  const before = numberOfDay(bins[0]!.first);
  const older =
    earlier && before !== undefined
      ? html`<a href="${address(undefined, formatDay(civilDay(before - 1)))}">${earlier} earlier</a>, `
      : "";
  return html`<figure class="density" data-density data-first="${bins[0]!.first}" data-last="${bins.at(-1)!.last}"><svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="group" aria-label="Incidents and statements over time">${seen(bins, shown)}
${bins.map((bin, index) => bar(bin, { x: index * STEP, most, address }))}</svg>
<figcaption><span>${older}${dateInWords(bins[0]!.first)}</span><span class="key"><i class="of-incidents"></i>incidents <i class="of-statements"></i>statements</span><span>${dateInWords(bins.at(-1)!.last)}</span></figcaption></figure>`;
}

/** The part of the strip that is looked at; nothing where it is all of it. */
function seen(
  bins: readonly Bin[],
  shown: { readonly first: number; readonly last: number } | undefined,
): Html {
  if (!shown) return "";
  const from = bins.findIndex((bin) => (numberOfDay(bin.last) ?? 0) >= shown.first);
  const to = bins.findLastIndex((bin) => (numberOfDay(bin.first) ?? 0) <= shown.last);
  const whole = from === 0 && to === bins.length - 1;
  if (whole || from < 0 || to < from) return "";
  return html`<rect class="seen" x="${from * STEP}" y="-3" width="${(to - from + 1) * STEP}" height="${HEIGHT + 3}"/>`;
}

interface Place {
  readonly x: number;
  readonly most: number;
  readonly address: (from: string | undefined, to: string) => string;
}

function bar(bin: Bin, { x, most, address }: Place): Html {
  if (bin.incidents + bin.statements === 0) return "";
  const tall = (count: number): number => Math.round((count / most) * (HEIGHT - 2) * 10) / 10;
  const [below, above] = [tall(bin.incidents), tall(bin.statements)];
  const days = bin.first === bin.last ? bin.first : `${bin.first}/${bin.last}`;
  const title = `${dateInWords(days)}: ${counted(bin.incidents, "incident", "incidents")}, ${counted(bin.statements, "statement", "statements")}`;
  return html`<a href="${address(bin.first, bin.last)}" aria-label="${title}"><title>${title}</title><rect class="hit" x="${x}" y="0" width="${STEP}" height="${HEIGHT}"/><rect class="of-incidents" x="${x + 1}" y="${HEIGHT - below}" width="${STEP - 2}" height="${below}"/><rect class="of-statements" x="${x + 1}" y="${HEIGHT - below - above}" width="${STEP - 2}" height="${above}"/></a>
`;
}
