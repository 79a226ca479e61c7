// Who speaks, who is spoken to, who is aimed at: the mention in a stretch, or the shortest phrase of it.
import type { Attribution, Mention, MentionType, Role, Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { bestSpeaker, withoutClause } from "../attributions/speakers.ts";
import { firstSpanAfter } from "../../text/index.ts";
import { mentionById, mentionsIn } from "../mention-index.ts";
import { isSameSide, sideOf } from "../sides.ts";
import { wordsOf } from "../words.ts";
import { spanOfPiece, type Piece } from "./pieces.ts";

/** Kinds that a threat or an accusation can be aimed at. */
const TARGETS: ReadonlySet<MentionType> = new Set<MentionType>([
  "person",
  "organization",
  "role",
  "location",
  "nationality",
  "facility",
  "platform",
]);

export function roleOfMention(mention: Mention): Role {
  const { start, end, id, entity, name } = mention;
  return { start, end, mention: id, ...(entity ? { entity } : {}), ...(name ? { name } : {}) };
}

/** The speaker in a source phrase. */
export function speakerIn(context: CodingContext, source: Span): Role {
  const named = bestSpeaker(context.text, mentionsIn(context, withoutClause(context, source)));
  return named ? roleOfMention(named) : shortest(context.text, source);
}

/** The speaker of an attribution; a pronoun or "the group" keeps its span and takes the mention that it stands for. */
export function speakerOf(context: CodingContext, attribution: Attribution, source: Span): Role {
  const role = speakerIn(context, source);
  const mention = mentionById(context, attribution.speaker);
  const isNamed = mention === undefined || (mention.start < source.end && mention.end > source.start);
  if (isNamed) return role;
  const name = mention.name ?? context.text.slice(mention.start, mention.end);
  return {
    start: role.start,
    end: role.end,
    mention: mention.id,
    name,
    ...(mention.entity ? { entity: mention.entity } : {}),
  };
}

/** Without a mention: the phrase up to its first comma or bracket. */
function shortest(text: string, source: Span): Role {
  const cut = text.slice(source.start, source.end).search(/[,،(]/);
  return { start: source.start, end: cut > 0 ? source.start + cut : source.end };
}

/** The first thing named in the pieces that can be aimed at, is not the speaker (nor on the side of who threatens) and stands outside the condition. */
export function targetIn(
  context: CodingContext,
  pieces: readonly Piece[],
  speaker: Role,
  condition?: Span,
  threatens?: Role,
): Role | undefined {
  const all = pieces
    .filter((piece) => piece.to > piece.from)
    .flatMap((piece) => mentionsIn(context, spanOfPiece(piece)));
  const isOwn = (mention: Mention): boolean =>
    threatens !== undefined && isSameSide(sideOf(context, mention), sideOf(context, threatens)) === true;
  const fit = all.filter(
    (mention) => TARGETS.has(mention.type) && !isSame(context, mention, speaker) && !isOwn(mention),
  );
  const outside = fit.filter(
    (mention) => !condition || mention.end <= condition.start || mention.start >= condition.end,
  );
  const found = outside[0] ?? fit[0];
  return found && roleOfMention(found);
}

/** "If | the tribes | do not hand them over": on whom it depends is who is threatened. */
export function conditioned(
  context: CodingContext,
  condition: Span | undefined,
  speaker: Role,
): Role | undefined {
  if (!condition) return undefined;
  const { sentences } = context.analysis;
  const { tokens = [] } = sentences[firstSpanAfter(sentences, condition.start)] ?? {};
  const inside = tokens.filter(({ start, end }) => start >= condition.start && end <= condition.end);
  const verb = inside.find(({ upos }) => VERBS.has(upos ?? ""));
  const main = inside.find(({ upos }) => upos === "VERB");
  // "If our soldiers are attacked": who suffers it is not threatened.
  if (main?.feats?.["Voice"] === "Pass") return undefined;
  const subject = mentionsIn(context, condition).find(
    ({ start, end, type }) =>
      start >= condition.start && verb !== undefined && end <= verb.start && TARGETS.has(type),
  );
  const isOther =
    subject !== undefined && isSameSide(sideOf(context, subject), sideOf(context, speaker)) !== true;
  return isOther ? roleOfMention(subject) : undefined;
}

const VERBS: ReadonlySet<string> = new Set(["VERB", "AUX"]);

/** Harm that is announced to somebody is meant for them; "whoever stays will regret it" is meant for whoever stays. */
export function aimed(
  context: CodingContext,
  act: string,
  roles: { readonly addressee?: Role; readonly target?: Role },
  { condition }: { readonly condition?: Span },
): { addressee?: Role; target?: Role } {
  const harms = context.knowledge.kinds.acts.get(act)?.attributes["harm"] === true;
  if (!harms || roles.target) return roles;
  const whoever = condition && isPhrase(context, condition) ? speakerIn(context, condition) : undefined;
  const target = whoever ?? roles.addressee;
  return { ...roles, ...(target && { target }) };
}

/** The condition names those whom it is about ("any ship that …") and is no clause. */
function isPhrase(context: CodingContext, condition: Span): boolean {
  const { sentences } = context.analysis;
  const sentence = sentences[firstSpanAfter(sentences, condition.start)];
  const at = sentence ? firstSpanAfter(sentence.tokens, condition.start) : -1;
  const match = sentence && wordsOf(context.language, "conditions").at(sentence, at)[0];
  return match?.entry.attributes["kind"] === "phrase";
}

function isSame(context: CodingContext, mention: Mention, role: Role): boolean {
  if (mention.start < role.end && mention.end > role.start) return true;
  if (mention.entity !== undefined && mention.entity === role.entity) return true;
  return context.text.slice(mention.start, mention.end) === context.text.slice(role.start, role.end);
}
