// A type test from what the coder has found: a phrase is of the types of the mentions and times at its head.
import type { Mention, TimeExpression } from "../record/index.ts";
import type { Sentence } from "../language/index.ts";
import type { MatchOptions } from "./match.ts";
import type { Phrase } from "./types.ts";

interface Typed {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** Mentions by their type, times by theirs ("date", "time", "duration", "set"). Made once a document. */
export function typesOf(
  mentions: readonly Mention[],
  times: readonly TimeExpression[] = [],
): NonNullable<MatchOptions["typeOf"]> {
  const all = [...mentions, ...times].map(({ start, end, type }): Typed => ({ start, end, type }));
  all.sort((a, b) => a.start - b.start);
  // The furthest end so far: how far back one that covers a place may begin.
  let furthest = 0;
  const reach = all.map(({ end }) => (furthest = Math.max(furthest, end)));
  return (phrase: Phrase, sentence: Sentence): ReadonlySet<string> => {
    const head = sentence.tokens[phrase.head]!;
    const types = new Set<string>();
    for (let at = lastBefore(all, head.end); at >= 0 && reach[at]! > head.start; at--)
      if (all[at]!.end > head.start) types.add(all[at]!.type);
    return types;
  };
}

/** Index of the last one that begins before the offset. */
function lastBefore(all: readonly Typed[], offset: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
