// Phrases without a tree: how far the subject of a verb of saying reaches, and who is told, asked or warned behind it.
import type { Mention } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { carries, orderOf, type VerbPlace } from "../events/order/order.ts";
import { mentionsIn } from "../mention-index.ts";
import { wordsOf, type Match } from "../words.ts";
import { isComma, isWord, opensQuote, trimmed, type Line, type Stretch } from "./line.ts";
import { SPEAKER_TYPES } from "./speakers.ts";

const SPEAKERS: ReadonlySet<string> = new Set([...SPEAKER_TYPES, "platform"]); // ships are warned
/** "the minister of defence, general X, of the …": longer ones are clauses. */
const LONGEST = 12;
const LONGEST_BRACKET = 7;

/** A mention at a token with what belongs to it: people's adjectives, the body it speaks for, the name of the office's holder. */
export function phraseAt(
  context: CodingContext,
  line: Line,
  from: number,
  limit: number,
): Stretch | undefined {
  let to = from;
  let last: Mention | undefined;
  while (to < limit && !isComma(line, to)) {
    const name = markedName(context, line, to);
    const mention = name?.mention ?? mentionAt(context, line, to);
    if (mention && last && !goesOn(line, to - 1, last, mention)) break;
    if (name) [to, last] = [name.to, name.mention];
    else if (mention) {
      last = mention;
      while (to < limit && line.tokens[to]!.start < mention.end) to++;
    } else if (last && (isAdjective(context, line, to) || line.is(to, "title-links"))) to++;
    else if (last && bracketEnd(line, to) > to) to = bracketEnd(line, to);
    else break;
  }
  return last ? trimmed(line, { from, to }) : undefined;
}

/** "the armed forces (the Houthis) announced": behind the bracket that closes soon; `at` where none opens. */
function bracketEnd(line: Line, at: number): number {
  if (line.tokens[at]?.text !== "(") return at;
  for (let i = at + 1; i < Math.min(line.tokens.length, at + LONGEST_BRACKET); i++)
    if (line.tokens[i]!.text === ")") return i + 1;
  return at;
}

/** A name in quotation marks: `to` behind the closing mark. */
function markedName(
  context: CodingContext,
  line: Line,
  at: number,
): { to: number; mention: Mention } | undefined {
  if (opensQuote(line, at)?.utterance !== false) return undefined;
  const quote = line.quoteOf[at];
  let to = at + 1;
  while (to < line.tokens.length && line.quoteOf[to] === quote) to++;
  const mention = mentionsIn(context, { start: line.tokens[at]!.start, end: line.tokens[to - 1]!.end }).find(
    (one) => SPEAKERS.has(one.type),
  );
  return mention && { to, mention };
}

function mentionAt(context: CodingContext, line: Line, at: number): Mention | undefined {
  const token = line.tokens[at]!;
  return mentionsIn(context, token)
    .filter((one) => one.start >= token.start && one.start < token.end && SPEAKERS.has(one.type))
    .sort((a, b) => b.end - a.end)[0];
}

/** "the minister | X", "the spokesman of | the army", "the army | Israeli"; not "Washington | Israel", nor "X | the council". */
function goesOn(line: Line, before: number, last: Mention, next: Mention): boolean {
  if (next.type === "nationality" || line.is(before, "title-links")) return true;
  if (last.type === "person" || last.type === "location") return false;
  if (next.type === "person") return true;
  const isConstruct = last.type === "role" && !isDefinite(line, before);
  return isConstruct && next.start - last.end <= 1;
}

/** A definite word behind a definite one that no list knows for a thing or a deed: "the American | central | command". */
function isAdjective(context: CodingContext, line: Line, at: number): boolean {
  const isNoun = NOUNS.some((list) => wordsOf(context.language, list).at(line.sentence, at).length > 0);
  return isDefinite(line, at) && isDefinite(line, at - 1) && !isNoun;
}

const NOUNS = ["event-nouns", "things", "nominals", "weapons", "act-verbs"] as const;

function isDefinite(line: Line, at: number): boolean {
  return (
    isWord(line, at) &&
    line.grammar.startsIn(line.tokens[at], "determiner-prefixes") &&
    !line.is(at, "time-words") &&
    !line.is(at, "relatives")
  );
}

/** The phrase between a topic word or comma and the verb; where verbs stand last, the first that can speak. */
export function subjectBefore(
  context: CodingContext,
  line: Line,
  verb: number,
  place: VerbPlace,
): Stretch | undefined {
  if (place === "last") return firstSpeaker(context, line, verb);
  let from = verb;
  const ends = (i: number) =>
    !isWord(line, i) || line.is(i, "topic-words") || line.is(i, "clause-openers") || line.quoteOf[i] !== -1;
  while (from > 0 && verb - from < LONGEST && !ends(from - 1)) from--;
  let to = verb;
  const isParticle = (i: number) =>
    line.is(i, "time-words") || line.is(i, "negations") || line.is(i, "verb-particles");
  while (to > from && isParticle(to - 1)) to--;
  const found = to > from ? trimmed(line, { from, to }) : undefined;
  return found ?? nameBefore(context, line, from - 1);
}

/** "The minister had said", "the army announces": a speaker right before a verb that elsewhere stands before its subject. */
export function speakerRightBefore(context: CodingContext, line: Line, verb: number): Stretch | undefined {
  const token = line.tokens[verb]!;
  if (orderOf(context.language).clauseParticles.some((particle) => carries(token, particle)))
    return undefined;
  const found = subjectBefore(context, line, verb, "first");
  if (!found || line.is(found.from, "prepositions") || isComma(line, verb - 1)) return undefined;
  const span = { start: line.tokens[found.from]!.start, end: line.tokens[found.to - 1]!.end };
  const ends = mentionsIn(context, span).some((one) => SPEAKERS.has(one.type) && one.end >= span.end);
  return ends ? found : undefined;
}

/** "the group "the Name" said": a name in quotation marks right before the verb. */
function nameBefore(context: CodingContext, line: Line, at: number): Stretch | undefined {
  const quote = line.quoteOf[at] ?? -1;
  if (quote === -1) return undefined;
  let from = at;
  while (from > 0 && line.quoteOf[from - 1] === quote) from--;
  return markedName(context, line, from) && { from, to: at + 1 };
}

function firstSpeaker(context: CodingContext, line: Line, verb: number): Stretch | undefined {
  for (let i = 0; i < verb; i++) {
    if (line.quoteOf[i] !== -1 && opensQuote(line, i)?.utterance !== false) return undefined;
    const found = phraseAt(context, line, i, verb);
    if (found) return found;
  }
  return undefined;
}

/** Who is told, asked, warned: the thing right behind the subject, bare or with the particle that marks it. */
export function addresseeBehind(
  context: CodingContext,
  line: Line,
  { entry, to }: Match,
  subject: Stretch | undefined,
): Stretch | undefined {
  const at = Math.max(to, subject?.to ?? 0);
  const token = line.tokens[at];
  if (!token || isComma(line, at)) return undefined;
  const { targetParticle } = orderOf(context.language);
  const isTold = carries(token, targetParticle);
  const isAsked = entry.attributes["object"] === "addressee";
  const from = line.is(at, "addressee-words") ? at + 1 : at;
  if (!isTold && !isAsked && from === at) return undefined;
  return phraseAt(context, line, from, line.tokens.length);
}
