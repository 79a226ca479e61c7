// A statement in a list: who, which act, against whom, on what condition, in which words, and through whom we have it.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { StatementRow } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { actMark } from "./marks.ts";
import { mediumName, named, outletName } from "./names.ts";
import { flat, sourceLine } from "./quote.ts";

export function statementRow(row: StatementRow, labels: Labels): Html {
  const { statement, document } = row;
  return html`<article class="row statement" data-row data-act="${statement.act}">
<h3>${named(speakerName(row, labels))} ${actMark(statement.act, labels)}${row.targetText ? html` <span class="against">against <bdi>${flat(row.targetText)}</bdi></span>` : ""}</h3>
<blockquote class="quote"><p lang="${document.language}" dir="auto">${statement.quoted ? html`“${flat(row.contentText)}”` : flat(row.contentText)}</p>
${row.conditionText ? html`<p class="condition"><span>Condition</span> <q lang="${document.language}" dir="auto">${flat(row.conditionText)}</q></p>` : ""}
${sourceLine({ document: document.id, record: statement.id, ...sourceOf(row) })}</blockquote>
${chain(row)}
</article>`;
}

export function speakerName(row: StatementRow, labels: Labels): string {
  const { entity } = row.statement.speaker;
  return (entity && labels.actor(entity)) || flat(row.speakerText);
}

function sourceOf({ document }: StatementRow): { outlet?: string; url?: string; published?: string } {
  return { outlet: document.outlet, url: document.url, published: document.published };
}

/** Innermost first; a chain of one link that is the outlet itself says nothing new. */
export function chain(row: Pick<StatementRow, "chain" | "document">): Html {
  const links = row.chain.filter((link) => link.text !== "");
  if (links.length < 2 && !links[0]?.medium) return "";
  return html`<p class="chain">${links.map(
    (link, index) => html`${index > 0 ? " via " : ""}<bdi>${link.text === row.document.id ? outletName(row.document) : flat(link.text)}</bdi>${link.medium ? ` (${mediumName(link.medium)})` : ""}`,
  )}</p>`;
}
