// Which attacks that somebody is reported to tell of are deeds of the teller's own side.
import type { Attribution, Event, Span } from "../../record/index.ts";
import type { Speech } from "../attributions.ts";
import type { Draft } from "../attributions/draft.ts";
import type { CodingContext } from "../context.ts";
import { deedOf } from "../deeds.ts";
import { mentionById } from "../mention-index.ts";
import { sideOfTeller, type Side } from "../sides.ts";
import { attacksOf, isClaimed } from "./claims.ts";
import { isArmed } from "./content.ts";
import { matchesIn, piecesOf, spanOfPiece, type Piece } from "./pieces.ts";
import { speakerOf } from "./roles.ts";

/** One report with what is known of it: what statements are made from. */
export interface Frame {
  readonly speech: Speech;
  readonly context: CodingContext;
  readonly attribution: Attribution;
  readonly draft: Draft;
}

interface Deeds {
  /** The pieces that tell of attacks by the teller's side, with the ids of the events. */
  readonly own: ReadonlyMap<Piece, readonly string[]>;
  /** What is told are the deeds of others, or the teller is nobody who attacks. */
  readonly others: boolean;
}

export function deedsTold(frame: Frame, pieces: readonly Piece[]): Deeds {
  const { context, attribution, draft } = frame;
  const source = attribution.source[0];
  const own = new Map<Piece, string[]>();
  if (!source || draft.carrier) return { own, others: false };
  const teller = sideOfTeller(context, attribution, speakerOf(context, attribution, source));
  if (!mayAttack(frame, teller)) return { own, others: attribution.quoted !== true };
  let others = 0;
  let all = 0;
  for (const piece of pieces) {
    const told = attacksIn(context, piece).map((event) => ({
      event,
      deed: deedOf(context, event, teller, { telling: attribution }),
    }));
    all += told.length;
    others += told.filter(({ deed }) => deed === "other").length;
    const mine = told.filter(({ event, deed }) => isClaimed(deed, teller, event) && !isNested(frame, event));
    if (mine.length > 0)
      own.set(
        piece,
        mine.map(({ event }) => event.id),
      );
  }
  return { own, others: all > 0 && others === all };
}

function attacksIn(context: CodingContext, piece: Piece): Event[] {
  const { start, end } = spanOfPiece(piece);
  return attacksOf(context).filter(({ trigger }) => trigger.start >= start && trigger.end <= end);
}

/**
 * A band, a state's body, somebody whose words name arms, or an organisation that no register knows: a witness, a
 * hospital and a monitor tell of what others did.
 */
function mayAttack({ context, speech, attribution }: Frame, teller: Side): boolean {
  if (teller.band || teller.state !== undefined) return true;
  const mention = mentionById(context, attribution.speaker);
  if (!mention || (mention.type === "organization" && teller.entities.length === 0)) return true;
  const pieces = [...attribution.source, mention].flatMap((span) => piecesOf(speech.lines, span));
  return pieces.some(
    (piece) =>
      isArmed(context.language, piece) || matchesIn(context.language, "band-nouns", piece).length > 0,
  );
}

/** Told by somebody else inside what is said. */
function isNested({ speech, attribution }: Frame, { trigger }: Event): boolean {
  const holds = (span: Span) => span.start <= trigger.start && trigger.end <= span.end;
  return [...speech.byId.values()].some((one) => one.via === attribution.id && one.content.some(holds));
}
