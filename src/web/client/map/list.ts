// The list beside the map: what lies in view, the newest first.
import { wordsOf } from "../parts/days.ts";
import type { Data } from "./data.ts";

const LISTED = 40;
/** The list follows when the map rests: forty lines a frame are dearer than fifty thousand points. */
const REST_MS = 120;

/** Which points are meant, and how many there are of them. */
export type Listing = (points: readonly number[], total: number) => void;

export function listingIn(room: HTMLElement, data: Data): Listing {
  const list = room.querySelector("ol")!;
  const heading = room.querySelector("h2")!;
  const grouped = new Intl.NumberFormat("en-GB");
  let rest: ReturnType<typeof setTimeout> | undefined;
  return (points, total) => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      const all = grouped.format(total);
      heading.textContent = total > LISTED ? `${all} in view, the newest ${LISTED}` : `${all} in view`;
      list.replaceChildren(...points.slice(0, LISTED).map((index) => itemOf(index, data)));
    }, REST_MS);
  };
}

function itemOf(index: number, { points, labels }: Data): HTMLElement {
  const [kind, place] = [points.kind[index]!, points.place[index]];
  const item = document.createElement("li");
  item.dataset["row"] = "";
  const link = document.createElement("a");
  link.href = `/incidents/${encodeURIComponent(points.id[index]!)}`;
  const name = document.createElement("bdi");
  const what = labels[kind] ?? kind;
  name.textContent = place ? `${what}, ${place}` : what;
  link.append(name);
  const day = document.createElement("span");
  day.className = "quiet";
  day.textContent = ` ${daysOf(points.from[index]!, points.to[index]!)}`;
  item.append(link, day);
  return item;
}

function daysOf(from: string, to: string): string {
  if (from === "") return "date not known";
  return [...new Set([from, to])].map(wordsOf).join(" to ");
}
