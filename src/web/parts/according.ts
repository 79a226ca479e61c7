// Values of an incident, each the way to the report that gives it: pointing at one says which outlets do.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { Party, ReportView } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { outletName, partyHtml, partyName } from "./names.ts";
import { reportAnchor } from "./report-card.ts";

interface Giving {
  readonly reports: readonly ReportView[];
  /** The field of a report in which such values stand. */
  of(report: ReportView): readonly Party[];
  readonly labels: Labels;
}

export function according(parties: readonly Party[], giving: Giving): Html {
  return html`${parties.map((party, index) => html`${index > 0 ? ", " : ""}${one(party, giving)}`)}`;
}

function one(party: Party, { reports, of, labels }: Giving): Html {
  const name = partyName(party, labels);
  const givers = reports.filter((report) => of(report).some((given) => partyName(given, labels) === name));
  if (givers[0] === undefined) return partyHtml(party, labels);
  const outlets = [...new Set(givers.map(outletName))].join(", ");
  return html`<a class="value" href="#${reportAnchor(givers[0], reports)}" title="according to ${outlets}">${partyHtml(party, labels)}</a>`;
}
