// Who is told: the person or body between a verb and what was said ("told reporters that", "urged Iraq to").
import {
  isAdverb,
  isCapital,
  isColon,
  isComma,
  isFinite,
  isWord,
  opensQuote,
  type Line,
  type Stretch,
} from "./line.ts";
const LONGEST_ADDRESSEE = 8;

/** The person told: up to the opening of the content, else a pronoun, a name or a determiner with its noun. */
export function addresseeAt(line: Line, from: number, open: number | undefined): Stretch | undefined {
  if (!isWord(line, from) || opensQuote(line, from) || line.is(from, "prepositions")) return undefined;
  if (line.is(from, "infinitive-marks") || line.is(from, "negations") || isAdverb(line, from))
    return undefined;
  if (line.is(from, "time-words")) return undefined;
  if (open !== undefined) {
    let to = from;
    while (
      to < open &&
      !isComma(line, to) &&
      !isColon(line, to) &&
      !(line.is(to, "prepositions") && to > from)
    )
      to++;
    return to > from && to - from <= LONGEST_ADDRESSEE ? { from, to } : undefined;
  }
  if (line.is(from, "that-words") || line.is(from, "infinitive-marks") || line.is(from, "prepositions"))
    return undefined;
  if (line.is(from, "personal-pronouns") || line.is(from, "object-pronouns")) return { from, to: from + 1 };
  const to = endOfObject(line, from);
  return to > from ? { from, to } : undefined;
}

function endOfObject(line: Line, from: number): number {
  let i = from;
  while (i < line.tokens.length && i - from < LONGEST_ADDRESSEE) {
    const next =
      i > from && (line.is(i, "determiners") || line.is(i, "possessives") || line.is(i, "personal-pronouns"));
    if (next || isComma(line, i) || /^[.;:!?]+$/.test(line.tokens[i]!.text) || opensQuote(line, i)) break;
    if (line.is(i, "infinitive-marks") || line.is(i, "negations") || isFinite(line, i)) break;
    if (line.is(i, "prepositions") && !line.is(i, "name-prepositions")) break;
    if (
      i > from &&
      isCapital(line, i) &&
      !isCapital(line, i - 1) &&
      !line.is(i - 1, "determiners") &&
      !line.is(i - 1, "name-prepositions")
    )
      break;
    i++;
  }
  return i;
}
