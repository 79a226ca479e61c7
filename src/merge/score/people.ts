// Whether two documents tell of the same people whom no register knows.
import type { Report } from "../../record/index.ts";
import type { Reason } from "../types.ts";

// Log-odds that a name in both adds, where one of them tells of its bearer for certain (logistic fit on a stream of crime
// news, beside the likeness of their words).
const SHARED = 4.5;
const SHARED_MOST = 7;

/** Both documents' main events alone have people. */
export function scorePeople({ people: left }: Report, { people: right }: Report): Reason | undefined {
  if (!left || !right) return undefined;
  const shared = Object.keys(left)
    .filter((name) => right[name] !== undefined)
    .sort();
  if (shared.length === 0) return undefined;
  const sure = shared.reduce((sum, name) => sum + Math.max(left[name]!, right[name]!), 0);
  return {
    name: "people",
    score: Math.round(100 * Math.min(SHARED_MOST, SHARED * sure)) / 100,
    note: shared.slice(0, 4).join(", "),
  };
}

// Somebody whom one of the two tells of for certain.
const CERTAIN = 1;

/** True if both tell of one person, and at least one of them for certain. */
export function sharePeople({ people: left = {} }: Report, { people: right = {} }: Report): boolean {
  return Object.entries(left).some(
    ([name, sure]) => Math.max(sure, right[name] ?? 0) >= CERTAIN && name in right,
  );
}
