// A tally record from a counted figure: its period, place, target, and who counted.
import type { Attribution, MentionType, Role } from "../../record/index.ts";
import { EVENT_TYPES } from "../../record/index.ts";
import { attributionsNear } from "../attribution-index.ts";
import type { CodingContext } from "../context.ts";
import type { View } from "../events/view.ts";
import { mentionsIn } from "../mention-index.ts";
import { sourceRole } from "../link/source.ts";
import { wordsOf } from "../words.ts";
import type { Counted } from "./counted.ts";
import { placeFor, roleOf, targetFor } from "./scope.ts";
import type { Draft, Inherited } from "./sentence.ts";
import type { Window } from "./window.ts";

export interface Frame {
  readonly window: Window;
  /** All counted figures of the sentence, whose stretches bound each other. */
  readonly all: readonly Counted[];
  readonly carried?: Inherited;
}

export function draftOf(
  ctx: CodingContext,
  view: View,
  one: Counted,
  { window, all, carried }: Frame,
): Draft {
  const mode = one.entry?.attributes["mode"];
  const type = EVENT_TYPES.find((known) => known === one.entry?.attributes["type"]);
  const place =
    placeFor(view, one, all) ?? carried?.place ?? (view.index > 0 ? headingPlace(ctx) : undefined);
  const target = targetFor(view, one, all);
  const said = attributionsNear(ctx, [one.of]).findLast((each) =>
    each.content.some((span) => span.start <= one.of.start && one.of.start < span.end),
  );
  const by = counterOf(ctx, view, one, said) ?? carried?.by;
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

/** A bulletin names its country once, in the title or first line: the only place there goes for figures without one. */
function headingPlace(ctx: CodingContext): Role | undefined {
  const first = ctx.analysis.sentences[0];
  if (!first) return undefined;
  const places = mentionsIn(ctx, first).filter(
    (one) => one.type === "location" && one.start >= first.start && one.end <= first.end,
  );
  const [only] = places;
  if (!only || places.length > 1) return undefined;
  return {
    start: only.start,
    end: only.end,
    mention: only.id,
    ...(only.entity !== undefined && { entity: only.entity }),
    ...(only.name !== undefined && { name: only.name }),
  };
}

/** Who counted: the source of the reported speech, else the subject of the counting word. */
function counterOf(
  ctx: CodingContext,
  view: View,
  one: Counted,
  said: Attribution | undefined,
): Role | undefined {
  const source = said && sourceRole(ctx, said);
  if (source) return source.mention === undefined && isPronoun(view, source) ? undefined : source;
  const cue = wordsOf(ctx.language, "tally-cues").matches(view.sentence)[0];
  if (!cue || cue.from > one.figure.from) return undefined;
  const subject = view.things.findLast(
    (thing) =>
      thing.to <= cue.from &&
      cue.from - thing.to <= 3 &&
      (thing.class === "body" || thing.class === "person" || thing.class === "armed") &&
      COUNTERS.has(thing.mention?.type ?? "quantity"),
  );
  return subject && roleOf(subject);
}

/** Somebody counts: "knows of no casualties and counts 61" is no count by casualties. */
const COUNTERS: ReadonlySet<MentionType> = new Set<MentionType>([
  "person",
  "organization",
  "role",
  "account",
]);

/** "It", "she", that nobody is known to stand for. */
function isPronoun({ tokens }: View, { start, end }: Role): boolean {
  const words = tokens.filter((token) => token.start >= start && token.end <= end);
  return words.length === 1 && words[0]!.upos === "PRON";
}
