// Incidents that may be the same as one: those with which the machine compared its reports and could not tell.
import type { App } from "../app/index.ts";
import type { IncidentLabel, IncidentView, Judgement } from "../record/index.ts";

export interface Near {
  readonly incident: IncidentLabel;
  readonly judgement: Judgement;
}

/** The likeliest; more are gone through in the review. */
const MOST = 6;

export async function nearTo(app: App, view: IncidentView): Promise<Near[]> {
  const own = new Set(view.reports.map(({ id }) => id));
  const unsure = view.judgements
    .filter(
      ({ verdict, withdrawnAt, a, b }) => verdict === "unsure" && !withdrawnAt && own.has(a) !== own.has(b),
    )
    .toSorted((x, y) => y.score - x.score);
  const found = new Map<string, Near>();
  for (const judgement of unsure) {
    if (found.size === MOST) break;
    const incident = await incidentOf(app, own.has(judgement.a) ? judgement.b : judgement.a);
    if (incident && incident.id !== view.incident.id && !found.has(incident.id))
      found.set(incident.id, { incident, judgement });
  }
  return [...found.values()];
}

async function incidentOf(app: App, report: string): Promise<IncidentLabel | undefined> {
  const cut = report.lastIndexOf("#");
  const document = await app.document(report.slice(0, cut));
  const id = document?.incidents[report.slice(cut + 1)];
  return id === undefined ? undefined : (await app.incident(id))?.incident;
}
