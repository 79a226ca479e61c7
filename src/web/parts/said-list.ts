// Claims, denials and the rest about one incident, each in its own words with its source.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { Html } from "../page.ts";
import type { Said } from "../said.ts";
import { actMark } from "./marks.ts";
import { mediumName } from "./names.ts";
import { flat, inQuotes, sourceLine } from "./quote.ts";

export function saidList(list: readonly Said[], labels: Labels): Html {
  if (list.length === 0) return "";
  return html`<section aria-labelledby="said"><h2 id="said">What was said about it</h2>
<div class="said-list">${list.map((one) => entry(one, labels))}</div></section>`;
}

function entry(one: Said, labels: Labels): Html {
  const { statement } = one;
  const speaker = (statement.speaker.entity && labels.actor(statement.speaker.entity)) || flat(one.speaker);
  const through = statement.medium ? html`${mediumName(statement.medium.kind)}, via ` : undefined;
  return html`<article class="row statement" data-row data-act="${statement.act}">
<h3><bdi>${speaker}</bdi> ${actMark(statement.act, labels)}</h3>
<blockquote class="quote"><p lang="${one.language}" dir="auto">${inQuotes(statement.quoted, flat(one.words))}</p>
${one.condition ? html`<p class="condition"><span>Condition</span> <q lang="${one.language}" dir="auto">${flat(one.condition)}</q></p>` : ""}
${sourceLine({ ...one, record: statement.id, through })}</blockquote>
</article>`;
}
