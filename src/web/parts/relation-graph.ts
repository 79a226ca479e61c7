// Whom an actor stands under and who stands under it, drawn: it in the middle, those above to the left, those below to the
// right. Drawn by the server; the table beside it says the same in words.
import { html } from "hono/html";
import type { ActorView } from "../../app/index.ts";
import { actorAddress } from "../address.ts";
import type { Html } from "../page.ts";
import { RELATION_WORDS } from "./relations.ts";

const BOX = 210;
/** Room for a line and its years. */
const GAP = 95;
const ROW = 46;
const HEIGHT = 34;
/** More make no picture; the table has all. */
const MOST = 9;
/** Letters that fit a box at this size. */
const LETTERS = 30;

type Relation = ActorView["relations"][number];

export function relationGraph(view: ActorView): Html {
  const [above, below] = (["up", "down"] as const).map((direction) =>
    view.relations.filter((one) => one.direction === direction).slice(0, MOST),
  );
  const rows = Math.max(above!.length, below!.length);
  if (rows === 0) return "";
  const height = rows * ROW;
  const middle = height / 2;
  const at = (list: readonly Relation[], index: number): number =>
    middle + (index - (list.length - 1) / 2) * ROW;
  const label = `${view.name}: ${view.relations.length} relations; the table below says them in words.`;
  // A side where nobody stands takes no room.
  const left = above!.length > 0 ? BOX + GAP : 0;
  const width = left + BOX + (below!.length > 0 ? GAP + BOX : 0);
  return html`<figure class="relation-graph"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${label}">
${above!.map((one, index) => line(one, BOX, at(above!, index), left, middle))}
${below!.map((one, index) => line(one, width - BOX, at(below!, index), left + BOX, middle))}
${above!.map((one, index) => box(one.name, 0, at(above!, index), actorAddress(one.other)))}
${below!.map((one, index) => box(one.name, width - BOX, at(below!, index), actorAddress(one.other)))}
${box(view.name, left, middle)}</svg></figure>`;
}

/** From the box at its side to the one in the middle, its years beside the first. */
function line({ relation, to, from }: Relation, x1: number, y1: number, x2: number, y2: number): Html {
  const bend = (x1 + x2) / 2;
  const when = [from, to].some(Boolean) ? ` ${from ?? ""}–${to ?? ""}` : "";
  const side = x1 < x2 ? "start" : "end";
  const years =
    when === ""
      ? ""
      : html`<text class="years" x="${x1 + (x1 < x2 ? 6 : -6)}" y="${y1 - 4}" text-anchor="${side}">${yearsOf(from, to)}</text>`;
  return html`${years}<path class="${to ? "ended" : "stands"}" data-relation="${relation}" d="M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}"><title>${RELATION_WORDS[relation].up}${when}</title></path>`;
}

/** "2014–2020"; of one that stands "since 2014", of one whose beginning nobody knows "until 2020". */
function yearsOf(from: string | undefined, to: string | undefined): string {
  const [begun, ended] = [from?.slice(0, 4), to?.slice(0, 4)];
  if (begun !== undefined && ended !== undefined) return begun === ended ? begun : `${begun}–${ended}`;
  return begun === undefined ? `until ${ended}` : `since ${begun}`;
}

function box(name: string, x: number, y: number, address?: string): Html {
  const short = name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name;
  const drawn = html`<rect x="${x + 0.5}" y="${y - HEIGHT / 2 + 0.5}" width="${BOX - 1}" height="${HEIGHT - 1}" rx="4"/><text x="${x + BOX / 2}" y="${y + 5}" text-anchor="middle">${short}<title>${name}</title></text>`;
  return address ? html`<a href="${address}">${drawn}</a>` : html`<g class="here">${drawn}</g>`;
}
