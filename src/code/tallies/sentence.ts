// The tallies of one sentence: which of its figures are sums over a period, of what, where, and by whose count.
import type { WordEntry } from "../../knowledge/index.ts";
import type { Role, Tally } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { isComma, type View } from "../events/view.ts";
import { wordsOf, type Match } from "../words.ts";
import { countedIn, type Counted } from "./counted.ts";
import { draftOf } from "./draft.ts";
import { ordinalsIn } from "./ordinals.ts";
import { isListItem, owned, settingOf, windowFor, type Setting } from "./period.ts";
import { predicateFor } from "./predicates.ts";
import { daysNamed, windowsIn, type Window } from "./window.ts";

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
  const windows = windowsIn(ctx, view).map((window) => owned(ctx, view, window, counted));
  const setting = settingOf(ctx, view, windows, cues, carried);
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
  const days = daysNamed(ctx, view);
  const made: { draft: Draft; window: Window }[] = [];
  let before: WordEntry | undefined = setting.carried?.entry;
  counted.forEach((one, at) => {
    const shares = one.bare || isListed(view, counted[at - 1], one);
    const shared = shares ? made.findLast(({ window: period }) => period.alone !== true)?.window : undefined;
    const window = windowFor(view, setting, one, counted[at + 1]) ?? shared;
    const predicate = predicateFor(view, predicates, one, counted[at + 1]);
    const named = one.bare ? nounBefore(nouns, one, counted[at - 1]) : undefined;
    const entry =
      one.entry ?? named ?? predicate?.entry ?? (one.bare || isListItem(view) ? before : undefined);
    const lonely = one.figure.range.max === 1 && (counted.length < 3 || !one.bare);
    if (!window || !entry || lonely || hasOwnDay(one, counted[at + 1], { days, window })) return;
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

/** "Seven rounds struck the embassy on 8 December, one of many attacks since October": told of its own day, and no sum. */
function hasOwnDay(
  { figure, bare }: Counted,
  next: Counted | undefined,
  { days, window }: { readonly days: readonly number[]; readonly window: Window },
): boolean {
  if (bare) return false;
  const until = next?.figure.from ?? Infinity;
  const isOwn = (at: number): boolean => at >= figure.to && at < until;
  return days.some((at) => isOwn(at) && at !== window.at && at > figure.to && window.at > at);
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
