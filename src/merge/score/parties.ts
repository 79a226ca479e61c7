// Whether two reports name the same doers, targets and victims.
import type { Party, Report } from "../../record/index.ts";
import { fold } from "../../text/index.ts";
import type { MergeKnowledge, Reason } from "../types.ts";

interface Weights {
  readonly name: string;
  readonly same: number;
  readonly related: number;
  readonly different: number;
}

const ACTORS: Weights = { name: "actors", same: 1.5, related: 0.7, different: -2 };
const TARGETS: Weights = { name: "targets", same: 1, related: 0.5, different: -0.7 };
const VICTIMS: Weights = { name: "victims", same: 1.5, related: 0.5, different: -0.3 };

const REVERSAL = "reversal";

// "Two soldiers" and "two soldiers": the same words, not the same people.
const DESCRIBED = 0.3;

const keyOf = (party: Party): string => party.entity ?? fold(party.name);

function scoreParties(
  a: readonly Party[],
  b: readonly Party[],
  knowledge: MergeKnowledge,
  weights: Weights,
): Reason[] {
  const { name } = weights;
  const keys = new Set(b.map(keyOf));
  const shared = a.find((party) => keys.has(keyOf(party)));
  if (shared) {
    const named = shared.entity !== undefined || /\p{Lu}/u.test(shared.name);
    return [{ name, score: named ? weights.same : DESCRIBED, note: shared.name }];
  }
  const known = (parties: readonly Party[]): string[] => parties.flatMap((party) => party.entity ?? []);
  const [left, right] = [known(a), known(b)];
  if (left.length === 0 || right.length === 0) return [];
  const note = `${left.join(", ")} and ${right.join(", ")}`;
  if (left.some((x) => right.some((y) => knowledge.actForOne(x, y))))
    return [{ name, score: weights.same, note }];
  const related = left.some((x) => right.some((y) => knowledge.related(x, y)));
  return [{ name, score: related ? weights.related : weights.different, note }];
}

/** A struck B in one report and B struck A in the other: an attack and the answer to it. */
function scoreReversal(a: Report, b: Report): Reason[] {
  const doers = (report: Report): Set<string> => new Set(report.actors.map(keyOf));
  const struck = (report: Report): string[] => report.targets.map(keyOf);
  const [doersA, doersB] = [doers(a), doers(b)];
  const reversed = struck(a).some((key) => doersB.has(key)) || struck(b).some((key) => doersA.has(key));
  return reversed ? [{ name: REVERSAL, score: -2, note: "one's target is the other's doer" }] : [];
}

/** What one turns away the other does, so their doers are two sides: only who would stand on both speaks against it. */
function scoreSides(a: Report, b: Report): Reason[] {
  const doers = new Set(b.actors.map(keyOf));
  const both = a.actors.find((party) => doers.has(keyOf(party)));
  return both
    ? [{ name: ACTORS.name, score: ACTORS.different, note: `${both.name} turns away and attacks` }]
    : [];
}

export function scoreAllParties(a: Report, b: Report, knowledge: MergeKnowledge): Reason[] {
  if (a.mode !== undefined && b.mode !== undefined && knowledge.fends(a.mode, b.mode))
    return scoreSides(a, b);
  return [
    ...scoreParties(a.actors, b.actors, knowledge, ACTORS),
    ...scoreParties(a.targets, b.targets, knowledge, TARGETS),
    ...scoreParties(a.victims, b.victims, knowledge, VICTIMS),
    ...scoreReversal(a, b),
  ];
}

/** True if the reason says that two reports name doers that have nothing to do with each other. */
export const isOtherDoer = (reason: Reason): boolean =>
  reason.score < 0 && (reason.name === ACTORS.name || reason.name === REVERSAL);
