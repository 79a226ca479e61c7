// What one document tells twice: each of the two notes the other, and they are judged one incident (merge.ts). Whatever else
// stands in one document is told apart.
import type { Report } from "../record/index.ts";
import { differ, prepare } from "./score/index.ts";
import { areTwice } from "./score/within.ts";
import type { MergeKnowledge } from "./types.ts";

type Pair = readonly [Report, Report];

// A text of hundreds of events is a list; one event is told again within the next few.
const NEIGHBOURS = 12;

const startOf = ({ evidence }: Report): number => Math.min(...evidence.map(({ start }) => start));

function pairsIn(reports: readonly Report[], knowledge: MergeKnowledge): Pair[] {
  return reports.flatMap((a, at) =>
    reports
      .slice(at + 1, at + 1 + NEIGHBOURS)
      .filter((b) => areTwice(a, b, knowledge))
      .map((b) => [a, b] as const),
  );
}

/** If what an event may be is told apart among itself, nothing says which of it it is. */
function isClear(pairs: readonly Pair[], report: Report, knowledge: MergeKnowledge): boolean {
  const others = pairs.flatMap(([a, b]) => (a === report ? [b] : b === report ? [a] : [])).map(prepare);
  return others.every((x, at) => others.slice(at + 1).every((y) => !differ(x, y, knowledge)));
}

/** For each event of one document the ids of those that are it again. */
export function retellings(reports: readonly Report[], knowledge: MergeKnowledge): Map<string, string[]> {
  const sorted = reports.toSorted((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
  const pairs = pairsIn(sorted, knowledge);
  const found = new Map<string, string[]>();
  for (const [a, b] of pairs) {
    if (!isClear(pairs, a, knowledge) || !isClear(pairs, b, knowledge)) continue;
    found.set(a.event, [...(found.get(a.event) ?? []), b.event]);
    found.set(b.event, [...(found.get(b.event) ?? []), a.event]);
  }
  return found;
}
