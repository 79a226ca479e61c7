// One incident with the sentence that says who claims, blames and denies, and how well it is attested.
import type { Knowledge } from "../knowledge/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { gradeOf, mergeKnowledge, phrasesOf, statusSentence } from "../merge/index.ts";
import type { Incident, IncidentView, Report } from "../record/index.ts";

/** How well an incident is attested, and who claims it, in words. */
export type Attest = (
  incident: Incident,
  reports: readonly Report[],
) => Pick<IncidentView, "grade" | "statusSentence">;

export function attestation(knowledge: Knowledge): Attest {
  const [phrases, merging] = [phrasesOf(knowledge, "en"), mergeKnowledge(knowledge)];
  return (incident, reports) => ({
    grade: gradeOf(incident, reports, merging),
    statusSentence: statusSentence(incident, reports, phrases),
  });
}

export async function incidentView(
  ledger: Ledger,
  attest: Attest,
  id: string,
): Promise<IncidentView | undefined> {
  const record = await ledger.incident(id);
  return record && { ...record, ...attest(record.incident, record.reports) };
}

/** Many at once, in the order asked for; unknown ids are left out. */
export async function incidentViews(
  ledger: Ledger,
  attest: Attest,
  ids: readonly string[],
): Promise<readonly IncidentView[]> {
  const records = await ledger.incidentsNamed(ids);
  return records.map((record) => ({ ...record, ...attest(record.incident, record.reports) }));
}
