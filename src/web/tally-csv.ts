// A tally laid against this ledger as a table: every incident with the pile it lies on, and why it may lie outside.
import type { Labels } from "../app/index.ts";
import type { Reconciliation, TallyBoard } from "../record/index.ts";
import { placeName } from "./parts/names.ts";

const HEAD = ["pile", "why", "incident", "date", "kind", "place"] as const;

/** The piles as they stand on the page; the ranges that no list can hold go on top, as counts. */
export function tallyCsv(pile: Reconciliation, { incidents }: TallyBoard, labels: Labels): string {
  const row = (name: string, why: string, id: string): string[] => {
    const known = incidents[id];
    const kind = known ? (known.mode ? labels.mode(known.mode) : labels.type(known.type)) : "";
    const place = known?.place ? placeName(known.place, labels) : "";
    return [name, why, id, known?.date ?? "", kind, place];
  };
  const rows = [
    ["in both (range)", "", range(pile.both), "", "", ""],
    ["only theirs (range)", "", range(pile.onlyTheirs), "", "", ""],
    ["only ours (range)", "", range(pile.onlyOurs), "", "", ""],
    ...pile.inside.map((id) => row("in scope", "", id)),
    ...pile.perhaps.map(({ incident, why }) => row("perhaps in scope", why, incident)),
    ...pile.outside.map(({ incident, why }) => row("out of scope", why, incident)),
  ];
  return [HEAD, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function range({ min, max }: Reconciliation["both"]): string {
  return max === undefined ? `${min}+` : max === min ? String(min) : `${min}-${max}`;
}

/** RFC 4180; what a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
