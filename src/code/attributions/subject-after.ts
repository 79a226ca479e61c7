// The noun phrase behind a turned-round verb or behind "by": "said Kirby, the spokesman", "claimed by a group known as X".
import {
  isAdverb,
  isCapital,
  isComma,
  isDash,
  isFinite,
  opensQuote,
  trimmed,
  type Line,
  type Stretch,
} from "./line.ts";
import { LONGEST, hasWord } from "./subject.ts";

/** The noun phrase that begins at `start` and is what a turned-round verb belongs to ("said Kirby, the spokesman"). */
export function subjectAfter(line: Line, start: number): Stretch | undefined {
  let end = start;
  while (end < line.tokens.length && end - start < LONGEST && continuesName(line, end, start)) end++;
  if (isComma(line, end)) end = withApposition(line, end) ?? end;
  const found = trimmed(line, { from: start, to: end });
  return found && hasWord(line, found) ? found : undefined;
}

function continuesName(line: Line, i: number, start: number): boolean {
  const inQuote = line.quoteOf[i] !== -1;
  if (inQuote && i > start && line.quoteOf[i] === line.quoteOf[i - 1]) return true;
  if (inQuote)
    return (
      i > start &&
      (line.is(i - 1, "naming-words") || line.is(i - 1, "as-words") || line.is(i - 1, "determiners"))
    );
  if (isComma(line, i) || /^[.;:!?…]+$/.test(line.tokens[i]!.text) || isDash(line, i)) return false;
  if (line.is(i, "naming-words") || (line.is(i, "as-words") && line.is(i - 1, "naming-words")))
    return i > start;
  if (isFinite(line, i)) return false;
  if (line.is(i, "name-prepositions")) return true;
  if (i > start && (line.is(i, "time-words") || line.is(i, "prepositions") || line.is(i, "subordinators")))
    return false;
  return !isAdverb(line, i) || isCapital(line, i);
}

/** An apposition runs to the next comma or to the end of the sentence, and has no verb of its own. */
function withApposition(line: Line, comma: number): number | undefined {
  let end = comma + 1;
  while (end < line.tokens.length && !isComma(line, end) && !/^[.;:!?]+$/.test(line.tokens[end]!.text)) {
    if (
      opensQuote(line, end) ||
      isFinite(line, end) ||
      line.grammar.endsIn(line.tokens[end], "participle-endings")
    )
      return undefined;
    end++;
  }
  const first = comma + 1;
  const isName = line.is(first, "determiners") || line.is(first, "possessives") || !isCapital(line, first);
  return isName && !line.is(first, "introductions") && !line.is(first, "relatives") ? end : undefined;
}
