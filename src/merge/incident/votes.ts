// Counting what reports say. A document's main telling weighs more than what it recalls as background.
import type { Report } from "../../record/index.ts";

export interface Vote<T> {
  readonly value: T;
  readonly weight: number;
  readonly reports: readonly Report[];
}

interface Counting<T> {
  readonly value: T;
  weight: number;
  readonly reports: Report[];
  /** Document → the weight of its voice so far. */
  readonly heard: Map<string, number>;
}

export const weightOf = (report: Report): number => (report.role === "main" ? 2 : 1);

/** Values with the weight behind them, heaviest first, then by key. A document that tells a thing twice votes once for a value. */
export function votesOf<T>(
  reports: readonly Report[],
  valuesOf: (report: Report) => readonly T[],
  keyOf: (value: T) => string,
): Vote<T>[] {
  const votes = new Map<string, Counting<T>>();
  for (const report of reports) {
    const keys = new Set<string>();
    for (const value of valuesOf(report)) {
      const key = keyOf(value);
      if (keys.has(key)) continue;
      keys.add(key);
      const vote: Counting<T> = votes.get(key) ?? { value, weight: 0, reports: [], heard: new Map() };
      votes.set(key, vote);
      const heard = vote.heard.get(report.document) ?? 0;
      const weight = Math.max(heard, weightOf(report));
      vote.weight += weight - heard;
      vote.heard.set(report.document, weight);
      vote.reports.push(report);
    }
  }
  const byKey = [...votes].sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1));
  return byKey.map(([, vote]) => vote);
}
