// Scores coded documents against gold ones: events, statements, tallies, attributions, mentions, times. Pure.
// A record is found if its kind is right and its words are (see `KINDS`); one gold record pairs with one found record.
import type { Span } from "../src/record/index.ts";

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

/** A record as the scorer reads it, of gold or of coder. */
export interface Scored {
  readonly optional?: boolean;
  readonly [field: string]: unknown;
}

export interface ScoredDocument {
  readonly id: string;
  readonly [list: string]: unknown;
}

type Likeness = (gold: Scored, found: Scored) => number;

const spans = (value: unknown): Span[] =>
  Array.isArray(value) ? (value as Span[]) : value ? [value as Span] : [];
const lengthOf = (list: readonly Span[]): number =>
  list.reduce((sum, span) => sum + span.end - span.start, 0);

function shared(a: readonly Span[], b: readonly Span[]): number {
  let sum = 0;
  for (const x of a)
    for (const y of b) sum += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return sum;
}

/** Share of the shorter of two that the other covers. */
function cover(a: readonly Span[], b: readonly Span[]): number {
  const shorter = Math.min(lengthOf(a), lengthOf(b));
  return shorter > 0 ? shared(a, b) / shorter : 0;
}

const among = (value: unknown, gold: unknown, also: unknown): boolean =>
  value === gold || (Array.isArray(also) ? also.includes(value) : also !== undefined && value === also);

const min = (record: Scored): unknown => (record["count"] as { min?: number } | undefined)?.min;

function eventLikeness(gold: Scored, found: Scored): number {
  if (!among(found["type"], gold["type"], gold["typeAlso"])) return 0;
  const trigger = cover(spans(gold["trigger"]), spans(found["trigger"]));
  const evidence = cover(spans(gold["evidence"]), spans(found["evidence"]));
  if (trigger === 0 && evidence < 0.5) return 0;
  const mode = among(found["mode"], gold["mode"], gold["modeAlso"]) ? 0.5 : 0;
  return 2 * trigger + evidence + mode + (found["date"] === gold["date"] ? 0.25 : 0);
}

function statementLikeness(gold: Scored, found: Scored): number {
  if (!among(found["act"], gold["act"], gold["actAlso"])) return 0;
  const content = cover(spans(gold["content"]), spans(found["content"]));
  return content >= 0.5 ? content : 0;
}

function tallyLikeness(gold: Scored, found: Scored): number {
  if (min(gold) !== min(found)) return 0;
  return (
    cover(spans(gold["evidence"]), spans(found["evidence"])) + cover(spans(gold["of"]), spans(found["of"]))
  );
}

function attributionLikeness(gold: Scored, found: Scored): number {
  const [goldCue, foundCue] = [spans(gold["cue"]), spans(found["cue"])];
  if (goldCue.length > 0 && foundCue.length > 0) return cover(goldCue, foundCue);
  const content = cover(spans(gold["content"]), spans(found["content"]));
  return content >= 0.5 ? content : 0;
}

const own = (record: Scored): Span[] => [{ start: record["start"] as number, end: record["end"] as number }];

function mentionLikeness(gold: Scored, found: Scored): number {
  const same = gold["start"] === found["start"] && gold["end"] === found["end"];
  return same && gold["type"] === found["type"] ? 1 : 0;
}

function timeLikeness(gold: Scored, found: Scored): number {
  return String(gold["value"]).toUpperCase() === String(found["value"]).toUpperCase()
    ? cover(own(gold), own(found))
    : 0;
}

/** What counts as right, by list of the record format. */
export const KINDS: Readonly<Record<string, Likeness>> = {
  events: eventLikeness,
  statements: statementLikeness,
  tallies: tallyLikeness,
  attributions: attributionLikeness,
  mentions: mentionLikeness,
  times: timeLikeness,
};

/** Pairs by likeness, the best first; gold and found are each used once. */
function pairUp(gold: readonly Scored[], found: readonly Scored[], likeness: Likeness): [number, number][] {
  const candidates = gold.flatMap((g, i) =>
    found.flatMap((f, j) => {
      const score = likeness(g, f);
      return score > 0 ? [{ i, j, score }] : [];
    }),
  );
  candidates.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const [usedGold, usedFound] = [new Set<number>(), new Set<number>()];
  return candidates.flatMap(({ i, j }): [number, number][] => {
    if (usedGold.has(i) || usedFound.has(j)) return [];
    usedGold.add(i);
    usedFound.add(j);
    return [[i, j]];
  });
}

export function figures(right: number, found: number, gold: number): Figures {
  const precision = found > 0 ? right / found : 0;
  const recall = gold > 0 ? right / gold : 0;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, f1, right, found, gold };
}

const listOf = (document: ScoredDocument | undefined, kind: string): readonly Scored[] =>
  (document?.[kind] as readonly Scored[] | undefined) ?? [];

/** Figures over all documents of the gold, by kind of record. A document that was not coded counts as empty. */
export function score(
  gold: readonly ScoredDocument[],
  coded: readonly ScoredDocument[],
): Record<string, Figures> {
  const byId = new Map(coded.map((document) => [document.id, document]));
  const result: Record<string, Figures> = {};
  for (const [kind, likeness] of Object.entries(KINDS)) {
    let [right, found, wanted] = [0, 0, 0];
    for (const document of gold) {
      const golds = listOf(document, kind);
      const founds = listOf(byId.get(document.id), kind);
      const pairs = pairUp(golds, founds, likeness);
      // Paired with an optional record: neither right nor wrong.
      const neutral = pairs.filter(([i]) => golds[i]!.optional).length;
      right += pairs.length - neutral;
      found += founds.length - neutral;
      wanted += golds.filter((record) => !record.optional).length;
    }
    result[kind] = figures(right, found, wanted);
  }
  return result;
}
