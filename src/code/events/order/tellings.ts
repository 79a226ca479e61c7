// The tellings of a sentence without a tree, by the order of its words.
import type { CodingContext } from "../../context.ts";
import { wordsOf } from "../../words.ts";
import { attributionOf } from "../attribution.ts";
import { withoutTeller } from "../teller.ts";
import type { Told } from "../told.ts";
import type { Trigger } from "../trigger.ts";
import type { View } from "../view.ts";
import { verbFirstLinks } from "./links.ts";
import { meetsNeeds } from "./needs.ts";
import { slotsOf } from "./slots.ts";
import { statusOf } from "./status.ts";
import { findTriggers } from "./triggers.ts";

export function toldByOrder(ctx: CodingContext, view: View, armedSigns: number): Told[] {
  const triggers = findTriggers(ctx.language, view);
  const verbs = verbsIn(ctx, view, triggers);
  return triggers.flatMap((trigger): Told[] => {
    const others = verbs.slice();
    others.fill(0, trigger.from, trigger.to);
    const links = verbFirstLinks(view, trigger, others);
    const slots = slotsOf(view, trigger, links);
    withoutTeller(view, slots, attributionOf(ctx, view, trigger), verbs);
    if (!meetsNeeds({ view, trigger, links, slots, armedSigns })) return [];
    return [{ trigger, slots, status: statusOf(ctx, view, trigger) }];
  });
}

/** 1 for tokens of verbs, light ones too. */
function verbsIn(ctx: CodingContext, view: View, triggers: readonly Trigger[]): Uint8Array {
  const verbs = new Uint8Array(view.tokens.length);
  for (const { kind, from, to } of triggers) if (kind === "verb") verbs.fill(1, from, to);
  for (const { from, to } of wordsOf(ctx.language, "light-verbs").matches(view.sentence))
    verbs.fill(1, from, to);
  return verbs;
}
