// Who speaks, who is spoken to, who is aimed at: the mention in a stretch, or the shortest phrase of it.
import type { Mention, MentionType, Role, Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { SPEAKER_TYPES } from "../attributions/speakers.ts";
import { mentionsIn } from "../mention-index.ts";
import type { Piece } from "./pieces.ts";

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
  const mentions = mentionsIn(context, source);
  for (const type of SPEAKER_TYPES) {
    const found = mentions.find((mention) => mention.type === type);
    if (found) return roleOfMention(found);
  }
  return shortest(context.text, source);
}

/** Without a mention: the phrase up to its first comma or bracket. */
function shortest(text: string, source: Span): Role {
  const cut = text.slice(source.start, source.end).search(/[,،(]/);
  return { start: source.start, end: cut > 0 ? source.start + cut : source.end };
}

/** The first thing named in the pieces that can be aimed at and is not the speaker. */
export function targetIn(context: CodingContext, pieces: readonly Piece[], speaker: Role): Role | undefined {
  for (const piece of pieces) {
    if (piece.to <= piece.from) continue;
    const span = { start: piece.line.tokens[piece.from]!.start, end: piece.line.tokens[piece.to - 1]!.end };
    const found = mentionsIn(context, span).find(
      (mention) => TARGETS.has(mention.type) && !isSame(mention, speaker),
    );
    if (found) return roleOfMention(found);
  }
  return undefined;
}

function isSame(mention: Mention, role: Role): boolean {
  if (mention.start < role.end && mention.end > role.start) return true;
  return mention.entity !== undefined && mention.entity === role.entity;
}
