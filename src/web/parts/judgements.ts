// Why these reports are held to tell of one incident: the judgements, each with its reasons and who made it.
import { html } from "hono/html";
import type { IncidentView, Judgement } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { named, outletName } from "./names.ts";

const VERDICTS: Readonly<Record<Judgement["verdict"], string>> = {
  same: "one incident",
  different: "not the same",
  unsure: "unsure",
};

export function judgements(view: IncidentView): Html {
  const list = view.judgements.filter((one) => one.withdrawnAt === undefined);
  if (list.length === 0) return "";
  return html`<section class="judgements"><details><summary><h2>Why these reports are held to be one incident</h2></summary>
<div class="scrolls"><table><thead><tr><th scope="col">Reports</th><th scope="col">Verdict</th><th scope="col" class="number">Score</th><th scope="col">Reasons</th><th scope="col">Judged by</th></tr></thead>
<tbody>${list.map((one) => line(one, view))}</tbody></table></div></details></section>`;
}

function line(one: Judgement, view: IncidentView): Html {
  const reasons = one.reasons.map((reason) => reason.note || reason.name).join("; ");
  return html`<tr><td>${outlet(one.a, view)} and ${outlet(one.b, view)}</td><td>${VERDICTS[one.verdict]}</td><td class="number">${one.score.toFixed(2)}</td><td><bdi>${reasons}</bdi></td><td>${one.by}</td></tr>`;
}

function outlet(id: string, view: IncidentView): Html {
  const report = view.reports.find((candidate) => candidate.id === id);
  return named(report ? outletName(report) : id);
}
