// Who does it: the noun phrase before a verb, with its apposition, or behind it where the order is turned round.
import {
  isAdverb,
  isCapital,
  isComma,
  isDash,
  isFinite,
  isPastForm,
  isWord,
  opensQuote,
  trimmed,
  type Line,
  type Stretch,
} from "./line.ts";

/** A longer stretch is a clause that was not understood, not a name (the corpus's longest source has 34 words). */
export const LONGEST = 40;

/** The subject that ends before token `verb`; undefined where none stands in this clause. */
export function subjectBefore(line: Line, verb: number): Stretch | undefined {
  const end = beforeAuxiliaries(line, verb);
  if (end < 0 || line.quotes[line.quoteOf[end]!]?.utterance) return undefined;
  if (line.is(end, "coordinators")) return undefined;
  if (line.is(end, "subject-pronouns") || (line.is(end, "relatives") && !line.is(end, "that-words")))
    return { from: end, to: end + 1 };
  const start = clauseStart(line, end);
  return (
    phraseBetween(line, start, end) ??
    (isReduced(line, start - 1) ? phraseBetween(line, clauseStart(line, start - 2), end) : undefined)
  );
}

function phraseBetween(line: Line, start: number, end: number): Stretch | undefined {
  const chosen = chooseSegments(line, split(line, start, end + 1), isComma(line, end));
  return chosen && polished(line, chosen);
}

/** "a document filed on Thursday says": the past form belongs to the noun before it. */
function isReduced(line: Line, i: number): boolean {
  return (
    i > 1 &&
    isPastForm(line, i) &&
    !line.is(i, "finite-verbs") &&
    (line.is(i + 1, "prepositions") || line.is(i + 1, "time-words"))
  );
}

function beforeAuxiliaries(line: Line, verb: number): number {
  let i = verb - 1;
  while (i >= 0 && (line.is(i, "auxiliaries") || isAdverb(line, i) || line.is(i, "negations"))) {
    if (line.is(i, "subject-pronouns")) break;
    i--;
  }
  const adjunct = i < verb - 1 && line.is(i, "prepositions") && !line.is(i + 1, "auxiliaries") && i > 0;
  return adjunct ? i - 1 : i;
}

/** Where the clause begins that ends in `end`: behind a stop, a dash, a quotation, a conjunction or another verb. */
function clauseStart(line: Line, end: number): number {
  let i = end;
  while (i >= 0 && end - i < LONGEST) {
    const text = line.tokens[i]!.text;
    if (/^[;:…]$/.test(text) || (isDash(line, i) && i < end) || line.quotes[line.quoteOf[i]!]?.utterance)
      break;
    if (line.is(i, "breaking-words") || (line.is(i, "subordinators") && !isRelative(line, i))) break;
    if (i < end && isFinite(line, i) && !insideRelative(line, i)) break;
    i--;
  }
  return i + 1;
}

/** "a group that tracks …": the word is the subject of its own verb. */
function isRelative(line: Line, i: number): boolean {
  if (!line.is(i, "relatives") || i === 0) return false;
  return (
    isFinite(line, i + 1) || isAdverb(line, i + 1) || line.grammar.endsIn(line.tokens[i + 1], "s-endings")
  );
}

function insideRelative(line: Line, verb: number): boolean {
  for (let i = verb - 1; i >= 0 && verb - i < 6; i--) {
    if (line.is(i, "relatives")) return true;
    if (isComma(line, i)) return false;
  }
  return false;
}

function split(line: Line, from: number, to: number): Stretch[] {
  const segments: Stretch[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i < to && !isComma(line, i)) continue;
    if (i > start) segments.push({ from: start, to: i });
    start = i + 1;
  }
  return segments;
}

function chooseSegments(
  line: Line,
  segments: readonly Stretch[],
  commaBeforeVerb: boolean,
): Stretch | undefined {
  const last = segments.at(-1);
  if (!last) return undefined;
  let first = segments.length - 1;
  if (commaBeforeVerb) first = headOfApposition(line, segments);
  else if (first > 0 && joinsBefore(line, segments[first - 1]!, last)) first--;
  return { from: segments[first]!.from, to: last.to };
}

/** "X, the head of Y, said": goes back over appositions to the name they belong to. */
function headOfApposition(line: Line, segments: readonly Stretch[]): number {
  let first = segments.length - 1;
  if (first > 0) first--;
  while (first > 0 && isInsert(line, segments[first]!) && !isIntroduction(line, segments[first - 1]!))
    first--;
  return first;
}

function isInsert(line: Line, segment: Stretch): boolean {
  return !isCapital(line, segment.from) && !line.is(segment.from, "introductions");
}

function isIntroduction(line: Line, segment: Stretch): boolean {
  return (
    line.is(segment.from, "introductions") ||
    line.grammar.endsIn(line.tokens[segment.from], "participle-endings")
  );
}

/** A list of names ("Brazil, Colombia and Chile"), or a name before its office ("X, the secretary of Y said"). */
function joinsBefore(line: Line, before: Stretch, last: Stretch): boolean {
  if (isIntroduction(line, before) || !isCapital(line, before.from)) return false;
  const short = before.to - before.from <= 5 && !hasFinite(line, before);
  if (!short) return false;
  const isList = has(line, last, "coordinators") && last.to - last.from <= 7;
  return isList || (!isCapital(line, last.from) && !line.is(last.from, "coordinators"));
}

function hasFinite(line: Line, stretch: Stretch): boolean {
  for (let i = stretch.from; i < stretch.to; i++) if (isFinite(line, i)) return true;
  return false;
}

function has(line: Line, stretch: Stretch, wordClass: string): boolean {
  for (let i = stretch.from; i < stretch.to; i++) if (line.is(i, wordClass)) return true;
  return false;
}

/** Without an introduction in front ("On Tuesday the ministry") and a time behind ("Baghdad on Friday"). */
function polished(line: Line, stretch: Stretch): Stretch | undefined {
  let { from, to } = stretch;
  while (from < to && isOpening(line, from)) from++;
  if (line.is(from, "introductions") && !isCapitalName(line, from)) from = behindIntroduction(line, from, to);
  while (to > from && (line.is(to - 1, "time-words") || isAdverb(line, to - 1))) to--;
  while (to > from && line.is(to - 1, "prepositions")) to--;
  const rest = trimmed(line, { from, to });
  return rest && hasWord(line, rest) && rest.to - rest.from <= LONGEST ? rest : undefined;
}

function isOpening(line: Line, i: number): boolean {
  return !isWord(line, i)
    ? !opensQuote(line, i)
    : line.is(i, "coordinators") ||
        (isAdverb(line, i) && !isCapitalName(line, i)) ||
        line.is(i, "time-words");
}

function isCapitalName(line: Line, i: number): boolean {
  return i > 0 && isCapital(line, i) && !line.is(i, "introductions");
}

/** The noun phrase behind a prepositional phrase without a comma: it opens with the next determiner or name. */
function behindIntroduction(line: Line, from: number, to: number): number {
  let i = from + 1;
  while (
    i < to &&
    (line.is(i, "time-words") || line.is(i, "determiners") || /^\p{N}/u.test(line.tokens[i]!.text))
  )
    i++;
  if (i > from + 1 && line.is(i - 1, "time-words")) return i;
  for (let j = i + 1; j < to; j++) {
    if (line.is(j, "determiners") || line.is(j, "possessives") || line.is(j, "personal-pronouns")) return j;
  }
  return i < to && isCapital(line, i) && i === from + 1 ? to : i;
}

export function hasWord(line: Line, stretch: Stretch): boolean {
  for (let i = stretch.from; i < stretch.to; i++) if (isWord(line, i)) return true;
  return false;
}
