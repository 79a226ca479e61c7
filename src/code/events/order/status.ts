// Whether a thing told was done, where there is no tree: status from the cues that stand before the trigger.
import type { EventStatus } from "../../../record/index.ts";
import type { CodingContext } from "../../context.ts";
import { isStatus, strongest } from "../../factuality.ts";
import { wordsOf, type Match } from "../../words.ts";
import { attributionOf } from "../attribution.ts";
import type { Trigger } from "../trigger.ts";
import { isComma, isHardBreak, type View } from "../view.ts";

/** How many tokens lie between a cue and the trigger it governs, by the cue's scope. */
const REACH: Readonly<Record<string, number>> = { clause: 14, verb: 2, noun: 5, after: 5, behind: 14 };
/** How far behind "in response to" the thing answered may stand, and a word of allegation before its trigger. */
const ANSWER_REACH = 10;
const ALLEGED_REACH = 4;

export function statusOf(ctx: CodingContext, view: View, trigger: Trigger): EventStatus {
  const found = new Set<EventStatus>();
  const unclaimed = wordsOf(ctx.language, "unclaimed-words").matches(view.sentence);
  const isOfClaim = (cue: Match): boolean => unclaimed.some(({ from, to }) => from < cue.to && cue.from < to);
  for (const cue of wordsOf(ctx.language, "factuality-cues").matches(view.sentence)) {
    const status = cue.entry.attributes["status"];
    // "No group has claimed the attack" denies the claim, not the attack.
    if (isStatus(status) && !isOfClaim(cue) && reaches(view, trigger, cue)) found.add(status);
  }
  if (isAnswered(ctx, view, trigger)) found.add("past-background");
  if (attributionOf(ctx, view, trigger) || isBehind(ctx, view, trigger, "allegation-words", ALLEGED_REACH))
    found.add("alleged");
  return strongest(found);
}

/** It stands behind "in response to". */
export function isAnswered(ctx: CodingContext, view: View, trigger: Trigger): boolean {
  return isBehind(ctx, view, trigger, "response-markers", ANSWER_REACH);
}

function reaches(view: View, trigger: Trigger, cue: Match): boolean {
  const scope = cue.entry.attributes["scope"];
  if (scope === "sentence") return true;
  if (cue.from >= trigger.from || typeof scope !== "string") return false;
  const longer = scope === "verb" && trigger.kind === "noun" ? 4 : 0;
  return trigger.from - cue.to <= (REACH[scope] ?? 0) + longer && !isCut(view, cue.to, trigger.from);
}

function isCut(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isComma(view.tokens[i]) || isHardBreak(view.tokens[i]!)) return true;
  return false;
}

function isBehind(ctx: CodingContext, view: View, trigger: Trigger, list: string, reach: number): boolean {
  const words = wordsOf(ctx.language, list);
  for (let i = Math.max(0, trigger.from - reach); i < trigger.from; i++) {
    const match = words.at(view.sentence, i)[0];
    if (match && match.to <= trigger.from && !isCut(view, match.to, trigger.from)) return true;
  }
  return false;
}
