// Mentions of a stretch of text, found without going through all of them.
import type { Mention, Span } from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { documentMemory } from "./memory.ts";

/** No name of the registers is longer (UTF-16 units); how far back a mention that reaches into a span may begin. */
const LONGEST_MENTION = 200;

const sorted = documentMemory<readonly Mention[], readonly Mention[]>();

/** Mentions that overlap the span, in text order. */
export function mentionsIn(context: Pick<CodingContext, "mentions">, span: Span): Mention[] {
  const mentions = sortedOf(context.mentions);
  const found: Mention[] = [];
  for (let i = firstFrom(mentions, span.start - LONGEST_MENTION); i < mentions.length; i++) {
    const mention = mentions[i]!;
    if (mention.start >= span.end) break;
    if (mention.end > span.start) found.push(mention);
  }
  return found;
}

const numbered = documentMemory<readonly Mention[], ReadonlyMap<string, Mention>>();

/** The mention with an id. */
export function mentionById(
  context: Pick<CodingContext, "mentions">,
  id: string | undefined,
): Mention | undefined {
  if (id === undefined) return undefined;
  let byId = numbered.get(context.mentions);
  if (!byId) {
    byId = new Map(context.mentions.map((mention) => [mention.id, mention]));
    numbered.set(context.mentions, byId);
  }
  return byId.get(id);
}

function sortedOf(mentions: readonly Mention[]): readonly Mention[] {
  const known = sorted.get(mentions);
  if (known && known.length === mentions.length) return known;
  const made = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  sorted.set(mentions, made);
  return made;
}

function firstFrom(mentions: readonly Mention[], offset: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
