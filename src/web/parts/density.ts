// The strip over the timeline: how much there is in each day, month or year, as bars that narrow the list when chosen.
import { html } from "hono/html";
import { civilDay, dateInWords, dayNumber, daysInMonth, edtfDayNumbers, formatDay } from "../../text/index.ts";
import type { Html } from "../page.ts";
import { counted } from "./names.ts";

export interface Dated {
  readonly date?: string;
  readonly kind: "incident" | "statement";
}

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

export function binsOf(items: readonly Dated[]): Bin[] {
  const days = items.flatMap((item) => firstDay(item.date) ?? []);
  if (days.length === 0) return [];
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  const bins = emptyBins(first, last);
  const at = new Map<string, Bin>();
  const unit = bins.unit;
  for (const bin of bins.list) at.set(keyOf(bin.first, unit), bin);
  for (const item of items) {
    const day = firstDay(item.date);
    const bin = day === undefined ? undefined : at.get(keyOf(formatDay(civilDay(day)), unit));
    if (bin) bin[item.kind === "incident" ? "incidents" : "statements"]++;
  }
  return bins.list;
}

function firstDay(date: string | undefined): number | undefined {
  const days = date === undefined ? undefined : edtfDayNumbers(date);
  return days && Number.isFinite(days.first) ? days.first : undefined;
}

type Unit = "day" | "month" | "year";

function keyOf(day: string, unit: Unit): string {
  return day.slice(0, unit === "day" ? 10 : unit === "month" ? 7 : 4);
}

function emptyBins(first: number, last: number): { unit: Unit; list: Bin[] } {
  const [from, to] = [civilDay(first), civilDay(last)];
  const months = (to.year - from.year) * 12 + to.month - from.month + 1;
  const unit: Unit = last - first < MOST_BARS ? "day" : months <= MOST_BARS ? "month" : "year";
  const list: Bin[] = [];
  for (let day = first; day <= last; ) {
    const { year, month } = civilDay(day);
    const start = unit === "day" ? day : dayNumber(year, unit === "month" ? month : 1, 1);
    const end = unit === "day" ? day : unit === "month" ? dayNumber(year, month, daysInMonth(year, month)) : dayNumber(year, 12, 31);
    list.push({ first: formatDay(civilDay(start)), last: formatDay(civilDay(end)), incidents: 0, statements: 0 });
    day = end + 1;
  }
  return { unit, list };
}

/** `address` gives the page narrowed to the days of a bar. */
export function densityStrip(bins: readonly Bin[], address: (from: string, to: string) => string): Html {
  if (bins.length < 2) return "";
  const most = Math.max(...bins.map((bin) => bin.incidents + bin.statements));
  const width = bins.length * STEP;
  return html`<figure class="density"><svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="group" aria-label="Incidents and statements over time">
${bins.map((bin, index) => bar(bin, { x: index * STEP, most, address }))}</svg>
<figcaption><span>${dateInWords(bins[0]!.first)}</span><span class="key"><i class="of-incidents"></i>incidents <i class="of-statements"></i>statements</span><span>${dateInWords(bins.at(-1)!.last)}</span></figcaption></figure>`;
}

interface Place {
  readonly x: number;
  readonly most: number;
  readonly address: (from: string, to: string) => string;
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

