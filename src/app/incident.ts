// One incident with the sentence that says who claims, blames and denies, and how well it is attested.
import type { Knowledge } from "../knowledge/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { gradeOf, phrasesOf, statusSentence } from "../merge/index.ts";
import type { IncidentView } from "../record/index.ts";

export async function incidentView(
  ledger: Ledger,
  knowledge: Knowledge,
  id: string,
): Promise<IncidentView | undefined> {
  const record = await ledger.incident(id);
  if (!record) return undefined;
  const { incident, reports } = record;
  return {
    ...record,
    grade: gradeOf(incident, reports),
    statusSentence: statusSentence(incident, reports, phrasesOf(knowledge, "en")),
  };
}
