// Whether two reports tell of one kind of event.
import type { Report } from "../../record/index.ts";
import type { MergeKnowledge, Reason } from "../types.ts";

// Airstrike and missile attack: now and then one thing under two names, more often two things.
const COMPATIBLE = 0;

export function scoreKinds(a: Report, b: Report, knowledge: MergeKnowledge): Reason {
  const note = `${a.mode ?? a.type} and ${b.mode ?? b.type}`;
  if (!knowledge.typesAgree(a.type, b.type)) return { name: "kind", score: -5, note };
  if (a.mode === undefined || b.mode === undefined)
    return { name: "kind", score: a.type === b.type ? 0.3 : -1, note };
  const agreement = knowledge.modesAgree(a.mode, b.mode);
  if (agreement === "same") return { name: "kind", score: knowledge.isGeneral(a.mode) ? 0.5 : 1.5, note };
  const general = knowledge.isGeneral(a.mode) || knowledge.isGeneral(b.mode);
  if (agreement === "compatible") return { name: "kind", score: general ? 0.5 : COMPATIBLE, note };
  return { name: "kind", score: agreement === "family" ? 0 : -3.5, note };
}
