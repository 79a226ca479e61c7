// Who was killed or hurt by a sentence that tells of no event itself: "Three people were killed", "the injured are A and B".
// To which event they belong is not decided here.
import { rulesOf } from "../../../rules/index.ts";
import type { CodingContext } from "../../context.ts";
import { wordsOf } from "../../words.ts";
import { attributionOf } from "../attribution.ts";
import type { Thing } from "../things.ts";
import type { View } from "../view.ts";
import { inFull, referentOf } from "./referents.ts";
import { slotsOf } from "./roles.ts";
import { triggersIn } from "./triggers.ts";
import { typesIn } from "./types.ts";
import { isPersonByName, whoIs } from "./who.ts";

/** The people harmed, in text order; none where the sentence has no tree. */
export function harmedIn(ctx: CodingContext, view: View): Thing[] {
  const found = new Map<number, Thing>();
  for (const thing of [...struck(ctx, view), ...named(ctx, view)]) {
    const one = inFull(ctx, view, thing);
    if (!found.has(one.start)) found.set(one.start, one);
  }
  return [...found.values()];
}

/** By the verbs of harm, whose doer nobody tells. */
function struck(ctx: CodingContext, view: View): Thing[] {
  const rules = rulesOf(ctx.language, ctx.knowledge.kinds);
  const triggers = rules ? triggersIn(ctx.language, view, rules, typesIn(view)) : [];
  return triggers
    .filter(({ attributes, match }) => attributes["casualty"] === true && !match.negated)
    .flatMap((trigger) => {
      const attribution = attributionOf(ctx, view, trigger);
      return slotsOf(view, trigger.match, (head) => referentOf(ctx, view, head, attribution)).victims;
    });
}

/** By a word of harm in the subject of a sentence that says who it is. */
function named(ctx: CodingContext, view: View): Thing[] {
  return wordsOf(ctx.language, "casualty-words")
    .matches(view.sentence)
    .flatMap(({ from }) => {
      const { deprel, head = -1 } = view.tokens[from]!;
      return whoIs(view, deprel === "amod" && head >= 0 ? head : from);
    })
    .filter(isPersonByName);
}
