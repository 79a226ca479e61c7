// Counting what reports say. A document's main telling weighs more than what it recalls as background.
import type { Report } from "../../record/index.ts";

export interface Vote<T> {
  readonly value: T;
  readonly weight: number;
  readonly reports: readonly Report[];
}

export const weightOf = (report: Report): number => (report.role === "main" ? 2 : 1);

/** Values with the weight behind them, heaviest first, then by key. */
export function votesOf<T>(
  reports: readonly Report[],
  valuesOf: (report: Report) => readonly T[],
  keyOf: (value: T) => string,
): Vote<T>[] {
  const votes = new Map<string, { value: T; weight: number; reports: Report[] }>();
  for (const report of reports) {
    const seen = new Set<string>();
    for (const value of valuesOf(report)) {
      const key = keyOf(value);
      if (seen.has(key)) continue;
      seen.add(key);
      const vote = votes.get(key) ?? { value, weight: 0, reports: [] };
      vote.weight += weightOf(report);
      vote.reports.push(report);
      votes.set(key, vote);
    }
  }
  const byKey = [...votes].sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1));
  return byKey.map(([, vote]) => vote);
}
