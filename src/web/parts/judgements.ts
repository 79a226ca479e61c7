// Why these reports are held to tell of one incident: every judgement with its reasons, who made it, and the way to take it
// back; what may be the same incident; and joining it with another by hand.
import { html } from "hono/html";
import type { IncidentView, Judgement } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { incidentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { formToken } from "./form.ts";
import { labelTitle } from "./incident-row.ts";
import { named, outletName } from "./names.ts";
import type { Near } from "../near.ts";

const VERDICTS: Readonly<Record<Judgement["verdict"], string>> = {
  same: "one incident",
  different: "not the same",
  unsure: "unsure",
};

/** The machine signs so (merge/judge.ts); what it judged is overruled, not taken back. */
const isMachines = ({ by }: Judgement): boolean => by.startsWith("merge@");

export function judgements(view: IncidentView, near: readonly Near[], ask: Ask): Html {
  const standing = view.judgements.filter((one) => one.withdrawnAt === undefined);
  const within = standing.filter((one) =>
    [one.a, one.b].every((id) => view.reports.some((report) => report.id === id)),
  );
  const people = view.judgements.filter((one) => !isMachines(one));
  const shown = [...people, ...within.filter(isMachines)];
  return html`${mayBeSame(near, view, ask)}
${
  shown.length === 0
    ? ""
    : html`<section class="judgements"><details${people.length > 0 ? html` open` : ""}><summary><h2>Why these reports are held to be one incident</h2></summary>
<div class="scrolls"><table><thead><tr><th scope="col">Reports</th><th scope="col">Verdict</th><th scope="col" class="number">Score</th><th scope="col">Reasons</th><th scope="col">Judged by</th></tr></thead>
<tbody>${shown.map((one) => line(one, view, ask))}</tbody></table></div></details></section>`
}`;
}

function line(one: Judgement, view: IncidentView, ask: Ask): Html {
  const reasons = one.reasons.map((reason) => reason.note || reason.name).join("; ");
  const at = one.at ? `, ${dateInWords(one.at.slice(0, 10))}` : "";
  const state = one.withdrawnAt
    ? html` <span class="small">taken back ${dateInWords(one.withdrawnAt.slice(0, 10))}</span>`
    : undo(one, view, ask);
  return html`<tr${one.withdrawnAt ? html` class="withdrawn"` : ""}><td>${outlet(one.a, view)} and ${outlet(one.b, view)}</td><td>${VERDICTS[one.verdict]}</td><td class="number">${isMachines(one) ? one.score.toFixed(2) : ""}</td><td><bdi>${reasons}</bdi></td><td><bdi>${one.by}</bdi>${at}${state}</td></tr>`;
}

function undo(one: Judgement, view: IncidentView, ask: Ask): Html {
  if (isMachines(one) || !ask.visitor.rights.has("judge")) return "";
  return html` <form method="post" action="${incidentAddress(view.incident.id)}" class="inline">${formToken(ask)}<input type="hidden" name="judgement" value="${one.id}"><button name="do" value="undo">Undo</button></form>`;
}

function outlet(id: string, view: IncidentView): Html {
  const report = view.reports.find((candidate) => candidate.id === id);
  return named(report ? outletName(report) : id);
}

/** Incidents of which the machine could not tell whether they are this one, and a field for any other. */
function mayBeSame(near: readonly Near[], view: IncidentView, ask: Ask): Html {
  if (!ask.visitor.rights.has("judge")) return "";
  const { labels } = ask.app;
  const here = incidentAddress(view.incident.id);
  const list = near.map(({ incident, judgement }) => {
    const date = incident.date === undefined ? "" : `, ${dateInWords(incident.date)}`;
    return html`<li><a href="${incidentAddress(incident.id)}"><bdi>${labelTitle(incident, labels)}${date}</bdi></a> <span class="small">score ${judgement.score.toFixed(2)}</span>
<form method="post" action="${here}" class="inline">${formToken(ask)}<input type="hidden" name="other" value="${incident.id}"><button name="do" value="merge">One incident</button> <button name="do" value="part">Not the same</button></form></li>`;
  });
  return html`<section class="may-be" aria-labelledby="may-be"><h2 id="may-be">Is it the same as another?</h2>
${list.length > 0 ? html`<ul>${list}</ul>` : html`<p class="small">The machine is unsure of no other incident.</p>`}
<form method="post" action="${here}" class="by-hand">${formToken(ask)}<label><span>Another incident, by its address or id</span><input name="other" required autocomplete="off"></label> <button name="do" value="merge">Merge with this one</button></form></section>`;
}
