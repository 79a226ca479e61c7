// Attributions in languages without trees, by the order of words: the verb of saying, its subject before or behind it, and
// what is said behind "that", a colon or a mark; participles and verbs without a subject share the one before.
import type { Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { carries, orderOf, type VerbPlace } from "../events/order/order.ts";
import { mentionsIn } from "../mention-index.ts";
import { wordsOf, type Match } from "../words.ts";
import type { Draft } from "./draft.ts";
import { isColon, isComma, isWord, opensQuote, spanOf, trimmed, type Line, type Stretch } from "./line.ts";
import { carriersOf } from "./plain-carriers.ts";
import { addresseeBehind, phraseAt, speakerRightBefore, subjectBefore } from "./plain-phrases.ts";
import { bounds } from "./quotes.ts";

/** How far behind the verb what is said may open; subjects with office and name run to about twenty words. */
const REACH = 30;
/** A subject without a mention or a comma behind it. */
const LONGEST_SUBJECT = 6;

/** Makes the drafts of lines in text order; a verb without a subject goes on with the last one told. */
export function plainDrafts(context: CodingContext): (line: Line) => Draft[] {
  const { verb } = orderOf(context.language);
  let past: Span[] | undefined;
  return (line) => {
    const drafts = draftsOf(context, line, verb, past);
    past = drafts.at(-1)?.source ?? past;
    return drafts.flatMap((draft) => carriersOf(context, line, draft));
  };
}

interface Cue {
  readonly match: Match;
  readonly act?: Match;
}

/** Who says it: tokens of the line, or the subject of a line before. */
interface Subject {
  readonly here?: Stretch;
  readonly source: Span[];
}

function draftsOf(
  context: CodingContext,
  line: Line,
  verb: VerbPlace,
  past: readonly Span[] | undefined,
): Draft[] {
  const cues = cuesOf(context, line);
  const drafts: Draft[] = [];
  let shared: Subject | undefined = past && { source: [...past] };
  cues.forEach((cue, index) => {
    const stop = cues[index + 1]?.match.from ?? line.tokens.length;
    const open = openingAfter(context, line, cue.match.to, stop);
    const found = isParticiple(cue) ? undefined : subjectOf(context, line, cue, open, verb);
    const asked = shared?.here && isAskedAlone(context, line, cue, found) ? found : undefined;
    const here = asked ? undefined : found;
    const subject: Subject | undefined = here ? { here, source: [spanOf(line, here)] } : shared;
    if (!subject) return;
    shared = subject;
    const addressee = asked ?? addresseeBehind(context, line, cue.match, here);
    const content =
      contentOf(line, cue, { subject, open, stop, verb, ...(addressee && { addressee }) }) ??
      pronounOf(line, cue);
    if (content) drafts.push(draftOf(line, cue, subject, content, addressee && spanOf(line, addressee)));
  });
  return drafts;
}

function isParticiple({ match }: Cue): boolean {
  return match.entry.attributes["participle"] === true;
}

/** "and called on both sides to": a verb that goes on with the subject before, and behind it the one who is asked. */
function isAskedAlone(
  context: CodingContext,
  line: Line,
  { match }: Cue,
  found: Stretch | undefined,
): boolean {
  const goesOn = orderOf(context.language).clauseParticles.some((one) =>
    carries(line.tokens[match.from]!, one),
  );
  const asks = match.entry.attributes["object"] === "addressee";
  return asks && goesOn && found?.from === match.to && !addresseeBehind(context, line, match, found);
}

function cuesOf(context: CodingContext, line: Line): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < line.tokens.length; i++) {
    if (line.quoteOf[i] !== -1) continue;
    const said = wordsOf(context.language, "reporting").at(line.sentence, i)[0];
    const act = wordsOf(context.language, "act-verbs").at(line.sentence, i)[0];
    const match = act && (!said || act.to >= said.to) ? act : said;
    if (!match || !isCue(context, line, match)) continue;
    cues.push({ match, ...(act ? { act } : {}) });
    i = match.to - 1;
  }
  return cues;
}

/** A verb has no article and no preposition before it or written onto it; a noun of saying names who says it right behind it. */
function isCue(context: CodingContext, line: Line, { entry, from, to }: Match): boolean {
  const token = line.tokens[from]!;
  if (line.grammar.startsIn(token, "determiner-prefixes")) return false;
  if (entry.attributes["noun"] === true) return phraseAt(context, line, to, line.tokens.length) !== undefined;
  const isOblique = line.grammar.startsIn(token, "oblique-prefixes") && carries(token, token.norm.charAt(0));
  return !isOblique && !line.is(from - 1, "prepositions");
}

/** Token at which "that", a colon or a quotation opens what is said. */
function openingAfter(context: CodingContext, line: Line, from: number, stop: number): number | undefined {
  for (let i = from; i < Math.min(stop, from + REACH); i++) {
    if (
      (line.is(i, "clause-openers") && !isInName(context, line, i)) ||
      isColon(line, i) ||
      opensQuote(line, i)?.utterance
    )
      return i;
  }
  return undefined;
}

/** A word of a name ("CNN" is written with the word for "that"). */
function isInName(context: CodingContext, line: Line, at: number): boolean {
  const { start, end } = line.tokens[at]!;
  return mentionsIn(context, { start, end }).some((one) => one.start < start && end <= one.end);
}

function subjectOf(
  context: CodingContext,
  line: Line,
  { match }: Cue,
  open: number | undefined,
  verb: VerbPlace,
): Stretch | undefined {
  const before = (): Stretch | undefined => subjectBefore(context, line, match.from, verb);
  if (verb === "last") return before();
  // "We demand" as one word names its own subject.
  if (line.is(match.from, "own-voice")) return { from: match.from, to: match.from + 1 };
  const { to } = match;
  // "expressed | the ministry | its condemnation": the subject stands between the parts of the phrase.
  const inside = to - match.from > 2 ? phraseAt(context, line, match.from + 1, to) : undefined;
  if (inside) return inside;
  const isFree =
    open !== to && isWord(line, to) && !line.is(to, "prepositions") && !line.is(to, "time-words");
  const behind = (): Stretch | undefined =>
    isFree || opensQuote(line, to)?.utterance === false
      ? (phraseAt(context, line, to, open ?? line.tokens.length) ??
        (isFree ? plain(line, to, open) : undefined))
      : undefined;
  if (verb === "first") return speakerRightBefore(context, line, match.from) ?? behind() ?? before();
  return (
    before() ?? (isComma(line, match.from - 1) || line.quoteOf[match.from - 2] !== -1 ? behind() : undefined)
  );
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
  const isParticle =
    line.is(from, "verb-particles") || line.grammar.startsIn(line.tokens[from], "oblique-prefixes");
  return to > from && !isParticle ? { from, to } : undefined;
}

interface Around {
  readonly subject: Subject;
  readonly open: number | undefined;
  readonly stop: number;
  readonly verb: VerbPlace;
  readonly addressee?: Stretch;
}

interface Content {
  readonly span: Span;
  readonly quoted: boolean;
}

function contentOf(line: Line, cue: Cue, around: Around): Content | undefined {
  const { open, stop, subject, addressee, verb } = around;
  const quote = open === undefined ? undefined : (opensQuote(line, open) ?? opensQuote(line, open + 1));
  if (quote?.utterance) return { span: bounds(quote), quoted: true };
  if (verb === "last" && open === undefined) return stretchOf(line, subject.here?.to ?? 0, cue.match.from);
  const start =
    open === undefined
      ? Math.max(cue.match.to, subject.here?.to ?? 0, addressee?.to ?? 0)
      : open + (isColon(line, open) ? 1 : 0);
  return stretchOf(line, Math.min(start, line.tokens.length), stop);
}

/** "the party claimed it": what is claimed is a pronoun written onto the verb. */
function pronounOf(line: Line, { match, act }: Cue): Content | undefined {
  const token = line.tokens[match.from]!;
  const hasObject =
    act !== undefined && match.to === match.from + 1 && line.grammar.endsIn(token, "object-endings");
  return hasObject ? { span: spanOf(line, { from: match.from, to: match.to }), quoted: false } : undefined;
}

function stretchOf(line: Line, from: number, to: number): Content | undefined {
  const found = trimmed(line, { from, to: Math.max(from, to) });
  if (!found || !isWord(line, found.from)) return undefined;
  const quoted = line.quoteOf.slice(found.from, found.to).some((one) => one !== -1);
  return { span: spanOf(line, found), quoted };
}

function draftOf(
  line: Line,
  cue: Cue,
  subject: Subject,
  content: Content,
  addressee: Span | undefined,
): Draft {
  const stretch = { from: cue.match.from, to: cue.match.to };
  return {
    line: line.number,
    cue: stretch,
    entry: cue.match.entry,
    form: "finite",
    ...(subject.here && { subject: subject.here }),
    source: [...subject.source],
    cueSpans: [spanOf(line, stretch)],
    content: [content.span],
    quoted: content.quoted,
    rule: "word-order",
    ...(addressee && { addressee }),
    ...(cue.act ? { act: cue.act.entry } : {}),
  };
}
