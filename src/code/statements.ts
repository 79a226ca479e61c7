// Speech acts: threats, claims, denials, condemnations … from act verbs and nouns, and from what is said.
import {
  ACTS,
  EVENT_TYPES,
  type Act,
  type Attribution,
  type EventType,
  type Role,
  type Span,
  type Statement,
} from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { speechOf, type Speech } from "./attributions.ts";
import type { Draft } from "./attributions/draft.ts";
import { conditionIn } from "./statements/conditions.ts";
import { actOfContent } from "./statements/content.ts";
import { actOfVerb } from "./statements/performed.ts";
import { piecesOf, spanOfPiece, type Piece } from "./statements/pieces.ts";
import { speakerIn, targetIn } from "./statements/roles.ts";

/** A statement before it has its number. */
export type Said = Omit<Statement, "id">;

/** Every speech act of the document, in text order. */
export function findStatements(context: CodingContext): Statement[] {
  const speech = speechOf(context);
  if (!speech) return [];
  const said = context.attributions.flatMap((attribution) => fromAttribution(context, speech, attribution));
  said.sort((a, b) => a.content[0]!.start - b.content[0]!.start);
  return said.map((one, index) => ({ id: `s${index + 1}`, ...one }));
}

function fromAttribution(context: CodingContext, speech: Speech, attribution: Attribution): Said[] {
  const draft = speech.drafts.get(attribution);
  const line = draft && speech.lines[draft.line];
  if (!draft || !line || isThought(draft)) return [];
  const pieces = attribution.content.flatMap((span) => piecesOf(speech.lines, span));
  const performed = actOfVerb(context.language, draft, line, pieces);
  const frame = { context, attribution, draft };
  if (performed !== undefined && !isOpen(context, performed))
    return made(frame, performed, pieces, withVerb(attribution, draft));
  const found = fromContent(frame, pieces);
  if (found.length > 0 || performed === undefined) return found;
  return made(frame, performed, pieces, withVerb(attribution, draft));
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
  readonly context: CodingContext;
  readonly attribution: Attribution;
  readonly draft: Draft;
}

/** One record for each act among the sentences said; sentences of one act are its content. */
function fromContent(frame: Frame, pieces: readonly Piece[]): Said[] {
  const byAct = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const found = actOfContent(frame.context.language, piece, frame.attribution.quoted === true);
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
  const known = ACTS.find((one) => one === act);
  const source = attribution.source[0];
  if (!known || !source) return [];
  const speaker = speakerIn(context, source);
  const cue = attribution.cue[0];
  return [
    {
      act: known,
      content: [...content],
      speaker,
      quoted: attribution.quoted === true,
      attribution: attribution.id,
      ...(cue ? { cue } : {}),
      ...rolesOf(frame, pieces, speaker),
      ...conditionOf(context, pieces),
      ...(attribution.medium ? { medium: attribution.medium } : {}),
      ...typeOf(context, known),
      by: `${context.language.code}/${draft.act ? "act-verb" : "said"}`,
    },
  ];
}

function rolesOf(frame: Frame, pieces: readonly Piece[], speaker: Role): { addressee?: Role; target?: Role } {
  const { context, draft } = frame;
  const object = draft.act?.attributes["object"];
  const told = draft.addressee && speakerIn(context, draft.addressee);
  const target = targetIn(context, pieces, told ?? speaker);
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
