// One sentence as the event coder sees it: tokens, the marks that lists of small words put on them, and its things.
// Which words carry a mark is data; what a mark means for roles is decided in the neighbouring files.
import type { Sentence, Token } from "../../language/index.ts";
import { grammarOf as rulesGrammarOf, hungTokens } from "../../rules/index.ts";
import type { CodingContext } from "../context.ts";
import { documentMemory } from "../memory.ts";
import { timesIn } from "../times.ts";
import { wordsOf } from "../words.ts";
import { findThings, type Thing } from "./things.ts";

/** The lists of small words, by the name they have in the lexicon. */
export const MARKS = [
  "doer-markers",
  "target-markers",
  "object-markers",
  "weapon-markers",
  "place-markers",
  "origin-markers",
  "party-markers",
  "passive-auxiliaries",
  "perfect-auxiliaries",
  "skipped-words",
  "relative-pronouns",
  "clause-openers",
  "coordinators",
  "determiners",
  "definite-words",
  "verb-openers",
  "vague-plurals",
  "pronouns",
  "official-roles",
  "diplomat-words",
  "captive-words",
  "force-words",
  "crowd-words",
  "operation-words",
  "crowds",
  "person-pronouns",
  "quantity-nouns",
  "officials",
  "assemblies",
  "transitive-harms",
  "casualty-words",
  "public-figures",
  "group-nouns",
  "light-verbs",
  "destination-markers",
  "figure-openers",
  "figure-abouts",
  "of-markers",
  "number-words",
  "network-words",
  "partitives",
  "among-markers",
  "aside-openers",
  "includers",
  "occasion-nouns",
  "settlements",
  "aiming-words",
  "answered-for",
  "blameless-doers",
  "animals",
  "spoken-means",
  "spoken-marks",
  "rehearsing-verbs",
  "invented-works",
  "telling-verbs",
  "kind-words",
  "naming-verbs",
  "general-targets",
  "portion-words",
  "same-words",
  "band-nouns",
  "vague-areas",
  "response-markers",
  "object-endings",
  "target-endings",
  "weapon-endings",
  "place-endings",
  "of-endings",
  "origin-endings",
] as const;
export type Mark = (typeof MARKS)[number];

export interface View {
  readonly index: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly things: readonly Thing[];
  /** Index into `things` of the thing that covers a token, -1 for none. */
  readonly thingAt: Int32Array;
  /** Length in tokens of the marked phrase that begins at token `i`, 0 for none. */
  length(mark: Mark, i: number): number;
  /** True if token `i` lies in a time expression. */
  inTime(i: number): boolean;
  /** True if the light verb at token `i` takes the target as its subject ("came under"). */
  lightTarget(i: number): boolean;
  /** True if the light verb at token `i` also says ("announced"). */
  lightSays(i: number): boolean;
  /** True if token `i` stands in a phrase with this mark. */
  has(mark: Mark, i: number): boolean;
}

interface Marked {
  readonly begins: Uint8Array;
  readonly covers: Uint8Array;
}

const made = documentMemory<CodingContext, readonly View[]>();

/** Views of all sentences of the document, in order; made once, after mentions and times are found. */
export function viewsOf(ctx: CodingContext): readonly View[] {
  const known = made.get(ctx);
  if (known) return known;
  const views = makeViews(ctx);
  made.set(ctx, views);
  return views;
}

function makeViews(ctx: CodingContext): View[] {
  let firstMention = 0;
  const mentions = [...ctx.mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  return ctx.analysis.sentences.map((sentence, index) => {
    while (firstMention < mentions.length && mentions[firstMention]!.end <= sentence.start) firstMention++;
    const inside = [];
    for (let i = firstMention; i < mentions.length && mentions[i]!.start < sentence.end; i++)
      inside.push(mentions[i]!);
    return viewOf(ctx, sentence, index, findThings(ctx.language, sentence, inside));
  });
}

function viewOf(ctx: CodingContext, sentence: Sentence, index: number, found: readonly Thing[]): View {
  const marks = new Map<Mark, Marked>();
  const marked = (mark: Mark): Marked => {
    const known = marks.get(mark);
    if (known) return known;
    const made = marksIn(ctx, sentence, mark);
    marks.set(mark, made);
    return made;
  };
  const times = timesIn(ctx, sentence);
  const lightOf = (i: number) => wordsOf(ctx.language, "light-verbs").at(sentence, i)[0]?.entry.attributes;
  const inTime = (i: number): boolean =>
    times.some(
      (time) => time.start < (sentence.tokens[i]?.end ?? 0) && (sentence.tokens[i]?.start ?? 0) < time.end,
    );
  const things = found.map((thing) => behindTime(sentence, thing, inTime));
  const thingAt = new Int32Array(sentence.tokens.length).fill(-1);
  things.forEach((thing, at) => thingAt.fill(at, thing.from, thing.to));
  return {
    index,
    sentence,
    tokens: hungTokens(sentence, rulesGrammarOf(ctx.language)),
    things,
    thingAt,
    length: (mark, i) => marked(mark).begins[i] ?? 0,
    has: (mark, i) => (marked(mark).covers[i] ?? 0) > 0,
    inTime,
    lightTarget: (i) => lightOf(i)?.["target"] === "subject",
    lightSays: (i) => lightOf(i)?.["says"] === true,
  };
}

/** "Last week | Merino's residence", "1 November | guerrillas": a time before a thing is no part of its name. */
function behindTime(sentence: Sentence, thing: Thing, inTime: (i: number) => boolean): Thing {
  let from = thing.from;
  while (from < thing.to - 1 && inTime(from)) from++;
  if (from === thing.from) return thing;
  return { ...thing, bare: Math.max(sentence.tokens[from]!.start, thing.bare ?? 0) };
}

function marksIn(ctx: CodingContext, sentence: Sentence, mark: Mark): Marked {
  const size = sentence.tokens.length;
  const begins = new Uint8Array(size);
  const covers = new Uint8Array(size);
  for (const match of wordsOf(ctx.language, mark).matches(sentence)) {
    begins[match.from] = match.to - match.from;
    covers.fill(1, match.from, match.to);
  }
  return { begins, covers };
}

const PUNCTUATION = /^[^\p{L}\p{N}]+$/u;
const HARD_BREAK = /^[;:؛…]|^[.!?؟]+$|^[—–]$/;

export function isPunctuation(token: Token): boolean {
  return PUNCTUATION.test(token.text);
}

/** True where no clause reaches across: semicolon, colon, stop, dash. */
export function isHardBreak(token: Token): boolean {
  return HARD_BREAK.test(token.text);
}

export function isComma(token: Token | undefined): boolean {
  return token !== undefined && /^[,،]$/.test(token.text);
}

export function thingOf(view: View, i: number): Thing | undefined {
  const at = view.thingAt[i];
  return at === undefined || at < 0 ? undefined : view.things[at];
}

/** More than one, by the form of the word; "troops" and "forces" have no singular. */
export function isPlural(token: Token | undefined): boolean {
  const number = token?.feats?.["Number"];
  return number === "Plur" || number === "Ptan";
}
