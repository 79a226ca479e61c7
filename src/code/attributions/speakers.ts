// Which mention speaks: the one in the source's words, or for "he", "it", "the post" the last speaker that fits.
import type { Attribution, Medium, Mention, MentionType, Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { firstSpanAfter, isPartOfWord } from "../../text/index.ts";
import { grammarOf } from "../grammar.ts";
import { mentionsIn } from "../mention-index.ts";
import { isOfKind } from "../register.ts";
import { sideOf } from "../sides.ts";
import { wordsOf } from "../words.ts";
import type { Draft } from "./draft.ts";
import type { Line, Stretch } from "./line.ts";
import { channelIn, mediumIn } from "./media.ts";
import { branch, hangsBy, headOf, isNominal, type LineTree } from "./trees/tree.ts";

/** Kinds of mention that speak, the best first: a person before the body it speaks for. */
export const SPEAKER_TYPES: readonly MentionType[] = [
  "person",
  "organization",
  "account",
  "role",
  "location",
  "nationality",
  "facility",
];

/** A pronoun goes back to somebody near; further back nobody is meant. */
const REMEMBERED = 30;

export interface Voice {
  readonly speaker?: Mention;
  readonly medium?: Medium;
}

/** The voice of each draft, in text order: what later pronouns and "the post" go back to. */
export function voicesOf(
  context: CodingContext,
  lines: readonly Line[],
  drafts: readonly Draft[],
): Map<Draft, Voice> {
  const voices = new Map<Draft, Voice>();
  const past: Voice[] = [];
  let channel: Medium | undefined;
  let read = 0;
  for (const draft of drafts) {
    const line = lines[draft.line]!;
    const said =
      ownerBefore(context, line, draft) ??
      antecedent(context, line, draft) ??
      apposed(context, line, draft) ??
      namedIn(context, draft) ??
      ownerAbove(context, line, lines[draft.line - 1], draft) ??
      speakerMention(context, draft.source[0]);
    const named = said && (namedBefore(context, said) ?? said);
    const before = named ? undefined : earlier(context, line, draft, past);
    for (; read <= draft.line; read++) channel = channelIn(context, lines[read]!) ?? channel;
    const medium = mediumIn(context, line, draft) ?? inherited(context, line, draft, before, channel);
    const speaker = named ?? before?.speaker;
    const voice: Voice = { ...(speaker ? { speaker } : {}), ...(medium ? { medium } : {}) };
    voices.set(draft, voice);
    if (speaker || medium) past.push(voice);
    if (past.length > REMEMBERED) past.shift();
  }
  return voices;
}

/**
 * "X fired rockets, according to its own announcement", "X fired rockets, as it announced": the first in the sentence
 * that can speak is the owner.
 */
function ownerBefore(context: CodingContext, line: Line, draft: Draft): Mention | undefined {
  const { subject, cue } = draft;
  if (!subject || !cue) return undefined;
  const owns = cue.from <= subject.from && line.is(subject.from, "third-possessives");
  const asToldBy = line.is(subject.from - 1, "as-words") && line.is(subject.from, "third-person");
  if (!owns && !(asToldBy && subject.to - subject.from === 1)) return undefined;
  const before = mentionsIn(context, { start: line.sentence.start, end: draft.cueSpans[0]!.start });
  const isQuoted = (mention: Mention): boolean =>
    line.quoteOf[firstSpanAfter(line.tokens, mention.start)] !== -1;
  return before.find(
    (mention) => OWNERS.has(mention.type) && !isQuoted(mention) && !publishes(context, mention),
  );
}

/** Somebody with a name of their own, unlike "its spokesman". */
function namedIn(context: CodingContext, { source: [source] }: Draft): Mention | undefined {
  const said = speakerMention(context, source);
  return said?.type === "role" && said.start === source?.start ? undefined : said;
}

/** '"We did not fire," said its spokesman', "its ships … and warned": the body that the owning word goes back to. */
function ownerAbove(
  context: CodingContext,
  line: Line,
  above: Line | undefined,
  { subject, cue }: Draft,
): Mention | undefined {
  if (!subject || !cue || !line.is(subject.from, "third-possessives")) return undefined;
  // A body is neuter; "his brother", "their lawyer" go back to somebody else.
  if (line.tokens[subject.from]!.feats?.["Gender"] !== "Neut") return undefined;
  const here = { start: line.sentence.start, end: line.tokens[subject.from]!.start };
  const outside = (one: Mention): boolean => line.quoteOf[firstSpanAfter(line.tokens, one.start)] === -1;
  const isBody = (one: Mention): boolean => BODIES.has(one.type) && !publishes(context, one);
  const before = mentionsIn(context, here).find((one) => isBody(one) && outside(one));
  if (before || above?.sentence.paragraph !== line.sentence.paragraph) return before;
  return mentionsIn(context, above.sentence).find(
    (one) => isBody(one) && sideOf(context, one).entities.length > 0,
  );
}

const BODIES: ReadonlySet<MentionType> = new Set<MentionType>(["organization", "location"]);

/** "The president, who called upon …": the last before the relative that can speak. */
function antecedent(context: CodingContext, line: Line, draft: Draft): Mention | undefined {
  const { subject } = draft;
  if (!subject || subject.to - subject.from !== 1 || !line.is(subject.from, "relatives")) return undefined;
  const noun = line.tree && nounOfRelative(line.tree, subject.from);
  const from = noun ? line.tokens[noun.from]!.start : line.sentence.start;
  const before = mentionsIn(context, { start: from, end: line.tokens[subject.from]!.start });
  const speaking = before.filter((mention) => mention.end <= line.tokens[subject.from]!.start);
  const near = speaking.filter(
    (mention) => subject.from - firstSpanAfter(line.tokens, mention.end) <= ANTECEDENT_REACH,
  );
  return bestSpeaker(context.text, near);
}

/** The noun phrase that the clause of a relative word hangs on, with the name that it explains. */
function nounOfRelative(tree: LineTree, relative: number): Stretch | undefined {
  let clause = headOf(tree, relative);
  while (clause >= 0 && !hangsBy(tree, clause, "relative-clause")) {
    if (!hangsBy(tree, clause, "conjunct")) return undefined;
    clause = headOf(tree, clause);
  }
  let noun = clause < 0 ? -1 : headOf(tree, clause);
  while (noun >= 0 && hangsBy(tree, noun, "apposition")) noun = headOf(tree, noun);
  if (noun < 0 || noun > relative || !isNominal(tree, noun)) return undefined;
  return { from: branch(tree, noun, (child) => child >= relative)[0]!, to: relative };
}

/** Words between a name and the "who" that goes back to it ("Omar Saleh, a spokesman for the council, who"). */
const ANTECEDENT_REACH = 8;

/** The group "Lions of the Desert", factions that call themselves "X": the name stands right behind the noun. */
function apposed(context: CodingContext, line: Line, draft: Draft): Mention | undefined {
  const [source] = draft.source;
  if (!source || source.end > line.sentence.end) return undefined;
  const said = speakerMention(context, source);
  if (said && sideOf(context, said).entities.length > 0) return undefined;
  const next = mentionsIn(context, { start: source.end, end: line.sentence.end }).find(
    (mention) => mention.type === "organization" && mention.start >= source.end,
  );
  if (!next || sideOf(context, next).entities.length === 0) return undefined;
  const from = firstSpanAfter(line.tokens, source.end);
  const to = firstSpanAfter(line.tokens, next.start);
  const isQuoted = (i: number): boolean => QUOTE.test(line.tokens[i]?.text ?? "");
  const [naming] = wordsOf(context.language, "self-namings").at(line.sentence, from);
  const at = naming ? naming.to : from;
  return (at === to && naming !== undefined) || (at + 1 === to && isQuoted(at)) ? next : undefined;
}

const QUOTE = /^["“”«»'‘’„]$/u;

const OWNERS: ReadonlySet<MentionType> = new Set<MentionType>(["organization", "person", "role"]);

function publishes(context: CodingContext, mention: Mention): boolean {
  return isOfKind(context, mention, "publishes");
}

/** How many mentions back "the group" or "the ministry" may go. */
const NEAR = 25;

/** "The group", "the ministry": the band named last, or the last name that holds the same word. */
function namedBefore(context: CodingContext, said: Mention): Mention | undefined {
  if (said.type !== "organization") return undefined;
  const word = context.text.slice(said.start, said.end).toLowerCase();
  if (!/^\p{Ll}+$/u.test(word)) return undefined;
  const { mentions } = context;
  const at = firstSpanAfter(mentions, said.start);
  const isBand = wordsOf(context.language, "band-nouns");
  const band = context.analysis.sentences[firstSpanAfter(context.analysis.sentences, said.start)];
  const meansBand = band !== undefined && isBand.matches(band).some((match) => match.end === said.end);
  for (let i = at - 1; i >= Math.max(0, at - NEAR); i--) {
    const one = mentions[i]!;
    if (one.type !== "organization" || one.end > said.start) continue;
    const side = sideOf(context, one);
    if (side.entities.length > 0 && (meansBand ? side.band : holdsWord(side.words, word))) return one;
  }
  return undefined;
}

const holdsWord = (name: string, word: string): boolean =>
  name
    .toLowerCase()
    .split(/[\s-]+/)
    .includes(word);

/** The mention that speaks in a source phrase. */
export function speakerMention(context: CodingContext, source: Span | undefined): Mention | undefined {
  return source && bestSpeaker(context.text, mentionsIn(context, withoutClause(context, source)));
}

/**
 * "The United States, which has told Hilaire to go": who is told of there does not speak. "The security chief of the
 * group, who writes as Abu Ali": where no name stands before, the one in the clause is the speaker's.
 */
export function withoutClause(context: CodingContext, source: Span): Span {
  const { sentences } = context.analysis;
  const tokens = sentences[firstSpanAfter(sentences, source.start)]?.tokens ?? [];
  const grammar = grammarOf(context.language);
  const first = firstSpanAfter(tokens, source.start);
  for (let i = first + 1; i < tokens.length && tokens[i]!.start < source.end; i++) {
    if (!grammar.is(tokens[i], "relatives") || tokens[i - 1]!.text !== ",") continue;
    const head = { start: source.start, end: tokens[i - 1]!.start };
    const name = bestSpeaker(context.text, mentionsIn(context, head));
    const named = name && (name.type === "person" || name.start <= (tokens[first + 1]?.start ?? 0));
    return named ? head : source;
  }
  return source;
}

/** Of two of one kind the one that the register knows. */
const UNKNOWN = 0.5;

/** A name before a description, and a person before the body it speaks for. */
export function bestSpeaker(text: string, mentions: readonly Mention[]): Mention | undefined {
  let best: { mention: Mention; rank: number } | undefined;
  for (const mention of mentions) {
    const type = SPEAKER_TYPES.indexOf(mention.type);
    if (type < 0) continue;
    if (mention.type === "nationality" && (isPartOfWord(text, mention) || isOfBody(mention, mentions)))
      continue;
    const known = mention.by?.startsWith("register/") === true;
    const described = !known && /^\p{Ll}/u.test(text.charAt(mention.start));
    const unknown = known ? 0 : UNKNOWN;
    const rank = type + unknown + (described ? SPEAKER_TYPES.length : 0);
    if (!best || rank < best.rank) best = { mention, rank };
  }
  return best?.mention;
}

/** "the | Iraqi | government": the people in the name of a body does not speak beside it. */
function isOfBody({ start, end }: Mention, mentions: readonly Mention[]): boolean {
  return mentions.some((one) => one.type === "organization" && one.start <= start && end <= one.end);
}

/** The last voice that a pronoun or a word like "post" or "spokesman" can stand for. */
function earlier(
  context: CodingContext,
  line: Line,
  draft: Draft,
  past: readonly Voice[],
): Voice | undefined {
  if (draft.cueSpans.length === 0) return past.at(-1);
  const token = draft.subject && isAlone(line, draft.subject) ? line.tokens[draft.subject.from] : undefined;
  const grammar = grammarOf(context.language);
  if (token && grammar.is(token, "person-pronouns"))
    return past.findLast((voice) => voice.speaker?.type === "person") ?? past.at(-1);
  if (token && grammar.is(token, "body-pronouns"))
    return past.findLast((voice) => voice.speaker === undefined || voice.speaker.type !== "person");
  return isThing(context, line, draft) ? past.findLast((voice) => voice.medium !== undefined) : undefined;
}

/** One word, or one and "who" behind it: "and it is she who claimed". */
function isAlone(line: Line, { from, to }: { from: number; to: number }): boolean {
  for (let at = from + 1; at < to; at++) if (!line.is(at, "relatives")) return false;
  return to > from;
}

function isThing(context: CodingContext, line: Line, draft: Draft): boolean {
  if (!draft.subject) return false;
  const tokens = line.tokens.slice(draft.subject.from, draft.subject.to);
  return (
    tokens.length <= 3 &&
    wordsOf(context.language, "speaking-things").matches({ ...line.sentence, tokens }).length > 0
  );
}

/** What goes on in the same voice goes on by the same medium; "the channel" is the channel named before. */
function inherited(
  context: CodingContext,
  line: Line,
  draft: Draft,
  before: Voice | undefined,
  channel: Medium | undefined,
): Medium | undefined {
  if (before?.medium) return before.medium;
  return draft.subject && namesChannel(context, line, draft) ? channel : undefined;
}

function namesChannel(context: CodingContext, line: Line, draft: Draft): boolean {
  const tokens = line.tokens.slice(draft.subject!.from, draft.subject!.to);
  return wordsOf(context.language, "channel-words").matches({ ...line.sentence, tokens }).length > 0;
}

/** Fields of the record that a voice gives. */
export function voiceFields(voice: Voice | undefined): Pick<Attribution, "speaker" | "medium"> {
  return {
    ...(voice?.speaker ? { speaker: voice.speaker.id } : {}),
    ...(voice?.medium ? { medium: voice.medium } : {}),
  };
}
