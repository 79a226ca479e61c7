// Statements made by reported speech: by the verb of saying ("denied"), or by what is said ("they will pay the price").
import type { Attribution, Medium, Role, Span } from "../../record/index.ts";
import { claimAct } from "./claims.ts";
import type { CodingContext } from "../context.ts";
import type { Speech } from "../attributions.ts";
import type { Draft } from "../attributions/draft.ts";
import type { Line } from "../attributions/line.ts";
import { mentionById, mentionsIn } from "../mention-index.ts";
import { countriesIn, isOfKind } from "../register.ts";
import { wordsOf, type Match } from "../words.ts";
import { addresseeAt, obligedIn } from "./addressee.ts";
import { conditionIn } from "./conditions.ts";
import { actOfContent, isArmed, type Force } from "./content.ts";
import { dateOfDraft } from "./dates.ts";
import { actOfVerb, isNegated } from "./performed.ts";
import { piecesOf, spanOfPiece, type Piece } from "./pieces.ts";
import { deedsTold, type Frame } from "./own-deeds.ts";
import { conditionOf, statementOf, type Said } from "./record.ts";
import { aimed, conditioned, speakerIn, speakerOf, targetIn } from "./roles.ts";

/** The statements that one attribution makes: by its verb, or by what is said. */
export function fromAttribution(context: CodingContext, speech: Speech, attribution: Attribution): Said[] {
  const draft = speech.drafts.get(attribution);
  const line = draft && speech.lines[draft.line];
  if (!draft || !line || isThought(draft) || saysNobody(context, line, draft)) return [];
  if (isUnsaid(line, draft)) return [];
  const pieces = attribution.content.flatMap((span) => piecesOf(speech.lines, span));
  const frame = { speech, context, attribution, draft };
  const performed = announcesDeed(frame, pieces)
    ? claimAct(context)
    : actOfVerb(context.language, draft, line, pieces);
  if (performed !== undefined && (!isOpen(draft) || performed !== draft.act?.attributes["act"]))
    return made(frame, performed, pieces, withVerb(attribution, draft));
  const found = withClaims(frame, fromContent(frame, pieces), pieces);
  if (found.length > 0 || performed === undefined) return found;
  return made(frame, performed, pieces, withVerb(attribution, draft));
}

/** "The militia announced the attacks", "the army announced strikes on": what armed men announce as done they did. */
function announcesDeed(frame: Frame, [first]: readonly Piece[]): boolean {
  const { context, draft, attribution } = frame;
  const source = attribution.source[0];
  if (!first || !source || !isOpen(draft) || isConfirming(context, draft) || draft.form === "passive")
    return false;
  let at = first.from;
  while (at < first.to && (first.line.is(at, "determiners") || first.line.tokens[at]!.upos === "ADJ")) at++;
  const isDeed = wordsOf(context.language, "announced-deeds").at(first.line.sentence, at).length > 0;
  return isDeed && forceOf(frame) !== undefined;
}

function isConfirming({ knowledge }: CodingContext, draft: Draft): boolean {
  const act = draft.act?.attributes["act"];
  return typeof act === "string" && knowledge.kinds.acts.get(act)?.attributes["confirms"] === true;
}

/** "No group has said that it was responsible": nobody performs an act. */
function saysNobody(context: CodingContext, line: Line, draft: Draft): boolean {
  if (!draft.subject) return false;
  const { from, to } = draft.subject;
  return wordsOf(context.language, "nobody")
    .at(line.sentence, from)
    .some((match) => match.to <= to);
}

/** "Did not say that it had fired them": what was not said is no act. Words of an act that hold a "not" perform it. */
export function isUnsaid(line: Line, draft: Draft): boolean {
  return draft.cue !== undefined && draft.act === undefined && isNegated(line, draft);
}

/** What is thought, wanted or shown is no speech act. */
function isThought(draft: Draft): boolean {
  if (draft.rule === "noun-clause") return true;
  const kind = draft.entry?.attributes["kind"];
  return draft.act === undefined && kind !== undefined && kind !== "say";
}

/** A verb so general ("announced") that what is said may hold a more exact act. */
function isOpen(draft: Draft): boolean {
  return draft.act?.attributes["open"] === true;
}

/** The source, or the mention that a pronoun stands for, as an armed force; undefined if it is none. */
function forceOf({ speech, context, attribution }: Frame): Force | undefined {
  const mention = mentionById(context, attribution.speaker);
  const spans = mention ? [...attribution.source, mention] : attribution.source;
  const armed =
    (mention && isOfKind(context, mention, "armed")) ||
    spans.some((span) => piecesOf(speech.lines, span).some((piece) => isArmed(context.language, piece)));
  if (!armed) return undefined;
  const own = new Set(spans.flatMap((span) => countriesIn(context, span)));
  const { actors } = context.knowledge;
  return {
    isForeign(word) {
      const country = actors.countryOfDemonym(word);
      return country !== undefined && !own.has(country);
    },
  };
}

/** Attacks told as deeds of the speaker's own side are claimed by telling them; those of others are not. */
function withClaims(frame: Frame, found: readonly Said[], pieces: readonly Piece[]): Said[] {
  const act = claimAct(frame.context);
  const { own, others } = deedsTold(frame, pieces);
  if (act === undefined) return [...found];
  if (own.size === 0) return found.filter((one) => !(others && one.act === act));
  const told = [...own.keys()];
  const about = [...new Set([...own.values()].flat())];
  const claims = made(frame, act, told, told.map(spanOfPiece)).map((one) => ({ ...one, about }));
  return [...found.filter((one) => one.act !== act), ...claims];
}

/** One record for each act among the sentences said; sentences of one act are its content. */
function fromContent(frame: Frame, pieces: readonly Piece[]): Said[] {
  const byAct = new Map<string, Piece[]>();
  const words = new Map<string, Match>();
  const force = forceOf(frame);
  for (const piece of pieces) {
    const found = actOfContent(frame.context.language, piece, frame.attribution.quoted === true, force);
    if (!found) continue;
    const same = byAct.get(found.act);
    if (same) same.push(piece);
    else {
      byAct.set(found.act, [piece]);
      words.set(found.act, found.match);
    }
  }
  return [...byAct].flatMap(([act, same]) => made(frame, act, same, same.map(spanOfPiece), words.get(act)));
}

/** With an act verb the verb belongs to what was done ("condemned the attack"), unless the content stands before it. */
function withVerb(attribution: Attribution, draft: Draft): Span[] {
  const [cue] = draft.cueSpans;
  const [first, ...rest] = attribution.content;
  if (!cue || !first || first.start < cue.end || rest.length > 0) return [...attribution.content];
  return [{ start: cue.start, end: first.end }];
}

function made(
  frame: Frame,
  act: string,
  pieces: readonly Piece[],
  content: readonly Span[],
  by?: Match,
): Said[] {
  const { context, speech, attribution, draft } = frame;
  const source = attribution.source[0];
  if (!source || draft.carrier) return [];
  const speaker = speakerOf(context, attribution, source);
  const cue = attribution.cue[0];
  const date = dateOfDraft(context, speech.lines[draft.line]!, draft);
  const condition = conditionOf(context, pieces, act);
  return statementOf(context, act, {
    content: [...content],
    speaker,
    quoted: attribution.quoted === true,
    attribution: attribution.id,
    ...(cue ? { cue } : {}),
    ...aimed(context, act, rolesOf(frame, act, pieces, speaker, by), condition),
    ...condition,
    ...mediumOfReport(speech, attribution),
    ...(date ? { date } : {}),
    by: `${context.language.code}/${draft.act ? "act-verb" : "said"}`,
  });
}

/** The medium of a report, or of the report that carries it. */
function mediumOfReport(speech: Speech, attribution: Attribution): { medium?: Medium } {
  const medium = attribution.medium ?? speech.byId.get(attribution.via ?? "")?.medium;
  return medium ? { medium } : {};
}

function rolesOf(
  frame: Frame,
  act: string,
  pieces: readonly Piece[],
  speaker: Role,
  by: Match | undefined,
): { addressee?: Role; target?: Role } {
  const { context, draft } = frame;
  const object = draft.act?.attributes["object"];
  const span = draft.addressee ?? addresseeOf(frame, act, pieces, by);
  const harms = context.knowledge.kinds.acts.get(act)?.attributes["harm"] === true;
  const condition = conditionIn(context.language, pieces);
  const told =
    span && !isOrdered(frame, span)
      ? speakerIn(context, span)
      : harms
        ? conditioned(context, condition, speaker)
        : undefined;
  const target = targetIn(context, pieces, told ?? speaker, condition, harms ? speaker : undefined);
  if (object === "addressee") return told ? { addressee: told } : {};
  return { ...(told ? { addressee: told } : {}), ...(target ? { target } : {}) };
}

/** "Ordered the closure of the border": a thing with no deed behind it is what is ordered, and nobody is told. */
function isOrdered({ context, attribution, speech }: Frame, { start, end }: Span): boolean {
  const [first] = attribution.content;
  if (!first || first.start !== start || first.end <= end) return false;
  const [behind] = piecesOf(speech.lines, { start: end + 1, end: first.end });
  const isToDo = behind?.line.is(behind.from, "infinitive-marks") === true;
  return !isToDo && mentionsIn(context, { start, end }).length === 0;
}

/** Of acts that are addressed to somebody: who is told by the verb that reports them or by the one they are done with. */
function addresseeOf(
  { context, speech, draft }: Frame,
  act: string,
  pieces: readonly Piece[],
  by: Match | undefined,
): Span | undefined {
  const [first] = pieces;
  const line = by ? first?.line : speech.lines[draft.line];
  const verb = by ?? verbOf(draft);
  if (!line || context.knowledge.kinds.acts.get(act)?.attributes["addressed"] !== true) return undefined;
  return (verb && addresseeAt(line, verb)) ?? (first && obligedIn(first.line, first));
}

function verbOf({ act, cue, cueSpans: [span] }: Draft): Match | undefined {
  return act && cue && span && { ...span, entry: act, words: "", from: cue.from, to: cue.to };
}
