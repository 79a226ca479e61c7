// A statement in a list: who, which act, against whom, on what condition, in which words, and through whom we have it.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { StatementRow } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { actMark, aim } from "./marks.ts";
import { mediumName, named, outletName } from "./names.ts";
import { flat, inQuotes, sourceLine } from "./quote.ts";

export function statementRow(row: StatementRow, labels: Labels): Html {
  const { statement, document } = row;
  return html`<article class="row statement" data-row data-act="${statement.act}">
<h3>${named(speakerName(row, labels))} ${actMark(statement.act, labels)}${row.targetText ? html` <span class="against">${aim(statement.act)} <bdi>${flat(row.targetText)}</bdi></span>` : ""}${row.dateFrom === "published" ? html` <span class="undated" title="Listed under the day of the report: the text does not say on which day it was said.">day of the report</span>` : ""}</h3>
<blockquote class="quote"><p lang="${document.language}" dir="auto">${inQuotes(statement.quoted, flat(row.contentText))}</p>
${row.conditionText ? html`<p class="condition"><span>Condition</span> <q lang="${document.language}" dir="auto">${flat(row.conditionText)}</q></p>` : ""}
${sourceLine({ document: document.id, record: statement.id, through: through(row), ...sourceOf(row) })}</blockquote>
</article>`;
}

export function speakerName(row: StatementRow, labels: Labels): string {
  const { entity } = row.statement.speaker;
  return (entity && labels.actor(entity)) || flat(row.speakerText);
}

function sourceOf({ document: { outlet, url, title, published } }: StatementRow) {
  return { outlet, url, title, published };
}

type Chained = Pick<StatementRow, "chain" | "document"> & {
  readonly speakerText?: string;
  readonly byText?: string;
};

/**
 * Through whom the outlet has the words, innermost first: "Telegram, via MEMRI, via" before the outlet's own name.
 * The speaker stands in the headline already, so of that link only the medium is said.
 */
export function through(row: Chained): Html {
  const speaker = row.speakerText ?? row.byText;
  const outlet = new Set([row.document.outlet, row.document.id, outletName(row.document)]);
  return html`${row.chain
    .filter((link) => !outlet.has(link.text))
    .map((link) => {
      const name = link.text === speaker ? "" : html`<bdi>${flat(link.text)}</bdi>`;
      const medium = link.medium ? (name ? ` (${mediumName(link.medium)})` : mediumName(link.medium)) : "";
      return name || medium ? html`${name}${medium}, via ` : "";
    })}`;
}
