// Candidates for mentions, and the choice between those that overlap. Which finder made one decides its rank.
import type { Mention, MentionType, Span } from "../../record/index.ts";

/** A mention that is not numbered yet. Of two that stand in each other's way the one of higher rank stays. */
export interface Candidate extends Span {
  readonly type: MentionType;
  readonly head?: Span;
  readonly by: string;
  readonly rank: number;
  readonly confidence?: number;
}

/** Ranks from strongest: what a register names, what shape and context say, what a general word says. */
export const RANK = {
  register: 5,
  document: 4,
  model: 3.5,
  shape: 3,
  lexicon: 2,
  nominal: 1,
  described: 0.5,
} as const;

// What may stand inside what, as the gold of the project nests names: "[Erbil] airport", "[Iraqi] foreign ministry".
const MAY_HOLD: Readonly<Record<MentionType, ReadonlySet<MentionType>>> = {
  person: new Set(),
  organization: new Set(["nationality", "location", "person"]),
  location: new Set(["nationality", "location"]),
  facility: new Set(["location", "nationality", "organization", "person", "facility", "role"]),
  nationality: new Set(),
  weapon: new Set(["nationality", "organization"]),
  platform: new Set(["nationality", "location", "organization", "person"]),
  role: new Set(["organization", "location", "nationality", "person", "facility", "role", "platform"]),
  quantity: new Set(),
  money: new Set(),
  document: new Set(["organization", "nationality", "person", "role"]),
  account: new Set(["organization", "nationality", "role"]),
};

// Longer ones are mistakes; and they bound what one candidate is compared with.
const LONGEST = 160;

function conflict(a: Candidate, b: Candidate): boolean {
  if (a.start >= b.end || b.start >= a.end) return false;
  if (a.start === b.start && a.end === b.end) return true;
  if (a.start <= b.start && b.end <= a.end) return !MAY_HOLD[a.type].has(b.type);
  if (b.start <= a.start && a.end <= b.end) return !MAY_HOLD[b.type].has(a.type);
  return true;
}

function stronger(a: Candidate, b: Candidate): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank;
  return a.end - a.start > b.end - b.start;
}

/** Candidates without conflicts, in text order. A candidate is compared only with those that can reach it. */
export function choose(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates
    .filter((candidate) => candidate.end > candidate.start && candidate.end - candidate.start <= LONGEST)
    .sort((a, b) => a.start - b.start || b.end - a.end || b.rank - a.rank);
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    const rivals: number[] = [];
    for (let index = kept.length - 1; index >= 0 && kept[index]!.start > candidate.start - LONGEST; index--) {
      if (conflict(kept[index]!, candidate)) rivals.push(index);
    }
    if (rivals.some((index) => !stronger(candidate, kept[index]!))) continue;
    for (const index of rivals) kept.splice(index, 1);
    kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Ids in text order; `rank` stays behind. */
export function numbered(candidates: readonly Candidate[]): Mention[] {
  return candidates.map(({ rank: _rank, ...candidate }, index) => ({ id: `m${index + 1}`, ...candidate }));
}
