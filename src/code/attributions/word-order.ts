// Where the verb stands to its subject and content: turned round ("said Kirby"), behind what was said, or an aside in it.
import { type Cue } from "./cues.ts";
import { takesClause } from "./content.ts";
import {
  closesQuote,
  isAdverb,
  isComma,
  isFinite,
  isWord,
  opensQuote,
  type Line,
  type Stretch,
} from "./line.ts";
import { subjectAfter } from "./subject-after.ts";

/** "said Kirby": the verb stands behind the content, and a name behind the verb. */
export function turned(line: Line, cue: Cue): Stretch | undefined {
  const before = cue.from - 1;
  const quote =
    before >= 0
      ? (closesQuote(line, before) ?? (isComma(line, before) ? closesQuote(line, before - 1) : undefined))
      : undefined;
  if (cue.form !== "finite" || (!quote?.utterance && !isComma(line, before))) return undefined;
  if (
    opensQuote(line, cue.to) ||
    !isWord(line, cue.to) ||
    isAdverb(line, cue.to) ||
    line.is(cue.to, "prepositions")
  )
    return undefined;
  if (
    line.is(cue.to, "that-words") ||
    line.is(cue.to, "infinitive-marks") ||
    line.is(cue.to, "object-pronouns")
  )
    return undefined;
  const subject = subjectAfter(line, cue.to);
  if (!subject) return undefined;
  if (quote?.utterance) return subject;
  if (cue.act !== undefined || closesInsert(line, before)) return undefined;
  return isShortEnding(line, subject) && hasFiniteBefore(line, before) ? subject : undefined;
}

/** "The army, which lost a man, denied": the comma closes an insert, and the subject stands before it. */
function closesInsert(line: Line, comma: number): boolean {
  let i = comma - 1;
  while (i > 0 && !isComma(line, i)) i--;
  return i > 0 && line.is(i + 1, "relatives");
}

function isShortEnding(line: Line, subject: Stretch): boolean {
  const next = line.tokens[subject.to]?.text;
  return next === undefined || /^[.,!?]/.test(next);
}

export function hasFiniteBefore(line: Line, end: number): boolean {
  for (let i = 0; i < end; i++) if (isFinite(line, i)) return true;
  return false;
}

/** "…, X said" at the end, or "…, X said, …": nothing but adjuncts follows the verb, and content stands before. */
export function isParenthesis(line: Line, subject: Stretch, cue: Cue): boolean {
  const before = subject.from - 1;
  const afterQuote =
    closesQuote(line, before) ?? (isComma(line, before) ? closesQuote(line, before - 1) : undefined);
  if (afterQuote?.utterance) return true;
  const next = line.tokens[cue.to];
  const ends = next === undefined || /^[.,!?]+$/.test(next.text) || isAdjunctEnd(line, cue.to);
  if (!isComma(line, before) || !takesClause(cue)) return false;
  return ends || (isShortAside(line, subject, cue) && hasFiniteBefore(line, before));
}

/** "…, it asserted in a message": a clause stands before, and behind the verb only where and how it was said. */
function isShortAside(line: Line, subject: Stretch, cue: Cue): boolean {
  if (
    subject.to - subject.from > LONGEST_ASIDE ||
    !line.is(cue.to, "prepositions") ||
    line.is(0, "introductions")
  )
    return false;
  return !line.tokens
    .slice(cue.to)
    .some((_, k) => line.is(cue.to + k, "that-words") || opensQuote(line, cue.to + k)?.utterance);
}

/** The subject of an aside is a pronoun or a name with an article. */
const LONGEST_ASIDE = 3;

export function isAdjunctEnd(line: Line, from: number): boolean {
  let i = from;
  if (line.is(i, "prepositions")) i++;
  const first = i;
  while (line.is(i, "time-words") || line.is(i, "determiners") || isAdverb(line, i)) i++;
  return i > first && (line.tokens[i] === undefined || /^[.,]$/.test(line.tokens[i]!.text));
}
