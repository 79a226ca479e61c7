// Which acts stand under which heading, in the order in which an editor reads them. An act not named here goes to the last.
import type { Act } from "../../record/index.ts";

/** The first of every digest that has one. */
export const INCIDENTS = "Incidents";

export interface StatementSection {
  readonly title: string;
  readonly acts: readonly Act[];
}

export const STATEMENT_SECTIONS: readonly StatementSection[] = [
  { title: "Claims and denials", acts: ["claim-of-responsibility", "denial", "confirmation", "refusal"] },
  { title: "Threats and warnings", acts: ["threat", "warning"] },
  { title: "Demands, orders and pledges", acts: ["demand", "appeal", "order", "pledge"] },
  { title: "Reactions", acts: ["condemnation", "accusation", "praise", "mockery", "announcement"] },
];
