// Whether a thing told was done: status of a trigger from the cues around it and the reported speech that holds it.
import type { Attribution, EventStatus } from "../record/index.ts";
import { EVENT_STATUSES } from "../record/index.ts";
import { firstSpanAfter } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { documentMemory } from "./memory.ts";
import type { Trigger } from "./events/triggers.ts";
import { isComma, isHardBreak, type View } from "./events/view.ts";
import { wordsOf, type Match } from "./words.ts";

/** Cues of one sentence, found once for all of its triggers. */
export function cuesOf(ctx: CodingContext, view: View): readonly Match[] {
  return wordsOf(ctx.language, "factuality-cues").matches(view.sentence);
}

/** From the strongest to the weakest: a denied plan is denied, an alleged old attack is background. */
const ORDER: readonly EventStatus[] = ["denied", "hypothetical", "planned", "past-background", "alleged"];

/** Status of one telling. */
export function statusOf(
  ctx: CodingContext,
  view: View,
  trigger: Trigger,
  cues: readonly Match[],
): EventStatus {
  const found = new Set<EventStatus>();
  for (const cue of cues) {
    const status = cue.entry.attributes["status"];
    if (isStatus(status) && reaches(view, trigger, cue)) found.add(status);
  }
  const said = attributionOf(ctx, view, trigger);
  if (!said && trigger.kind === "verb" && isPluperfect(ctx, view, trigger)) found.add("past-background");
  if (isAnswered(ctx, view, trigger)) found.add("past-background");
  if (said || isAlleged(ctx, view, trigger)) found.add("alleged");
  return ORDER.find((status) => found.has(status)) ?? "reported";
}

function isStatus(value: unknown): value is EventStatus {
  return EVENT_STATUSES.some((status) => status === value);
}

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

/** How many tokens lie between a cue and the trigger it governs, by the cue's scope. */
const REACH: Readonly<Record<string, number>> = { clause: 14, verb: 2, noun: 5, after: 5, behind: 14 };

function reaches(view: View, trigger: Trigger, cue: Match): boolean {
  const scope = cue.entry.attributes["scope"];
  if (scope === "sentence") return true;
  if (cue.from >= trigger.from) return false;
  if (typeof scope !== "string") return false;
  const gap = trigger.from - cue.to;
  const reach = REACH[scope] ?? 0;
  const longer = scope === "verb" && trigger.kind === "noun" ? 4 : 0;
  return gap <= reach + longer && !isCut(view, cue.to, trigger.from);
}

function isCut(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isComma(view.tokens[i]) || isHardBreak(view.tokens[i]!)) return true;
  return false;
}

function isPluperfect(ctx: CodingContext, view: View, trigger: Trigger): boolean {
  const past = wordsOf(ctx.language, "perfect-past");
  for (let i = trigger.groupFrom; i < trigger.from; i++)
    if (past.at(view.sentence, i).length > 0) return true;
  return false;
}

/** How far behind "in response to" the thing answered may stand. */
const ANSWER_REACH = 10;

function isAnswered(ctx: CodingContext, view: View, trigger: Trigger): boolean {
  const markers = wordsOf(ctx.language, "response-markers");
  for (let i = Math.max(0, trigger.from - ANSWER_REACH); i < trigger.from; i++) {
    const marker = markers.at(view.sentence, i)[0];
    if (marker && marker.to <= trigger.from && !isCut(view, marker.to, trigger.from)) return true;
  }
  return false;
}

function isAlleged(ctx: CodingContext, view: View, trigger: Trigger): boolean {
  const words = wordsOf(ctx.language, "allegation-words");
  for (let i = Math.max(0, trigger.from - 4); i < trigger.from; i++)
    if (words.at(view.sentence, i).length > 0) return true;
  return false;
}
