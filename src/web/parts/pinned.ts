// The record that the address points at, in full beside the text: its fields, what made it and what people say of it.
import { html } from "hono/html";
import { listOf } from "../../app/index.ts";
import type { DocumentView, RecordJudgement, RecordKind } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { fieldTable } from "../review/fields.ts";
import { madeByWords } from "../review/made-by.ts";

const KINDS = ["event", "statement", "tally", "mention"] as const satisfies readonly RecordKind[];
const TITLES: Readonly<Record<RecordKind, string>> = {
  event: "Event",
  statement: "Statement",
  tally: "Tally",
  mention: "Name",
};

/** Nothing where the address points at no record of these kinds. */
export function pinnedRecord(
  view: DocumentView,
  { judgements, tips }: { judgements: readonly RecordJudgement[]; tips: ReadonlyMap<string, string> },
  ask: Ask,
): Html {
  const record = ask.query.get("show") ?? "";
  const kind = KINDS.find((one) => listOf(view.document, one).some(({ id }) => id === record));
  const free = withQuery(ask.path, ask.query, { show: undefined, words: undefined });
  const unpin = html`<a class="unpin" href="${free}" aria-label="Unpin">×</a>`;
  if (!kind) return unjudged(tips.get(record), unpin);
  const of = judgements.filter((one) => one.kind === kind && one.anchor.record === record);
  const key = `record:${view.document.id}#${kind}:${record}`;
  const judge =
    kind === "mention" || !ask.visitor.rights.has("judge")
      ? ""
      : html`<a href="/review?item=${encodeURIComponent(key)}">Review it</a>`;
  return html`<aside class="pinned" aria-labelledby="pinned"><header><h2 id="pinned">${TITLES[kind]} <code>${record}</code></h2>${unpin}</header>
${fieldTable({ document: view, kind, record }, of, ask.app.labels, true)}
${madeByWords(
  listOf(view.document, kind).find(({ id }) => id === record),
  ask,
)}
${of.length > 0 ? html`<ul class="small">${of.map(judged)}</ul>` : ""}
<p class="small">${judge}</p></aside>`;
}

/** Times and attributions are not judged by themselves: a sentence says what they are. */
function unjudged(says: string | undefined, unpin: Html): Html {
  if (says === undefined) return "";
  return html`<aside class="pinned"><header><p dir="auto">${says}</p>${unpin}</header></aside>`;
}

function judged({ verdict, field, by, at, withdrawnAt }: RecordJudgement): Html {
  const what = field === undefined ? verdict : `${field} corrected`;
  const back = withdrawnAt ? `, taken back ${dateInWords(withdrawnAt.slice(0, 10))}` : "";
  return html`<li>${what} by <bdi>${by}</bdi>, ${dateInWords(at.slice(0, 10))}${back}</li>`;
}
