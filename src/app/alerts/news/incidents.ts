// Incidents that are new to a rule, and those whose attribution changed.
import { changesAttribution, type IncidentRule, matchesIncident } from "../../../alerts/index.ts";
import type { IncidentView } from "../../../record/index.ts";
import { edtfBounds } from "../../../text/index.ts";
import type { Found, Look, Waited } from "./look.ts";

const reportsOf = ({ incident }: IncidentView): string[] =>
  incident.reports.map(({ document, event }) => `${document}#${event}`);

/** The first publishing that told of it, and the day of the deed where nobody dates his report. */
function publishedOf({ reports, incident }: IncidentView): string | undefined {
  const told = reports.flatMap((report) => report.published ?? []).toSorted();
  return told[0] ?? edtfBounds(incident.date ?? "")?.last;
}

/** Incidents made since the rule began that it has not spoken of, under this or another id. */
export async function newIncidents(
  { rooms, mark, changes, compose }: Look,
  name: string,
  wanted: (view: IncidentView, seenAt: string) => boolean,
): Promise<Required<Waited>> {
  const touched = new Map(
    changes.filter(({ kind }) => kind === "made" || kind === "changed").map((one) => [one.incident, one]),
  );
  const made = await rooms.ledger.madeAfter([...touched.keys()], mark.begun);
  const found: Found[] = [];
  const joined: string[] = [];
  for (const id of made) {
    const view = await rooms.views.incident(id);
    if (!view) continue;
    const spoken = [view.incident.id, ...reportsOf(view)];
    const told = await rooms.ledger.alerts.spokenOf(name, spoken);
    const seenAt = touched.get(id)!.at;
    if (told.size > 0) joined.push(...spoken.filter((one) => !told.has(one)));
    else if (wanted(view, seenAt))
      found.push({
        subject: id,
        spoken,
        entry: compose.incident(view),
        published: publishedOf(view),
        seenAt,
      });
  }
  return { found, joined };
}

export async function attributions({ rooms, changes, compose }: Look, rule: IncidentRule): Promise<Found[]> {
  const changed = changes.filter((one) => one.kind === "changed" && one.fields["attribution"] !== undefined);
  const found: Found[] = [];
  for (const [id, list] of Map.groupBy(changed, ({ incident }) => incident)) {
    const last = list.at(-1)!;
    const whole = { was: list[0]!.fields["attribution"]!.was, is: last.fields["attribution"]!.is };
    if (!changesAttribution({ fields: { attribution: whole } })) continue;
    const view = await rooms.views.incident(id);
    const context = { registers: rooms.registers, seenAt: last.at };
    if (!view || !matchesIncident(rule, view, context)) continue;
    found.push({
      subject: id,
      state: String(last.seq),
      spoken: [],
      entry: compose.attribution(view, whole),
      published: publishedOf(view),
      seenAt: last.at,
    });
  }
  return found;
}
