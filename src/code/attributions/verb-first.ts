// Attributions in languages whose verb stands first: verb, subject, then what is said behind "that", a colon or a mark;
// subject-first sentences and participles that share the subject before them.
import type { CodingContext } from "../context.ts";
import { mentionsIn } from "../mention-index.ts";
import { wordsOf, type Match } from "../words.ts";
import type { Draft } from "./draft.ts";
import { isColon, isComma, isWord, opensQuote, spanOf, trimmed, type Line, type Stretch } from "./line.ts";
import { bounds } from "./quotes.ts";
import { SPEAKER_TYPES } from "./speakers.ts";

/** How far behind the verb what is said may open; subjects with office and name run to about twenty words. */
const REACH = 30;
/** A subject without a mention or a comma behind it. */
const LONGEST_SUBJECT = 6;
const SPEAKERS: ReadonlySet<string> = new Set(SPEAKER_TYPES);

/** Drafts of one line; `past` is the last subject of the lines before, which a bare verb goes on with. */
export function draftsVerbFirst(context: CodingContext, line: Line): Draft[] {
  const cues = cuesOf(context, line);
  const drafts: Draft[] = [];
  let shared: Stretch | undefined;
  cues.forEach((cue, index) => {
    const stop = cues[index + 1]?.match.from ?? line.tokens.length;
    const open = openingAfter(line, cue.match.to, stop);
    const subject = subjectOf(context, line, cue, open, shared);
    if (!subject) return;
    shared = subject;
    const content = contentOf(line, cue, subject, open, stop);
    if (content) drafts.push(draftOf(line, cue, subject, content));
  });
  return drafts;
}

interface Cue {
  readonly match: Match;
  readonly act?: Match;
}

function cuesOf(context: CodingContext, line: Line): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < line.tokens.length; i++) {
    if (line.quoteOf[i] !== -1) continue;
    const said = wordsOf(context.language, "reporting").at(line.sentence, i)[0];
    const act = wordsOf(context.language, "act-verbs").at(line.sentence, i)[0];
    const match = act && (!said || act.to >= said.to) ? act : said;
    if (!match || line.is(i - 1, "prepositions")) continue;
    cues.push({ match, ...(act ? { act } : {}) });
    i = match.to - 1;
  }
  return cues;
}

/** Token at which "that", a colon or a quotation opens what is said. */
function openingAfter(line: Line, from: number, stop: number): number | undefined {
  for (let i = from; i < Math.min(stop, from + REACH); i++) {
    if (line.is(i, "clause-openers") || isColon(line, i) || opensQuote(line, i)?.utterance) return i;
  }
  return undefined;
}

function subjectOf(
  context: CodingContext,
  line: Line,
  cue: Cue,
  open: number | undefined,
  shared: Stretch | undefined,
): Stretch | undefined {
  const { entry, from } = cue.match;
  // Names are written in quotation marks: the subject begins behind the mark.
  const isMarkedName = opensQuote(line, cue.match.to)?.utterance === false;
  const to = isMarkedName ? cue.match.to + 1 : cue.match.to;
  if (entry.attributes["participle"] === true) return shared;
  if (open === to || !isWord(line, to) || line.is(to, "prepositions") || line.is(to, "time-words"))
    return subjectBefore(line, from) ?? shared;
  return named(context, line, to, open) ?? plain(line, to, open) ?? subjectBefore(line, from) ?? shared;
}

/** A mention right behind the verb, with the names that follow it without a gap ("وزير الدفاع العميد فلان"). */
function named(
  context: CodingContext,
  line: Line,
  from: number,
  open: number | undefined,
): Stretch | undefined {
  const limit = open ?? line.tokens.length;
  let to = from;
  for (;;) {
    const next = to;
    if (next >= limit || isComma(line, next)) break;
    const mention = mentionsIn(context, line.tokens[next]!).find(
      (one) => one.start <= line.tokens[next]!.end - 1 && SPEAKERS.has(one.type),
    );
    if (!mention || (to > from && mention.type !== "person")) break;
    while (to < limit && line.tokens[to]!.start < mention.end) to++;
    if (to === next) break;
  }
  return to > from ? trimmed(line, { from, to }) : undefined;
}

/** Without a mention: up to the opening, a comma, a preposition or a time; the noun and its definite words. */
function plain(line: Line, from: number, open: number | undefined): Stretch | undefined {
  let to = from;
  const limit = Math.min(open ?? from + LONGEST_SUBJECT, line.tokens.length);
  while (to < limit && isWord(line, to) && !line.is(to, "prepositions") && !line.is(to, "time-words")) {
    if (open === undefined && to > from && !line.grammar.startsIn(line.tokens[to], "determiner-prefixes"))
      break;
    to++;
  }
  return to > from ? { from, to } : undefined;
}

/** "أما الناطق … فقال", "كان حزب الله نفى": the phrase between a topic word or comma and the verb. */
function subjectBefore(line: Line, verb: number): Stretch | undefined {
  let from = verb;
  while (
    from > 0 &&
    verb - from < 12 &&
    isWord(line, from - 1) &&
    !line.is(from - 1, "topic-words") &&
    !line.is(from - 1, "clause-openers")
  )
    from--;
  let to = verb;
  while (to > from && (line.is(to - 1, "time-words") || line.is(to - 1, "negations"))) to--;
  return to > from ? trimmed(line, { from, to }) : undefined;
}

function contentOf(
  line: Line,
  cue: Cue,
  subject: Stretch,
  open: number | undefined,
  stop: number,
): { span: { start: number; end: number }; quoted: boolean } | undefined {
  const quote = open === undefined ? undefined : (opensQuote(line, open) ?? opensQuote(line, open + 1));
  if (quote?.utterance) return { span: bounds(quote), quoted: true };
  const start =
    open === undefined
      ? Math.max(cue.match.to, subject.from >= cue.match.to ? subject.to : cue.match.to)
      : open + (isColon(line, open) ? 1 : 0);
  const found = trimmed(line, { from: Math.min(start, line.tokens.length), to: stop });
  if (!found || !isWord(line, found.from)) return undefined;
  return {
    span: spanOf(line, found),
    quoted: line.quoteOf.slice(found.from, found.to).some((one) => one !== -1),
  };
}

function draftOf(
  line: Line,
  cue: Cue,
  subject: Stretch,
  content: { span: { start: number; end: number }; quoted: boolean },
): Draft {
  const stretch = { from: cue.match.from, to: cue.match.to };
  return {
    line: line.number,
    cue: stretch,
    entry: cue.match.entry,
    form: "finite",
    subject,
    source: [spanOf(line, subject)],
    cueSpans: [spanOf(line, stretch)],
    content: [content.span],
    quoted: content.quoted,
    rule: "verb-first",
    ...(cue.act ? { act: cue.act.entry } : {}),
  };
}
