// A thing of the queue in a line, and as a heading.
import { html } from "hono/html";
import type { EventLabel, Labels, ReviewItem } from "../../app/index.ts";
import { dateInWords } from "../../text/index.ts";
import type { Html } from "../page.ts";
import { labelTitle } from "../parts/incident-row.ts";
import { counted } from "../parts/names.ts";
import { flat } from "../parts/quote.ts";

export const KIND_TITLES = {
  merge: "Doubtful merges",
  disagreement: "Disagreements",
  joined: "Newly joined",
  name: "Unknown names",
  record: "Records",
} as const;

const OF: Readonly<Record<"event" | "statement" | "tally", string>> = {
  event: "Event",
  statement: "Statement",
  tally: "Tally",
};

export function eventWords({ type, mode, date }: EventLabel, labels: Labels): string {
  const kind = mode ? labels.mode(mode) : labels.type(type);
  return date ? `${kind}, ${dateInWords(date)}` : kind;
}

/** What a record is, as its heading says it. */
function recordWords(item: Extract<ReviewItem, { kind: "record" }>, labels: Labels): string {
  if (item.of === "tally") return OF.tally;
  const is = item.of === "statement" ? labels.act(item.is) : labels.mode(item.is);
  return `${OF[item.of]}: ${(is === item.is ? labels.type(item.is) : is).toLowerCase()}`;
}

export function itemLine(item: ReviewItem, labels: Labels): Html {
  if (item.kind === "merge" || item.kind === "joined") {
    const [a, b] = item.events;
    const outlets = item.events.map(({ outlet }) => outlet).filter((outlet) => outlet !== undefined);
    return html`<span class="what">${a && b ? html`${eventWords(a, labels)} · ${eventWords(b, labels)}` : "Two reports"}</span><span class="small">${outlets.map((outlet, index) => html`${index > 0 ? " and " : ""}<bdi>${outlet}</bdi>`)}</span>`;
  }
  if (item.kind === "disagreement")
    return html`<span class="what"><bdi>${labelTitle(item.incident, labels)}</bdi></span><span class="small">reports disagree on ${item.fields.join(", ")}</span>`;
  if (item.kind === "name")
    return html`<span class="what"><bdi>${item.name.name}</bdi></span><span class="small">${item.name.type}, seen ${counted(item.name.count, "time", "times")}</span>`;
  return html`<span class="what" dir="auto">${flat(item.words)}</span><span class="small">${recordWords(item, labels)}</span>`;
}

export function itemTitle(item: ReviewItem, labels: Labels): Html {
  if (item.kind === "merge") return "One incident, or two?";
  if (item.kind === "joined") return "Rightly joined?";
  if (item.kind === "disagreement")
    return html`<bdi>${labelTitle(item.incident, labels)}</bdi>: reports disagree`;
  if (item.kind === "name") return html`Who is <bdi>${item.name.name}</bdi>?`;
  return recordWords(item, labels);
}
