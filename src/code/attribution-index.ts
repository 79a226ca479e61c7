// Attributions whose content touches a stretch of text, found without going through all of them.
import type { Attribution, Span } from "../record/index.ts";
import { firstSpanAfter } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { documentMemory } from "./memory.ts";

/** Sentence index → places in the list of attributions. */
type BySentence = ReadonlyMap<number, readonly number[]>;

const known = documentMemory<readonly Attribution[], BySentence>();

/** Attributions, in their order, with content in a sentence that one of the spans touches. */
export function attributionsNear(ctx: CodingContext, spans: readonly Span[]): Attribution[] {
  const bySentence = bySentenceOf(ctx);
  const found = new Set<number>();
  for (const span of spans) {
    for (const i of sentencesOf(ctx, span)) for (const at of bySentence.get(i) ?? []) found.add(at);
  }
  return [...found].sort((a, b) => a - b).map((at) => ctx.attributions[at]!);
}

function bySentenceOf(ctx: CodingContext): BySentence {
  const made = known.get(ctx.attributions);
  if (made) return made;
  const index = new Map<number, number[]>();
  ctx.attributions.forEach(({ content }, at) => {
    for (const i of content.flatMap((span) => sentencesOf(ctx, span))) {
      const here = index.get(i);
      if (here) here.push(at);
      else index.set(i, [at]);
    }
  });
  known.set(ctx.attributions, index);
  return index;
}

/** Indexes of the sentences that a span touches. */
function sentencesOf(ctx: CodingContext, span: Span): number[] {
  const { sentences } = ctx.analysis;
  const touched: number[] = [];
  for (let i = firstSpanAfter(sentences, span.start); i < sentences.length; i++) {
    if (sentences[i]!.start >= span.end) break;
    touched.push(i);
  }
  return touched;
}
