// Which pairs are compared at all: those whose days touch. The ledger looks up candidates by the same windows.
import { numberOfDay, windowOf } from "../text/index.ts";
import type { Prepared } from "./score/index.ts";

// Time zones and late-evening news move a report by a day (xSub's candidate window); a verdict comes later.
const REACH_DAYS = 1;

interface Placed {
  readonly item: Prepared;
  readonly first: number;
  readonly last: number;
}

/** Reports with a window, by first day. What nothing dates closely is compared with nothing: in doubt no merge. */
function placed(items: readonly Prepared[]): Placed[] {
  const found = items.flatMap((item) => {
    const window = windowOf(item.report);
    return window ? [{ item, first: numberOfDay(window.first)!, last: numberOfDay(window.last)! }] : [];
  });
  return found.sort((a, b) => a.first - b.first);
}

/** Index of the first entry that does not begin before `day`. */
function lowerBound(list: readonly Placed[], day: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.first < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every pair of new with new and new with known whose windows lie within reach. */
export function* pairsOf(
  news: readonly Prepared[],
  known: readonly Prepared[],
): Generator<readonly [Prepared, Prepared]> {
  const fresh = placed(news);
  const old = placed(known);
  const widest = Math.max(0, ...old.map(({ first, last }) => last - first));
  for (const [index, a] of fresh.entries()) {
    for (let j = index + 1; j < fresh.length && fresh[j]!.first <= a.last + REACH_DAYS; j++) {
      yield [a.item, fresh[j]!.item];
    }
    const start = lowerBound(old, a.first - REACH_DAYS - widest);
    for (let j = start; j < old.length && old[j]!.first <= a.last + REACH_DAYS; j++) {
      if (old[j]!.last >= a.first - REACH_DAYS) yield [a.item, old[j]!.item];
    }
  }
}
