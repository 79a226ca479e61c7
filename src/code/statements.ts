// Speech acts: threats, claims, denials, condemnations … from act verbs and nouns, and from what is said.
import {
  ACTS,
  EVENT_TYPES,
  MEDIUM_KINDS,
  type Act,
  type Attribution,
  type EventType,
  type Medium,
  type Role,
  type Span,
  type Statement,
} from "../record/index.ts";
import { overlaps } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { speechOf, type Speech } from "./attributions.ts";
import type { Draft } from "./attributions/draft.ts";
import { spanOf, type Line } from "./attributions/line.ts";
import { wordsOf } from "./words.ts";
import { conditionIn } from "./statements/conditions.ts";
import { actOfContent, isArmed } from "./statements/content.ts";
import { actOfVerb } from "./statements/performed.ts";
import { namedActs } from "./statements/nouns.ts";
import { ownVoices, type OwnVoice } from "./statements/own-voice.ts";
import { piecesOf, spanOfPiece, type Piece } from "./statements/pieces.ts";
import type { Said } from "./statements/said.ts";
import { unclaimedIn, unclaimedStatement } from "./statements/unclaimed.ts";
import { speakerIn, speakerOf, targetIn } from "./statements/roles.ts";

/** Every speech act of the document, in text order. */
export function findStatements(context: CodingContext): Statement[] {
  const speech = speechOf(context);
  if (!speech) return [];
  const unclaimed = saidOfNobody(context, speech);
  const reported = context.attributions.flatMap((attribution) =>
    fromAttribution(context, speech, attribution),
  );
  const named = speech.lines.flatMap((line) => fromNouns(context, line));
  const own = ownVoices(context, speech.lines, speech.drafts).flatMap((voice) =>
    fromOwnVoice(context, voice),
  );
  const said = merged(context, [...reported, ...named, ...own], unclaimed);
  return said.map((one, index) => ({ id: `s${index + 1}`, ...one }));
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

/** In text order; what touches "no one has claimed" is no claim, and an act told twice by the same words counts once. */
function merged(context: CodingContext, said: readonly Said[], unclaimed: readonly Said[]): Said[] {
  const kept = said.filter(
    (one) =>
      !unclaimed.some((none) =>
        none.content.some((span) => overlaps(span, one.speaker) || (one.cue && overlaps(span, one.cue))),
      ),
  );
  const all = [...kept, ...unclaimed].sort(
    (a, b) => a.content[0]!.start - b.content[0]!.start || b.content[0]!.end - a.content[0]!.end,
  );
  return all.filter(
    (one, index) => !all.slice(Math.max(0, index - 6), index).some((other) => repeats(one, other)),
  );
}

function repeats(one: Said, other: Said): boolean {
  return (
    one.act === other.act &&
    one.content.every((span) =>
      other.content.some((wider) => wider.start <= span.start && span.end <= wider.end),
    )
  );
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
      ...conditionOf(context, [piece]),
      by: `${context.language.code}/act-noun`,
    });
  });
}

function fromOwnVoice(context: CodingContext, { found, self }: OwnVoice): Said[] {
  const speaker = { start: self.start, end: self.end };
  const target = targetIn(context, [found.piece], speaker);
  return statementOf(context, found.act, {
    content: [spanOfPiece(found.piece)],
    speaker,
    quoted: false,
    ...(target ? { target } : {}),
    ...conditionOf(context, [found.piece]),
    ...mediumOf(context),
    by: `${context.language.code}/own-voice`,
  });
}

function mediumOf(context: CodingContext): { medium?: Medium } {
  const given = context.document.medium;
  const kind = MEDIUM_KINDS.find((one) => one === given?.kind);
  return kind ? { medium: { kind, ...(given?.name ? { name: given.name } : {}) } } : {};
}

/** A statement of an act that the record format knows, with its PLOVER category. */
function statementOf(context: CodingContext, act: string, rest: Omit<Said, "act" | "type">): Said[] {
  const known = ACTS.find((one) => one === act);
  return known ? [{ act: known, ...rest, ...typeOf(context, known) }] : [];
}

function fromAttribution(context: CodingContext, speech: Speech, attribution: Attribution): Said[] {
  const draft = speech.drafts.get(attribution);
  const line = draft && speech.lines[draft.line];
  if (!draft || !line || isThought(draft) || saysNobody(context, line, draft)) return [];
  const pieces = attribution.content.flatMap((span) => piecesOf(speech.lines, span));
  const performed = actOfVerb(context.language, draft, line, pieces);
  const frame = { speech, context, attribution, draft };
  if (performed !== undefined && !isOpen(context, performed))
    return made(frame, performed, pieces, withVerb(attribution, draft));
  const found = fromContent(frame, pieces);
  if (found.length > 0 || performed === undefined) return found;
  return made(frame, performed, pieces, withVerb(attribution, draft));
}

/** "No group has said that it was responsible": nobody performs an act. */
function saysNobody(context: CodingContext, line: Line, draft: Draft): boolean {
  if (!draft.subject) return false;
  const { from, to } = draft.subject;
  return wordsOf(context.language, "nobody")
    .at(line.sentence, from)
    .some((match) => match.to <= to);
}

/** What is thought, wanted or shown is no speech act. */
function isThought(draft: Draft): boolean {
  if (draft.rule === "noun-clause") return true;
  const kind = draft.entry?.attributes["kind"];
  return draft.act === undefined && kind !== undefined && kind !== "say";
}

/** Acts so general that what is said may hold a more exact one. */
function isOpen(context: CodingContext, act: string): boolean {
  return context.knowledge.kinds.acts.get(act)?.attributes["open"] === true;
}

interface Frame {
  readonly speech: Speech;
  readonly context: CodingContext;
  readonly attribution: Attribution;
  readonly draft: Draft;
}

/** Whether the source, or the mention that a pronoun stands for, is an armed force. */
function isArmedVoice({ speech, context, attribution }: Frame): boolean {
  const mention = context.mentions.find((one) => one.id === attribution.speaker);
  const spans = mention ? [...attribution.source, mention] : attribution.source;
  return spans.some((span) => piecesOf(speech.lines, span).some((piece) => isArmed(context.language, piece)));
}

/** One record for each act among the sentences said; sentences of one act are its content. */
function fromContent(frame: Frame, pieces: readonly Piece[]): Said[] {
  const byAct = new Map<string, Piece[]>();
  const armed = isArmedVoice(frame);
  for (const piece of pieces) {
    const found = actOfContent(frame.context.language, piece, frame.attribution.quoted === true, armed);
    if (!found) continue;
    const same = byAct.get(found.act);
    if (same) same.push(piece);
    else byAct.set(found.act, [piece]);
  }
  return [...byAct].flatMap(([act, same]) => made(frame, act, same, same.map(spanOfPiece)));
}

/** With an act verb the verb belongs to what was done ("condemned the attack"), unless the content stands before it. */
function withVerb(attribution: Attribution, draft: Draft): Span[] {
  const [cue] = draft.cueSpans;
  const [first, ...rest] = attribution.content;
  if (!cue || !first || first.start < cue.end || rest.length > 0) return [...attribution.content];
  return [{ start: cue.start, end: first.end }];
}

function made(frame: Frame, act: string, pieces: readonly Piece[], content: readonly Span[]): Said[] {
  const { context, attribution, draft } = frame;
  const source = attribution.source[0];
  if (!source || draft.carrier) return [];
  const speaker = speakerOf(context, attribution, source);
  const cue = attribution.cue[0];
  return statementOf(context, act, {
    content: [...content],
    speaker,
    quoted: attribution.quoted === true,
    attribution: attribution.id,
    ...(cue ? { cue } : {}),
    ...rolesOf(frame, pieces, speaker),
    ...conditionOf(context, pieces),
    ...mediumOfReport(context, attribution),
    by: `${context.language.code}/${draft.act ? "act-verb" : "said"}`,
  });
}

/** The medium of a report, or of the report that carries it. */
function mediumOfReport(context: CodingContext, attribution: Attribution): { medium?: Medium } {
  const carrier = attribution.via && context.attributions.find((one) => one.id === attribution.via);
  const medium = attribution.medium ?? (carrier ? carrier.medium : undefined);
  return medium ? { medium } : {};
}

function rolesOf(frame: Frame, pieces: readonly Piece[], speaker: Role): { addressee?: Role; target?: Role } {
  const { context, draft } = frame;
  const object = draft.act?.attributes["object"];
  const told = draft.addressee && speakerIn(context, draft.addressee);
  const target = targetIn(context, pieces, told ?? speaker, conditionIn(context.language, pieces));
  if (object === "addressee") return told ? { addressee: told } : {};
  return { ...(told ? { addressee: told } : {}), ...(target ? { target } : {}) };
}

function conditionOf(context: CodingContext, pieces: readonly Piece[]): { condition?: Span } {
  const condition = conditionIn(context.language, pieces);
  return condition ? { condition } : {};
}

/** The PLOVER category that the act's kind gives. */
function typeOf(context: CodingContext, act: Act): { type?: EventType } {
  const type = context.knowledge.kinds.acts.get(act)?.attributes["type"];
  const known = EVENT_TYPES.find((one) => one === type);
  return known ? { type: known } : {};
}
