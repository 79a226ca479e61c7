// The period of each figure of a sentence: its own where the text says that it is a sum, else that of the tally before.
import type { CodingContext } from "../context.ts";
import { isComma, isHardBreak, type View } from "../events/view.ts";
import { wordsOf, type Match } from "../words.ts";
import type { Counted } from "./counted.ts";
import type { Inherited } from "./sentence.ts";
import { namesDay, type Window } from "./window.ts";

/** What stands behind every figure of the sentence: its periods, and whether a bare month or year is enough. */
export interface Setting {
  readonly windows: readonly Window[];
  readonly cued: boolean;
  readonly carried?: Inherited;
}

export function settingOf(
  ctx: CodingContext,
  view: View,
  windows: readonly Window[],
  cues: readonly Match[],
  inherited: Inherited | undefined,
): Setting {
  const cued = cues.length > 0;
  const usable = windows
    .map((window) => (isHeading(view, window) ? { ...window, strong: true } : window))
    .filter((window) => window.strong || window.from !== undefined);
  const goesOn = inherited && !namesDay(ctx, view) && (cued || isListItem(view) || inherited.size >= 3);
  return { windows: usable, cued, ...(goesOn && { carried: inherited }) };
}

/** "In 2023: 17 shootings and four bombings": a period before a colon heads what is summed up. */
function isHeading({ tokens }: View, { end }: Window): boolean {
  return end !== undefined && end <= HEADING && tokens[end]?.text === ":";
}

/** A heading of a list is short. */
const HEADING = 5;

/** The period of one figure: its own where the text says that it is a sum, else that of the tally before. */
export function windowFor(
  view: View,
  setting: Setting,
  one: Counted,
  next: Counted | undefined,
): Window | undefined {
  const until = next?.figure.from ?? Infinity;
  let best: { window: Window; cost: number } | undefined;
  for (const window of setting.windows) {
    if (window.owner !== undefined && one.figure.from < window.owner) continue;
    if (window.alone === true && one.figure.from !== window.owner) continue;
    const cost = distance(view, window, one, until) - (window.strong ? STRONG : 0);
    // Of two periods as far, the later one: "in the past day, which brings the total since October 7 to …".
    if (!best || cost < best.cost || (cost === best.cost && window.at < one.figure.from))
      best = { window, cost };
  }
  if (!best)
    return setting.carried?.window ?? (isSumAlone(one) || isCompared(setting, one) ? UNNAMED : undefined);
  const { window } = best;
  if (one.thing && window.at - one.figure.to > THING_REACH) return undefined;
  if (window.strong || setting.cued || (isYear(window) && one.entry?.attributes["alone"] !== undefined))
    return window;
  if (window.running === true && one.figure.range.min >= MANY && isUpToNow(view, one)) return window;
  return isSumAlone(one) ? UNNAMED : undefined;
}

/** So many are seldom the dead of one day; as many as make a count of attacks a sum by itself. */
const MANY = 10;
/** Words between a figure and the verb that tells what became of those counted. */
const VERB_REACH = 5;

/** "At least 300 people have been killed this year": told as done up to now. */
function isUpToNow(view: View, { figure }: Counted): boolean {
  for (let at = figure.to; at < Math.min(view.tokens.length, figure.to + VERB_REACH); at++)
    if (view.has("perfect-auxiliaries", at)) return true;
  return false;
}

/** How far a period is from a figure, in tokens: behind it and before the next one, right before it, or elsewhere. */
function distance(view: View, { at, end }: Window, { figure }: Counted, until: number): number {
  if (at >= figure.to) return at < until ? Math.min(at - figure.to, FARTHEST) : TRAILING;
  return leadsTo(view, end, figure.from) ? 0 : LEADING;
}

/** "the total since October 7 to at least 21,320": nothing parts the period from the figure. */
function leadsTo(view: View, end: number | undefined, from: number): boolean {
  if (end === undefined || end > from || from - end > BEFORE) return false;
  for (let at = end; at < from; at++)
    if (isComma(view.tokens[at]) || isHardBreak(view.tokens[at]!) || view.has("coordinators", at))
      return false;
  return true;
}

/** A period far behind people or things is rarely the one in which they were counted. */
const THING_REACH = 14;

/** What is set against the figure of another period is a sum too. */
function isCompared({ windows }: Setting, one: Counted): boolean {
  return windows.some(({ owner, strong }) => owner !== undefined && strong && one.figure.from < owner);
}

/** No period is named; nothing is guessed. */
const UNNAMED: Window = { strong: false, at: 0 };

/** "more than 100 attacks": so many are a sum, whatever the period. */
function isSumAlone(one: Counted): boolean {
  const alone = one.entry?.attributes["alone"];
  return typeof alone === "number" && one.figure.range.min >= alone;
}

/** Costs in tokens: a period at the head of the sentence goes for all figures, one behind a later figure seldom. */
const LEADING = 6;
const TRAILING = 15;
const FARTHEST = 10;
const STRONG = 4;
/** Tokens between a period and the figure it leads to ("to at least"). */
const BEFORE = 4;

function isYear(window: Window): boolean {
  return window.from !== undefined && /^\d{4}$/.test(window.from);
}

/**
 * A period goes for no figure before the one it is set against: "81 events, against 64 the week before", "31 incidents
 * (previous week: 44)", "January saw 28, February 22".
 */
export function owned(ctx: CodingContext, view: View, window: Window, counted: readonly Counted[]): Window {
  const behind = window.end ?? window.at;
  const label = counted.find(
    ({ bare, figure }) => bare && figure.from >= behind && figure.from - behind <= LABEL,
  );
  const isBound = wordsOf(ctx.language, "window-markers").at(view.sentence, window.at).length > 0;
  if (label && !isBound) return { ...window, owner: label.figure.from };
  const against = wordsOf(ctx.language, "comparisons")
    .matches(view.sentence)
    .findLast((match) => match.from < window.at);
  const after = counted.filter(
    ({ figure }) => against !== undefined && figure.from >= against.from && figure.to <= window.at,
  );
  const [first, last] = [after[0], after.at(-1)];
  const close = first && last && against && first.figure.from - against.to <= 1;
  return close ? { ...window, owner: last.figure.from, alone: true } : window;
}

/** Tokens between a period and its figure: "April only 13", "(previous week: 44)". */
const LABEL = 2;

const BULLET = /^(?:[-–—•*◼▪●‣]|\p{Extended_Pictographic}.*)$/u;

/** A line that begins with a bullet, or with a label and a colon. */
export function isListItem(view: View): boolean {
  const first = view.tokens[0];
  return (
    (first !== undefined && BULLET.test(first.text)) ||
    view.tokens.slice(1, 4).some((token) => token.text === ":")
  );
}
