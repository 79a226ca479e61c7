// The tallies of one sentence: which of its figures are sums over a period, of what, where, and by whose count.
import type { WordEntry } from "../../knowledge/index.ts";
import type { Role, Tally } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { isComma, type View } from "../events/view.ts";
import { wordsOf, type Match } from "../words.ts";
import { countedIn, type Counted } from "./counted.ts";
import { draftOf } from "./draft.ts";
import { ordinalsIn } from "./ordinals.ts";
import { namesDay, windowsIn, type Window } from "./window.ts";

/** What a sentence that only gives further figures takes over from the tally before it. */
export interface Inherited {
  readonly sentence: number;
  readonly window: Window;
  /** How many tallies the text has given so far. */
  readonly size: number;
  readonly entry?: WordEntry;
  readonly by?: Role;
  readonly place?: Role;
}

export type Draft = Omit<Tally, "id">;

/** How far behind the last tally a sentence may still go on with it. */
const GAP = 2;

export function talliesIn(
  ctx: CodingContext,
  view: View,
  inherited: Inherited | undefined,
): { tallies: Draft[]; inherited: Inherited | undefined } {
  const carried = inherited && view.index - inherited.sentence <= GAP ? inherited : undefined;
  const counted = countedIn(ctx, view);
  const ordinals = ordinalsIn(ctx, view);
  if (counted.length + ordinals.length === 0) return { tallies: [], inherited };
  const cues = wordsOf(ctx.language, "tally-cues").matches(view.sentence);
  const setting = settingOf(ctx, view, windowsIn(ctx, view), cues, carried);
  const made = figureTallies(ctx, view, counted, setting);
  const tallies = [
    ...ordinals.flatMap((one) => ordinalTally(ctx, view, one, setting)),
    ...made.map((one) => one.draft),
  ];
  const last = tallies.at(-1);
  if (!last) return { tallies, inherited };
  const window = made[0]?.window ?? setting.windows[0] ?? carried?.window ?? { strong: false, at: 0 };
  const size = (inherited?.size ?? 0) + tallies.length;
  return { tallies, inherited: { sentence: view.index, window, size, ...partsOf(counted, last, carried) } };
}

function partsOf(
  counted: readonly Counted[],
  last: Draft,
  carried: Inherited | undefined,
): Pick<Inherited, "entry" | "by" | "place"> {
  const entry = counted.find((one) => one.entry)?.entry ?? carried?.entry;
  return {
    ...(entry && { entry }),
    ...(last.by && { by: last.by }),
    ...(carried?.place && { place: carried.place }),
  };
}

/** What stands behind every figure of the sentence: its periods, and whether a bare month or year is enough. */
interface Setting {
  readonly windows: readonly Window[];
  readonly cued: boolean;
  readonly carried?: Inherited;
}

function settingOf(
  ctx: CodingContext,
  view: View,
  windows: readonly Window[],
  cues: readonly Match[],
  inherited: Inherited | undefined,
): Setting {
  const cued = cues.length > 0;
  const usable = windows.filter((window) => window.strong || window.from !== undefined);
  const goesOn = inherited && !namesDay(ctx, view) && (cued || isListItem(view) || inherited.size >= 3);
  return { windows: usable, cued, ...(goesOn && { carried: inherited }) };
}

/** The period of one figure: its own where the text says that it is a sum, else that of the tally before. */
function windowFor(setting: Setting, one: Counted, next: Counted | undefined): Window | undefined {
  const until = next?.figure.from ?? Infinity;
  let best: { window: Window; cost: number } | undefined;
  for (const window of setting.windows) {
    const own = window.at >= one.figure.to && window.at < until;
    const cost =
      (own ? Math.min(window.at - one.figure.to, 10) : window.at < one.figure.from ? LEADING : TRAILING) -
      (window.strong ? STRONG : 0);
    if (!best || cost < best.cost) best = { window, cost };
  }
  if (!best) return setting.carried?.window ?? (isSumAlone(one) ? UNNAMED : undefined);
  const { window } = best;
  if (one.thing && window.at - one.figure.to > THING_REACH) return undefined;
  if (window.strong || setting.cued || (isYear(window) && one.entry?.attributes["alone"] !== undefined))
    return window;
  return isSumAlone(one) ? UNNAMED : undefined;
}

/** A period far behind people or things is rarely the one in which they were counted. */
const THING_REACH = 14;

/** No period is named; nothing is guessed. */
const UNNAMED: Window = { strong: false, at: 0 };

/** "more than 100 attacks": so many are a sum, whatever the period. */
function isSumAlone(one: Counted): boolean {
  const alone = one.entry?.attributes["alone"];
  return typeof alone === "number" && one.figure.range.min >= alone;
}

/** Costs in tokens: a period at the head of the sentence goes for all figures, one behind a later figure seldom. */
const LEADING = 6;
const TRAILING = 9;
const STRONG = 4;

function isYear(window: Window): boolean {
  return window.from !== undefined && /^\d{4}$/.test(window.from);
}

const BULLET = /^(?:[-–—•*◼▪●‣]|\p{Extended_Pictographic}.*)$/u;

/** A line that begins with a bullet, or with a label and a colon. */
function isListItem(view: View): boolean {
  const first = view.tokens[0];
  return (
    (first !== undefined && BULLET.test(first.text)) ||
    view.tokens.slice(1, 4).some((token) => token.text === ":")
  );
}

/** "the third such attack this week": needs a period of its own, or a count before it. */
function ordinalTally(ctx: CodingContext, view: View, one: Counted, setting: Setting): Draft[] {
  if (one.entry?.attributes["type"] === undefined) return [];
  const period =
    setting.windows.find((window) => window.at >= one.figure.to && window.at - one.figure.to < 20) ??
    (setting.cued ? setting.carried?.window : undefined);
  return period ? [draftOf(ctx, view, one, { window: period, all: [] })] : [];
}

function figureTallies(
  ctx: CodingContext,
  view: View,
  counted: readonly Counted[],
  setting: Setting,
): { draft: Draft; window: Window }[] {
  const predicates = wordsOf(ctx.language, "tally-predicates").matches(view.sentence);
  const nouns = wordsOf(ctx.language, "tally-nouns").matches(view.sentence);
  const made: { draft: Draft; window: Window }[] = [];
  let before: WordEntry | undefined = setting.carried?.entry;
  counted.forEach((one, at) => {
    const shares = one.bare || isListed(view, counted[at - 1], one);
    const window = windowFor(setting, one, counted[at + 1]) ?? (shares ? made.at(-1)?.window : undefined);
    const predicate = predicateFor(view, predicates, one, counted[at + 1]);
    const named = one.bare ? nounBefore(nouns, one, counted[at - 1]) : undefined;
    const entry =
      one.entry ?? named ?? predicate?.entry ?? (one.bare || isListItem(view) ? before : undefined);
    const lonely = one.figure.range.max === 1 && (counted.length < 3 || !one.bare);
    if (!window || !entry || lonely) return;
    before = entry;
    const kind =
      one.entry && one.entry.attributes["type"] === undefined ? (predicate?.entry ?? one.entry) : entry;
    const { carried } = setting;
    made.push({
      window,
      draft: draftOf(
        ctx,
        view,
        { ...one, entry: kind },
        { window, all: counted, ...(carried && { carried }) },
      ),
    });
  });
  return made;
}

/** "56 militants, 28 members of the forces and five civilians": a comma or "and", and little else, stands between. */
function isListed(view: View, previous: Counted | undefined, one: Counted): boolean {
  if (!previous) return false;
  const from = Math.max(previous.figure.to, previous.thing?.to ?? 0);
  const between = view.tokens.slice(from, one.figure.from);
  const joins = between.some((token, at) => isComma(token) || view.has("coordinators", from + at));
  return joins && between.length <= LIST_GAP;
}

/** Words between two items of a list ("28 members of the security forces and five"). */
const LIST_GAP = 6;

/** "Kidnappings fell to 185", "the number of captives has reached 1,994": the noun stands before a bare figure. */
function nounBefore(
  nouns: readonly Match[],
  one: Counted,
  previous: Counted | undefined,
): WordEntry | undefined {
  const from = previous?.figure.to ?? 0;
  return nouns.findLast((match) => match.to <= one.figure.from && match.from >= from)?.entry;
}

/** How far behind the counted noun its verb may stand: "24 politicians were murdered". */
const VERB_REACH = 7;

/** What happened to the counted: the verb right before the number, or one soon behind the noun with no comma between. */
function predicateFor(
  view: View,
  predicates: readonly Match[],
  one: Counted,
  next: Counted | undefined,
): Match | undefined {
  const before = predicates.findLast((match) => match.to <= one.figure.from);
  if (before && one.figure.from - before.to <= 1) return before;
  const behind = Math.max(one.figure.to, one.thing?.to ?? 0);
  const until = Math.min(next?.figure.from ?? Infinity, behind + VERB_REACH);
  const after = predicates.find((match) => match.from >= one.figure.to && match.from < until);
  if (after && !crossesComma(view, behind, after.from)) return after;
  return one.bare && before ? before : coordinated(view, predicates, one, next);
}

function crossesComma(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isComma(view.tokens[i])) return true;
  return false;
}

/** "467 airplanes, 246 helicopters … have been destroyed": a list shares the verb behind its last item. */
function coordinated(
  view: View,
  predicates: readonly Match[],
  one: Counted,
  next: Counted | undefined,
): Match | undefined {
  if (!next) return undefined;
  const behind = view.tokens.slice(one.figure.to, next.figure.from);
  const isList =
    behind.length <= 6 &&
    behind.some((token, at) => isComma(token) || view.has("coordinators", one.figure.to + at));
  return isList
    ? (predicates.find((match) => match.from >= next.figure.to) ??
        predicates.findLast((match) => match.to <= one.figure.from))
    : undefined;
}
