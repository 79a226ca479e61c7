// Lanes as marks, one a thing: an incident is a dot, or a bar with soft ends where its day is not known; a statement a
// lozenge in the hue of its act. Those that would cover one another stand in rows.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import { dateInWords, parseEdtf } from "../../text/index.ts";
import { documentAddress, incidentAddress } from "../address.ts";
import type { Html } from "../page.ts";
import { actorName, partyName, placeName } from "../parts/names.ts";
import type { Thing } from "./sort.ts";
import { percentOf, unitOf, type Window } from "./window.ts";

const ROW = 13;
const PAD = 9;
/** Rows of a lane; what is more lies over the last. */
const MOST_ROWS = 5;
/** Hundredths of the width that a mark keeps to itself: fourteen pixels of a thousand. */
const OWN = 1.4;
/** A date known more closely than so many hundredths of the width is a point. */
const POINT = 2.2;
const MINUTES = 1440;

export interface Mark {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly act?: string;
  /** In hundredths of the width: one point, or from where to where it may lie. */
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/** From when to when something may have been, as parts of day numbers. */
function extentOf(date: string): { from: number; to: number } | undefined {
  const parsed = parseEdtf(date);
  if (!parsed) return undefined;
  const [from, to] = parsed.precision === "interval" ? [parsed.from, parsed.to] : [parsed, parsed];
  const start = from ?? to;
  const end = to ?? from;
  if (!start || !end) return undefined;
  return {
    from: start.first + (start.minute ?? 0) / MINUTES,
    to: end.minute === undefined ? end.last + 1 : end.last + end.minute / MINUTES,
  };
}

function markOf(thing: Thing, window: Window, labels: Labels): Omit<Mark, "row"> | undefined {
  const date = thing.kind === "incident" ? thing.incident.date! : thing.mark.day;
  const extent = extentOf(date);
  if (!extent) return undefined;
  const whole = { from: percentOf(extent.from, window), to: percentOf(extent.to, window) };
  const middle = (whole.from + whole.to) / 2;
  // A day is a point unless its hours can be seen.
  const close = extent.to - extent.from <= 1 && unitOf(window) !== "hour";
  const place = close || whole.to - whole.from <= POINT ? { from: middle, to: middle } : whole;
  const held = { from: Math.max(0, place.from), to: Math.min(100, place.to) };
  if (thing.kind === "statement") {
    const { document, statement, act, entity, speaker } = thing.mark;
    const who = entity === undefined ? speaker : actorName(entity, labels);
    return {
      id: `${document}#${statement}`,
      title: `${labels.act(act)}: ${who}, ${dateInWords(date)}`,
      address: documentAddress(document, statement),
      act,
      ...held,
    };
  }
  const { id, mode, type, place: where, perpetrators } = thing.incident;
  const what = mode ? labels.mode(mode) : labels.type(type);
  const by = perpetrators.map((party) => partyName(party, labels)).join(", ");
  return {
    id,
    title: `${what}${where ? `, ${placeName(where, labels)}` : ""}, ${dateInWords(date)}${by ? ` (said to be by ${by})` : ""}`,
    address: incidentAddress(id),
    ...held,
  };
}

/** Each in the first row that has room for it. */
export function marksOf(things: readonly Thing[], window: Window, labels: Labels): Mark[] {
  const seen = new Set<string>();
  const ends: number[] = [];
  return things
    .flatMap((thing) => markOf(thing, window, labels) ?? [])
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
    .map((mark) => {
      const free = ends.findIndex((end) => end + OWN <= mark.from);
      const row = free >= 0 ? free : Math.min(ends.length, MOST_ROWS - 1);
      ends[row] = Math.max(ends[row] ?? 0, mark.to);
      return { ...mark, row };
    });
}

export const middleOf = (row: number): number => PAD + ROW / 2 - 2 + row * ROW;

export function heightOf(marks: readonly Mark[]): number {
  const rows = marks.reduce((most, { row }) => Math.max(most, row + 1), 1);
  return rows * ROW + PAD;
}

const DOT = html`<circle r="4.5"/>`;
const LOZENGE = html`<path d="M0-5.5L5.5 0 0 5.5-5.5 0z"/>`;

export function markLane(marks: readonly Mark[]): Html {
  const height = heightOf(marks);
  return html`<svg class="marks" width="100%" height="${height}" role="group" aria-label="${marks.length} marks, in order of time">${marks.map(draw)}</svg>`;
}

function draw({ title, address, act, from, to, row }: Mark): Html {
  const y = middleOf(row);
  const shape =
    to > from
      ? html`<rect class="spread" x="${from}%" width="${to - from}%" y="${y - 4}" height="8" rx="4"/>`
      : html`<svg x="${from}%" y="${y}" overflow="visible">${act === undefined ? DOT : LOZENGE}</svg>`;
  return html`<a href="${address}"${act === undefined ? "" : html` data-act="${act}"`} aria-label="${title}" data-mark><title>${title}</title>${shape}</a>`;
}
