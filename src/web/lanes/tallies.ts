// What officials counted, beside what the ledger has: each tally as a bar over its days, the part that the ledger has solid
// and the gap hatched; and a row of our own counts, day by day, with the tallies' averages as lines over it.
import { html } from "hono/html";
import type { TallyBoard } from "../../record/index.ts";
import { dateInWords, numberOfDay } from "../../text/index.ts";
import { documentAddress } from "../address.ts";
import type { Html } from "../page.ts";
import { number, outletName } from "../parts/names.ts";
import { flat } from "../parts/quote.ts";
import { type Bin, percentOf, type Window } from "./window.ts";

export interface OfficialCount {
  readonly id: string;
  readonly document: string;
  readonly record: string;
  readonly words: string;
  readonly counter: string;
  /** First day, and the day after the last. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** At most so many of them are in the ledger. */
  readonly ours: number;
}

/** More rows than this are for the page of tallies. */
const MOST_TALLIES = 4;
const HEIGHT = 12;
const PANEL = 46;

/** Counts of events over days of which some lie in the window; the largest first. */
export function officialCounts({ rows }: TallyBoard, window: Window): OfficialCount[] {
  const seen = new Set<string>();
  return rows
    .flatMap(({ row, pile }): OfficialCount[] => {
      const [first, last] = [numberOfDay(pile?.tally.from ?? ""), numberOfDay(pile?.tally.to ?? "")];
      if (!pile || pile.tally.counts !== "events" || first === undefined || last === undefined) return [];
      if (last < window.first || first > window.last) return [];
      return [
        {
          id: pile.tally.id,
          document: row.document.id,
          record: row.tally.id,
          words: wordsOf(number(pile.tally.count), flat(row.ofText)),
          counter: row.byText === undefined ? outletName(row.document) : flat(row.byText),
          from: first,
          to: last + 1,
          count: pile.tally.count.min,
          ours: Math.min(pile.ours.max ?? pile.ours.min, pile.tally.count.min),
        },
      ];
    })
    .toSorted((a, b) => b.count - a.count)
    .filter(({ from, to, count }) => {
      const key = `${from} ${to} ${count}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_TALLIES);
}

/** Words that say the number themselves ("66 of them") are not told it twice. */
function wordsOf(count: string, of: string): string {
  return /^\p{N}/u.test(of) ? of : `${count} ${of}`;
}

const daysIn = (bin: { readonly from: number; readonly to: number }): number =>
  Math.max(1, bin.to - bin.from);
const rateOf = (official: OfficialCount): number => official.count / daysIn(official);

export function tallyLane(official: OfficialCount, window: Window): Html {
  const [from, to] = [clip(percentOf(official.from, window)), clip(percentOf(official.to, window))];
  const has = (to - from) * (official.count === 0 ? 0 : official.ours / official.count);
  return html`<svg class="official" width="100%" height="${HEIGHT + 8}" role="img" aria-label="${official.ours} of ${official.count} may be in the ledger"><rect class="gap" x="${from}%" width="${to - from}%" y="4" height="${HEIGHT}"/><rect class="has" x="${from}%" width="${has}%" y="4" height="${HEIGHT}"/><rect class="whole" x="${from}%" width="${to - from}%" y="4" height="${HEIGHT}"/></svg>`;
}

export function tallyName(official: OfficialCount): Html {
  return html`<a href="${documentAddress(official.document, official.record)}" title="${official.words}"><bdi>${official.words}</bdi></a> <span class="quiet"><bdi>${official.counter}</bdi>: ${official.ours} of ${official.count} in the ledger</span>`;
}

const clip = (percent: number): number => Math.max(0, Math.min(100, percent));

/** Our incidents a day in each bin, under the average a day of each tally. */
export function dailyPanel(
  bins: readonly Bin[],
  totals: readonly number[],
  { officials, window }: { readonly officials: readonly OfficialCount[]; readonly window: Window },
): Html {
  const rates = bins.map((bin, index) => totals[index]! / daysIn(bin));
  const most = Math.max(1, ...rates, ...officials.map(rateOf));
  const y = (rate: number): number => Math.round((PANEL - (rate / most) * (PANEL - 4)) * 10) / 10;
  const bars = bins.map((bin, index) => {
    const [from, to] = [percentOf(bin.from, window), percentOf(bin.to, window)];
    const rate = rates[index]!;
    return rate === 0
      ? ""
      : html`<rect class="sure" x="${from}%" width="${round((to - from) * 0.86)}%" y="${y(rate)}" height="${round(PANEL - y(rate))}"/>`;
  });
  const lines = officials.map((official) => {
    const title = `${official.words} (${official.counter}), ${dateInWords(daysOf(official))}: ${perDay(rateOf(official))} a day; the ledger has at most ${official.ours}`;
    const at = y(rateOf(official));
    return html`<g class="rate"><title>${title}</title><line x1="${clip(percentOf(official.from, window))}%" x2="${clip(percentOf(official.to, window))}%" y1="${at}" y2="${at}"/></g>`;
  });
  return html`<svg class="daily" width="100%" height="${PANEL}" role="img" aria-label="Incidents a day in the ledger, at most ${perDay(Math.max(0, ...rates))}; by official counts ${perDay(Math.max(0, ...officials.map(rateOf)))} a day">${bars}${lines}</svg>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const perDay = (rate: number): string => rate.toLocaleString("en-GB", { maximumFractionDigits: 1 });

function daysOf({ from, to }: OfficialCount): string {
  const day = (value: number): string => new Date(value * 86_400_000).toISOString().slice(0, 10);
  return to - from === 1 ? day(from) : `${day(from)}/${day(to - 1)}`;
}
