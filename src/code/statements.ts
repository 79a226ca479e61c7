// Speech acts: threats, claims, denials, condemnations … from act verbs and nouns, and from what is said.
import { MEDIUM_KINDS, type Medium, type Span, type Statement } from "../record/index.ts";
import { firstSpanAfter, overlaps } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { speechOf, type Speech } from "./attributions.ts";
import { grammarOf } from "./grammar.ts";
import { mentionsIn } from "./mention-index.ts";
import { spanOf, type Line } from "./attributions/line.ts";
import { addresseeAt, obligedIn } from "./statements/addressee.ts";
import { actOfContent } from "./statements/content.ts";
import { ownClaims } from "./statements/claims.ts";
import { issuerOf } from "./statements/issuer.ts";
import { joined } from "./statements/merge.ts";
import { namedActs } from "./statements/nouns.ts";
import { ownVoices, type OwnVoice } from "./statements/own-voice.ts";
import { spanOfPiece } from "./statements/pieces.ts";
import { conditionOf, statementOf, type Said } from "./statements/record.ts";
import { fromAttribution } from "./statements/reported.ts";
import { ruledStatements, withRules } from "./statements/ruled.ts";
import { speakerIn, targetIn } from "./statements/roles.ts";
import { unclaimedIn, unclaimedStatement } from "./statements/unclaimed.ts";

/** Every speech act of the document, in text order. */
export function findStatements(context: CodingContext): Statement[] {
  const speech = speechOf(context);
  if (!speech) return [];
  const unclaimed = saidOfNobody(context, speech);
  const reported = context.attributions.flatMap((attribution) =>
    fromAttribution(context, speech, attribution),
  );
  const ruled = withRules(reported, ruledStatements(context, speech.lines));
  const named = speech.lines.flatMap((line) => fromNouns(context, line));
  const issuer = issuerOf(context, speech.lines);
  const own = [
    ...ownVoices(context, speech.lines, speech.drafts, issuer).flatMap((voice) =>
      fromOwnVoice(context, voice),
    ),
    ...ownClaims(context, speech, issuer),
  ];
  const told = without(unclaimed, [...ruled, ...named, ...own]);
  const said = joined(context, [...told.filter((one) => isSomebody(context, one)), ...unclaimed]);
  return said.map((one, index) => ({ id: `s${index + 1}`, ...one }));
}

/** "All blamed on Israel", "its threats": a word that stands for nobody known is no speaker; nor is "a missile" that slammed a port. */
function isSomebody(context: CodingContext, { speaker }: Said): boolean {
  if (speaker.mention !== undefined) return true;
  if (mentionsIn(context, speaker).some(({ type }) => type === "weapon")) return false;
  const { sentences } = context.analysis;
  const tokens = sentences[firstSpanAfter(sentences, speaker.start)]?.tokens ?? [];
  const word = tokens[firstSpanAfter(tokens, speaker.start)];
  if (!word || word.end < speaker.end) return true;
  const grammar = grammarOf(context.language);
  if (grammar.is(word, "own-voice")) return true;
  return !grammar.is(word, "determiners") && !grammar.is(word, "third-possessives");
}

function saidOfNobody(context: CodingContext, speech: Speech): Said[] {
  return speech.lines.flatMap((line) => {
    const unclaimed = unclaimedIn(context, line);
    if (!unclaimed) return [];
    const { start, end } = unclaimed.content;
    const holds = (span: Span) => span.start <= start && end <= span.end;
    const reporter = context.attributions.findLast((one) => one.content.some(holds));
    return [unclaimedStatement(context, unclaimed, reporter)];
  });
}

/** What touches "no one has claimed" is no claim. */
function without(unclaimed: readonly Said[], said: readonly Said[]): Said[] {
  const touches = (span: Span, one: Said) =>
    overlaps(span, one.speaker) || (one.cue !== undefined && overlaps(span, one.cue));
  return said.filter((one) => !unclaimed.some((none) => none.content.some((span) => touches(span, one))));
}

function fromNouns(context: CodingContext, line: Line): Said[] {
  return namedActs(context, line).flatMap(({ act, speaker, content, noun }) => {
    const piece = { line, from: content.from, to: content.to };
    const harm = actOfContent(context.language, piece, true)?.act;
    const { harmful } = noun.entry.attributes;
    const settled = harmful !== undefined && harm === harmful ? String(harmful) : act;
    const role = speakerIn(context, spanOf(line, speaker));
    const target = targetIn(context, [{ ...piece, from: noun.to }], role);
    return statementOf(context, settled, {
      content: [spanOfPiece(piece)],
      cue: { start: noun.start, end: noun.end },
      speaker: role,
      quoted: false,
      ...(target ? { target } : {}),
      ...conditionOf(context, [piece], settled),
      by: `${context.language.code}/act-noun`,
    });
  });
}

function fromOwnVoice(context: CodingContext, { found, self }: OwnVoice): Said[] {
  const speaker = { start: self.start, end: self.end };
  const { line } = found.piece;
  const isAddressed = context.knowledge.kinds.acts.get(found.act)?.attributes["addressed"] === true;
  const told = isAddressed ? (addresseeAt(line, found.match) ?? obligedIn(line, found.piece)) : undefined;
  const addressee = told && speakerIn(context, told);
  const target = addressee ? undefined : targetIn(context, [found.piece], speaker);
  return statementOf(context, found.act, {
    content: [spanOfPiece(found.piece)],
    speaker,
    quoted: false,
    ...(addressee ? { addressee } : {}),
    ...(target ? { target } : {}),
    ...conditionOf(context, [found.piece], found.act),
    ...mediumOf(context),
    by: `${context.language.code}/own-voice`,
  });
}

function mediumOf(context: CodingContext): { medium?: Medium } {
  const given = context.document.medium;
  const kind = MEDIUM_KINDS.find((one) => one === given?.kind);
  return kind ? { medium: { kind, ...(given?.name ? { name: given.name } : {}) } } : {};
}
