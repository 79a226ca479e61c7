// The tallies of one sentence: which of its figures are sums over a period, of what, where, and by whose count.
import type { WordEntry } from "../../knowledge/index.ts";
import type { Role, Span, Tally } from "../../record/index.ts";
import { EVENT_TYPES } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import type { Thing } from "../events/things.ts";
import { isComma, isHardBreak, isPunctuation, thingOf, type View } from "../events/view.ts";
import { wordsOf, type Match } from "../words.ts";
import { figuresIn, type Figure } from "./figures.ts";
import { ordinalsIn } from "./ordinals.ts";
import { placeFor, roleOf, targetFor } from "./scope.ts";
import { windowsIn, type Window } from "./window.ts";

/** What a sentence that only gives further figures takes over from the tally before it. */
export interface Inherited {
  readonly sentence: number;
  readonly window: Window;
  readonly entry?: WordEntry;
  readonly by?: Role;
  readonly place?: Role;
}

export type Draft = Omit<Tally, "id">;

/** A figure with what it counts. */
export interface Counted {
  readonly figure: Figure;
  readonly of: Span;
  readonly entry?: WordEntry;
  readonly thing?: Thing;
  readonly bare: boolean;
}

export function talliesIn(
  ctx: CodingContext,
  view: View,
  inherited: Inherited | undefined,
): { tallies: Draft[]; inherited: Inherited | undefined } {
  const carried = inherited && view.index - inherited.sentence <= 1 ? inherited : undefined;
  const counted = countedIn(ctx, view);
  const windows = windowsIn(ctx, view);
  const ordinals = ordinalsIn(ctx, view);
  if (counted.length + ordinals.length === 0)
    return { tallies: [], inherited: carried && keeps(carried, view) };
  const cued = wordsOf(ctx.language, "tally-cues").matches(view.sentence).length > 0;
  const own = windows.find((window) => window.strong) ?? (cued ? windows[0] : undefined);
  const window = own ?? (carried && cued ? carried.window : undefined);
  const tallies: Draft[] = [];
  for (const ordinal of ordinals) {
    const period = windows[0] ?? (carried && cued ? carried.window : undefined);
    if (period)
      tallies.push(draftOf(ctx, view, ordinal, nearestWindow(windows, ordinal, period), undefined, []));
  }
  if (window) tallies.push(...figureTallies(ctx, view, counted, windows, window, own ? undefined : carried));
  const last = tallies.at(-1);
  const next =
    last && window
      ? { sentence: view.index, window, ...inheritedParts(counted, last) }
      : carried && keeps(carried, view);
  return { tallies, inherited: next };
}

function keeps(carried: Inherited, view: View): Inherited | undefined {
  return view.tokens.length < 4 ? { ...carried, sentence: view.index } : undefined;
}

function inheritedParts(counted: readonly Counted[], last: Draft): Pick<Inherited, "entry" | "by" | "place"> {
  const entry = counted.find((one) => one.entry)?.entry;
  return {
    ...(entry && { entry }),
    ...(last.by && { by: last.by }),
    ...(last.place && { place: last.place }),
  };
}

function figureTallies(
  ctx: CodingContext,
  view: View,
  counted: readonly Counted[],
  windows: readonly Window[],
  window: Window,
  carried: Inherited | undefined,
): Draft[] {
  const predicates = wordsOf(ctx.language, "tally-predicates").matches(view.sentence);
  const drafts: Draft[] = [];
  let before: WordEntry | undefined = carried?.entry;
  counted.forEach((one, at) => {
    const predicate = predicateFor(predicates, one, counted[at + 1]);
    const entry = one.entry ?? (one.bare ? (before ?? predicate?.entry) : predicate?.entry);
    if (!entry) return;
    before = entry;
    drafts.push(
      draftOf(
        ctx,
        view,
        { ...one, entry: kindOf(one, predicate?.entry) ?? entry },
        nearestWindow(windows, one, window),
        carried,
        counted,
      ),
    );
  });
  return drafts;
}

/** People and things that are counted have the kind of what happened to them. */
function kindOf(one: Counted, predicate: WordEntry | undefined): WordEntry | undefined {
  return one.entry?.attributes["type"] === undefined ? predicate : one.entry;
}

function predicateFor(
  predicates: readonly Match[],
  one: Counted,
  next: Counted | undefined,
): Match | undefined {
  const until = next?.figure.from ?? Infinity;
  return (
    predicates.find((match) => match.from >= one.figure.to && match.from < until) ??
    predicates.findLast((match) => match.to <= one.figure.from) ??
    predicates[0]
  );
}

/** A weak window right behind the figure ("211 in July") is its own; else the strong one of the sentence. */
function nearestWindow(windows: readonly Window[], one: Counted, otherwise: Window): Window {
  const own = windows.find(
    (window) =>
      !window.strong &&
      window.from !== undefined &&
      window.at >= one.figure.to &&
      window.at - one.figure.to <= 2,
  );
  return own ?? otherwise;
}

function draftOf(
  ctx: CodingContext,
  view: View,
  one: Counted,
  window: Window,
  carried: Inherited | undefined,
  all: readonly Counted[],
): Draft {
  const mode = one.entry?.attributes["mode"];
  const type = EVENT_TYPES.find((known) => known === one.entry?.attributes["type"]);
  const place = placeFor(view, one, all) ?? carried?.place;
  const target = targetFor(view, one, all);
  const said = ctx.attributions.findLast((each) =>
    each.content.some((span) => span.start <= one.of.start && one.of.start < span.end),
  );
  const by = counterOf(ctx, view, one, said?.source[0]) ?? carried?.by;
  return {
    count: one.figure.range,
    of: one.of,
    ...(typeof mode === "string" && { mode }),
    ...(type && { type }),
    ...(place && { place }),
    ...(window.from !== undefined && { from: window.from }),
    ...(window.to !== undefined && { to: window.to }),
    ...(by && { by }),
    ...(target && { target }),
    evidence: [{ start: view.sentence.start, end: view.sentence.end }],
    ...(said && { attribution: said.id }),
    rule: "tallies@1",
  };
}

/** Who counted: the source of the reported speech, else the subject of the counting word. */
function counterOf(ctx: CodingContext, view: View, one: Counted, source: Span | undefined): Role | undefined {
  if (source) return mentionRole(ctx, source);
  const cue = wordsOf(ctx.language, "tally-cues").matches(view.sentence)[0];
  if (!cue || cue.from > one.figure.from) return undefined;
  const subject = view.things.findLast(
    (thing) =>
      thing.to <= cue.from &&
      cue.from - thing.to <= 3 &&
      (thing.class === "body" || thing.class === "person" || thing.class === "armed"),
  );
  return subject && roleOf(subject);
}

function mentionRole(ctx: CodingContext, span: Span): Role {
  const mention = ctx.mentions.find(
    (one) => one.start >= span.start && one.end <= span.end && one.type !== "nationality",
  );
  return {
    start: span.start,
    end: span.end,
    ...(mention && { mention: mention.id }),
    ...(mention?.entity !== undefined && { entity: mention.entity }),
    ...(mention?.name !== undefined && { name: mention.name }),
  };
}

/** Figures that count something that can be tallied, in text order. */
function countedIn(ctx: CodingContext, view: View): Counted[] {
  const taken: Span[] = ctx.times.filter(
    (time) => time.start < view.sentence.end && time.end > view.sentence.start,
  );
  const figures = figuresIn(ctx.language, view.sentence, taken);
  if (figures.length === 0) return [];
  const nouns = new Map<number, Match>();
  for (const match of wordsOf(ctx.language, "tally-nouns").matches(view.sentence))
    nouns.set(match.from, match);
  return figures.flatMap((figure) => {
    const one = countedBy(ctx, view, figure, nouns);
    return one ? [one] : [];
  });
}

/** How many words may stand between a number and its noun: "17 separate rocket and drone attacks". */
const ADJECTIVES = 5;

function countedBy(
  ctx: CodingContext,
  view: View,
  figure: Figure,
  nouns: ReadonlyMap<number, Match>,
): Counted | undefined {
  if (isMeasure(ctx, view, figure)) return undefined;
  let thing: Thing | undefined;
  for (let i = figure.to; i < Math.min(view.tokens.length, figure.to + ADJECTIVES); i++) {
    const noun = nouns.get(i);
    if (noun && !(thing && view.has("clause-openers", i)))
      return { figure, of: spanFrom(noun), entry: noun.entry, bare: false };
    const here = thingOf(view, i);
    if (here && here.class !== "nationality" && here.class !== "place") {
      thing = here;
      const after = nouns.get(here.to);
      if (after) return { figure, of: spanFrom(after), entry: after.entry, bare: false };
      return { figure, of: { start: here.start, end: here.end }, thing: here, bare: false };
    }
    if (i === figure.to && isBare(ctx, view, i))
      return { figure, of: { start: figure.start, end: figure.end }, bare: true };
    if (isPunctuation(view.tokens[i]!) && !isJoiner(view, i)) break;
  }
  return figure.to >= view.tokens.length
    ? { figure, of: { start: figure.start, end: figure.end }, bare: true }
    : undefined;
}

function spanFrom(match: Match): Span {
  return { start: match.start, end: match.end };
}

function isJoiner(view: View, i: number): boolean {
  return /^[-–/&]$/.test(view.tokens[i]!.text);
}

function isBare(ctx: CodingContext, view: View, i: number): boolean {
  const token = view.tokens[i]!;
  if (isComma(token) || isHardBreak(token) || /^[)\]("”]/.test(token.text)) return true;
  return wordsOf(ctx.language, "tally-bare-followers").at(view.sentence, i).length > 0;
}

function isMeasure(ctx: CodingContext, view: View, figure: Figure): boolean {
  const before = view.tokens[figure.number - 1];
  if (before && /^[$€£¥#]$|^\p{Sc}$/u.test(before.text)) return true;
  return wordsOf(ctx.language, "tally-units").at(view.sentence, figure.to).length > 0;
}
