// What the reviewer did last, newest first, each to be taken back.
import { html } from "hono/html";
import type { ReviewQueue } from "../../app/index.ts";
import { documentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { formToken } from "../parts/form.ts";
import { flat } from "../parts/quote.ts";

type LastJudged = ReviewQueue["last"][number];

export function lastDone(last: ReviewQueue["last"], ask: Ask): Html {
  if (last.length === 0 || !ask.visitor.rights.has("judge")) return "";
  return html`<section class="last-done" aria-labelledby="last"><h2 id="last">What you did last</h2>
<ul>${last.map((one, index) => html`<li>${words(one)} <form method="post" action="/review">${formToken(ask)}<input type="hidden" name="judgement" value="${one.judgement.id}"><input type="hidden" name="item" value="${ask.query.get("item") ?? ""}"><button name="do" value="${one.on === "pair" ? "undo-pair" : "undo-record"}"${index === 0 ? html` data-key="u"` : ""}>${index === 0 ? html`<kbd>u</kbd> ` : ""}Undo</button></form></li>`)}</ul></section>`;
}

const VERDICTS = { same: "One incident", different: "Not the same", unsure: "Cannot be told" } as const;

function words(one: LastJudged): Html {
  if (one.on === "pair") {
    const { verdict, a, b } = one.judgement;
    return html`<span>${VERDICTS[verdict]}: <bdi>${a}</bdi> and <bdi>${b}</bdi></span>`;
  }
  const { verdict, field, kind, document, anchor, value } = one.judgement;
  const what =
    field === undefined ? verdict : `${verdict}: ${field} is ${value?.words || value?.text || "nothing"}`;
  return html`<span>${kind} ${what}: <a href="${documentAddress(document, anchor.record)}"><q dir="auto">${flat(anchor.quote).slice(0, 90)}</q></a></span>`;
}
