// How much there is to doubt in a record, from what it does not say and what its coder said of itself: 0 for nothing, 1 for
// most. Only an order for people's eyes; nothing is left out by it.
import { type AnyRecord, madeBy } from "./records.ts";

export interface Doubts {
  readonly share: number;
  /** In words, for the reviewer. */
  readonly why: readonly string[];
}

interface Doubt {
  readonly weight: number;
  readonly says: string;
  readonly holds: boolean;
}

// Weights are the order in which a reviewer of the sample went through them; they sort, they measure nothing.
function doubtsOfFields(record: AnyRecord): Doubt[] {
  if ("trigger" in record) {
    return [
      { weight: 0.3, says: "no place", holds: record.places.length === 0 },
      { weight: 0.2, says: "no date", holds: record.date === undefined },
      { weight: 0.15, says: "kind not known closely", holds: record.mode === undefined },
      { weight: 0.15, says: "reported as said by someone", holds: record.status === "alleged" },
      {
        weight: 0.1,
        says: "nobody named as struck",
        holds: record.targets.length + record.victims.length === 0,
      },
    ];
  }
  if ("act" in record) {
    return [
      { weight: 0.35, says: "speaker not in the register", holds: record.speaker.entity === undefined },
      { weight: 0.2, says: "no date", holds: record.date === undefined },
      { weight: 0.2, says: "about nothing in the text", holds: (record.about?.length ?? 0) === 0 },
    ];
  }
  if ("of" in record) {
    return [
      { weight: 0.35, says: "no period", holds: record.from === undefined && record.to === undefined },
      { weight: 0.25, says: "nobody named as counting", holds: record.by === undefined },
      { weight: 0.15, says: "no place", holds: record.place === undefined },
    ];
  }
  if ("source" in record)
    return [{ weight: 0.4, says: "no source named", holds: record.source.length === 0 }];
  return [{ weight: 0.5, says: "not in the register", holds: record.entity === undefined }];
}

/** How many records of a rule or model people have judged, and how many of these they left as they were. */
export interface Trust {
  readonly judged: number;
  readonly left: number;
}

/** With few judgements nothing is known of a rule: it takes about so many before they count for half. */
const SURE_AFTER = 4;

/** How unsure a coder is to be taken for: what it says itself, else what became of its records in people's hands. */
function unsureOf({ confidence }: AnyRecord, trust: Trust | undefined): number {
  if (confidence !== undefined) return 1 - confidence;
  if (!trust) return 0;
  return (trust.judged - trust.left) / (trust.judged + SURE_AFTER);
}

/** `trusts` by the rule or model that made a record. */
export function doubtsOf(record: AnyRecord, trusts: ReadonlyMap<string, Trust> = new Map()): Doubts {
  const { confidence } = record;
  const trust = trusts.get(madeBy(record) ?? "");
  const unsure = unsureOf(record, trust);
  const held = doubtsOfFields(record).filter(({ holds }) => holds);
  const share = Math.min(1, unsure + held.reduce((sum, { weight }) => sum + weight, 0));
  const said = confidence === undefined ? [] : [`its coder is ${Math.round(confidence * 100)} % sure`];
  const known =
    trust && trust.left < trust.judged
      ? [`people left ${trust.left} of ${trust.judged} records of its rule as they were`]
      : [];
  return { share, why: [...said, ...known, ...held.map(({ says }) => says)] };
}

export const REVIEW_KINDS = ["merge", "disagreement", "joined", "name", "record"] as const;
/** Doubtful merges, reports that disagree, what was just joined, names of nobody known, single records. */
export type ReviewKind = (typeof REVIEW_KINDS)[number];

// A wrong merge spoils an incident and its figures, a wrong field one report: so much more its review is worth.
const WORTH: Readonly<Record<ReviewKind, number>> = {
  merge: 1,
  disagreement: 0.8,
  joined: 0.6,
  name: 0.5,
  record: 0.4,
};

/** What reviewing something is worth: its kind, times how doubtful it is (0 to 1). */
export function worthOf(kind: ReviewKind, doubt: number): number {
  return WORTH[kind] * (0.25 + 0.75 * Math.min(1, Math.max(0, doubt)));
}
