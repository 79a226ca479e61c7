// Who carries whose words: "Reuters quoted officials as saying", "told the agency", "X said, citing Y", and reports inside
// reports. A carried draft points at its carrier by `via`.
import type { CodingContext } from "../context.ts";
import type { Draft } from "./draft.ts";
import { type Line } from "./line.ts";
import { splitDraft } from "./two-sources.ts";
import { isSaying } from "./draft.ts";

/** Splits drafts that hold two sources, and joins those of a line that carry one another. */
export function withCarriers(
  context: CodingContext,
  lines: readonly Line[],
  drafts: readonly Draft[],
): Draft[] {
  const all: Draft[] = [];
  for (const [index, group] of byLine(drafts)) {
    const line = lines[index]!;
    const split = group.flatMap((draft) => splitDraft(context, line, draft));
    joinPhrases(split);
    joinNested(split);
    all.push(...split.filter((draft) => !isThoughtInside(draft)));
  }
  return all;
}

function byLine(drafts: readonly Draft[]): Map<number, Draft[]> {
  const groups = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.line);
    if (group) group.push(draft);
    else groups.set(draft.line, [draft]);
  }
  return groups;
}

/** "…, citing X" carries X inside the line's report; "…, as reported by X" carries the line's report inside X. */
function joinPhrases(drafts: readonly Draft[]): void {
  const verb = drafts.find((draft) => draft.form !== undefined && draft.via === undefined && isSaying(draft));
  for (const draft of drafts) {
    if (draft.rule !== "according-to") continue;
    if (draft.entry?.attributes["carried"] === true && verb) {
      draft.via = verb;
      draft.content = [...verb.content];
    }
    if (draft.entry?.attributes["carries"] === true) {
      const inner = drafts.find(
        (other) =>
          other !== draft && other.via === undefined && other.rule !== "noun-clause" && isSaying(other),
      );
      if (inner) inner.via = draft;
    }
  }
}

/** A report inside the content of another is carried by it: the innermost carrier counts. */
function joinNested(drafts: readonly Draft[]): void {
  for (const inner of drafts) {
    const [cue] = inner.cueSpans;
    if (inner.via || !cue || inner.carrier) continue;
    const holders = drafts.filter(
      (outer) =>
        outer !== inner &&
        isSaying(outer) &&
        outer.content.some((span) => span.start <= cue.start && cue.end <= span.end),
    );
    const [nearest] = holders.sort((a, b) => lengthOf(a) - lengthOf(b));
    if (nearest && !reaches(nearest, inner)) inner.via = nearest;
  }
}

/** What somebody is said to think, want or like is part of the words that say so; only words within words are a chain. */
function isThoughtInside(draft: Draft): boolean {
  return draft.via !== undefined && !isSaying(draft);
}

function lengthOf(draft: Draft): number {
  return draft.content.reduce((sum, span) => sum + span.end - span.start, 0);
}

function reaches(from: Draft, target: Draft): boolean {
  for (let at: Draft | undefined = from, steps = 0; at && steps < 20; at = at.via, steps++)
    if (at === target) return true;
  return false;
}
