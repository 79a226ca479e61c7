// The reported speech that holds a trigger.
import type { Attribution } from "../../record/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { documentMemory } from "../memory.ts";
import type { Trigger } from "./trigger.ts";
import type { View } from "./view.ts";

const speech = documentMemory<CodingContext, Map<number, Attribution[]>>();

/** Reported speech by the index of the sentences its content touches. */
function speechOf(ctx: CodingContext): Map<number, Attribution[]> {
  const known = speech.get(ctx);
  if (known) return known;
  const made = new Map<number, Attribution[]>();
  const { sentences } = ctx.analysis;
  for (const attribution of ctx.attributions) {
    for (const span of attribution.content) {
      for (
        let i = firstSpanAfter(sentences, span.start);
        i < sentences.length && sentences[i]!.start < span.end;
        i++
      ) {
        const here = made.get(i);
        if (here) here.push(attribution);
        else made.set(i, [attribution]);
      }
    }
  }
  speech.set(ctx, made);
  return made;
}

/** The innermost reported speech whose content holds the trigger. */
export function attributionOf(ctx: CodingContext, view: View, trigger: Trigger): Attribution | undefined {
  const at = view.tokens[trigger.from]!.start;
  return speechOf(ctx)
    .get(view.index)
    ?.findLast((one) => one.content.some((span) => span.start <= at && at < span.end));
}
