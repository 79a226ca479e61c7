// What was said: threats with their conditions, claims, denials and the rest, with the chain through which we have it.
import { html } from "hono/html";
import { ACTS } from "../../record/index.ts";
import type { Rows, StatementRow } from "../../record/index.ts";
import { weekdayOf } from "../../text/index.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { emptyFilter, emptyLedger } from "../parts/empty.ts";
import { filters } from "../parts/filters.ts";
import { counted } from "../parts/names.ts";
import { asked, askedDay, pager, PAGE_ROWS } from "../parts/pager.ts";
import { saveView } from "../parts/save-view.ts";
import { statementRow } from "../parts/statement-row.ts";

export const statementsPage = definePage<Rows<StatementRow>>({
  path: "/statements",
  load: (ask) =>
    ask.app.statements({
      act: asked(ask, "act"),
      speaker: asked(ask, "speaker"),
      from: askedDay(ask, "from"),
      to: askedDay(ask, "to"),
      limit: PAGE_ROWS,
      after: asked(ask, "after"),
    }),
  draw: (rows, ask) => ({ title: "Statements", body: body(rows, ask), beside: true }),
});

function body(rows: Rows<StatementRow>, ask: Ask): Html {
  const { labels } = ask.app;
  const acts = ACTS.map((act) => ({ value: act, label: labels.act(act) }));
  return html`<h1>Statements</h1>
<p class="lede">${counted(rows.total, "statement", "statements")}. A statement is a record of somebody saying something; it is never evidence that the thing is so.</p>
${filters(ask, [
  { kind: "choice", name: "act", label: "What was said", any: "Any statement", choices: acts },
  { kind: "choice", name: "speaker", label: "Speaker", any: "Any speaker", choices: speakers(rows, ask) },
  { kind: "day", name: "from", label: "From" },
  { kind: "day", name: "to", label: "To" },
])}
<div class="timeline">${rows.rows.length > 0 ? byDay(rows.rows).map(([date, list]) => day(date, list, ask)) : nothing(ask)}</div>
${pager(rows, ask)}
${saveView(ask, "Statements")}`;
}

/** The speakers of this page of the list that the register knows. */
function speakers(rows: Rows<StatementRow>, ask: Ask): { value: string; label: string }[] {
  const ids = new Set(rows.rows.flatMap((row) => row.statement.speaker.entity ?? []));
  return [...ids]
    .map((id) => ({ value: id, label: ask.app.labels.actor(id) ?? id }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

function byDay(rows: readonly StatementRow[]): [string | undefined, StatementRow[]][] {
  const groups: [string | undefined, StatementRow[]][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last[0] === row.date) last[1].push(row);
    else groups.push([row.date, [row]]);
  }
  return groups;
}

function day(date: string | undefined, rows: readonly StatementRow[], ask: Ask): Html {
  const weekday = date === undefined ? undefined : weekdayOf(date);
  return html`<section class="day"><h2>${dated(date)}${weekday ? html` <span class="weekday">${weekday}</span>` : ""}</h2>
<div class="entries">${rows.map((row) => statementRow(row, ask.app.labels))}</div></section>`;
}

function nothing(ask: Ask): Html {
  return [...ask.query.keys()].length > 0
    ? emptyFilter("statements", "/statements")
    : emptyLedger("statements");
}
