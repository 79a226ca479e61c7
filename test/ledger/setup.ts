// A ledger with real merging, filled from samples.
import { createHash } from "node:crypto";
import { type Entered, type Entry, type Ledger, openLedger } from "../../src/ledger/index.ts";
import {
  findingKeys,
  KEYS_VERSION,
  type MergeKnowledge,
  mergingWith,
  reportsOf,
} from "../../src/merge/index.ts";
import type { CodedDocument, Merging } from "../../src/record/index.ts";
import { codedSample, type Sample } from "./samples.ts";

/** Small knowledge of its own, so that these tests do not hang on the registers. */
export const plainKnowledge: MergeKnowledge = {
  modesAgree: (a, b) => (a === b ? "same" : a === "attack" || b === "attack" ? "compatible" : "different"),
  isGeneral: (mode) => mode === "attack",
  turnsAway: () => false,
  fends: () => false,
  typesAgree: (a, b) => a === b,
  related: (a, b) => a === b,
  actForOne: (a, b) => a === b,
};

export const merging: Merging = mergingWith({ knowledge: plainKnowledge });

/** Rules by which no two reports are ever of one incident. */
export const apart: Merging = {
  ...merging,
  compare: () => [],
  group: (outlines) => outlines.map(({ id }) => [id]),
};

export const affixes = [
  {
    script: "Arabic",
    prefixes: ["ال", "و", "ب", "ل"],
    suffixes: ["ات", "ون", "ين", "ة", "ه", "ي"],
    minimumStem: 3,
  },
  { script: "Latin", prefixes: [], suffixes: ["'s", "s", "e", "ed", "ing"], minimumStem: 3 },
];

/** How the ledgers of these tests are opened. */
export const options = { affixes, blocking: { version: KEYS_VERSION, keysOf: findingKeys } };

export const addedAt = "2024-01-10T08:00:00Z";

export function entryOf(coded: CodedDocument): Entry {
  const sha256 = createHash("sha256").update(coded.text).digest("hex");
  const original = {
    sha256,
    bytes: coded.text.length,
    mediaType: "text/plain",
    location: coded.id,
    keptAt: addedAt,
  };
  return { coded, original, reports: reportsOf(coded), addedAt };
}

export async function filledLedger(samples: readonly Sample[], path = ":memory:"): Promise<Ledger> {
  const ledger = await openLedger(path, options);
  await enterSamples(ledger, samples);
  return ledger;
}

export function enterSamples(ledger: Ledger, samples: readonly Sample[]): Promise<Entered[]> {
  return ledger.enter(
    samples.map((sample) => entryOf(codedSample(sample))),
    merging,
  );
}

export async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(value);
  return values;
}
