// Puts a statement together: the act as the format knows it, its PLOVER category, its condition.
import {
  ACTS,
  EVENT_TYPES,
  type Act,
  type EventType,
  type Span,
  type Statement,
} from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { conditionBeside, conditionIn, triggerIn } from "./conditions.ts";
import type { Piece } from "./pieces.ts";

/** A statement before it has its number. */
export type Said = Omit<Statement, "id">;

/** A statement of an act that the record format knows, with its PLOVER category. */
export function statementOf(context: CodingContext, act: string, rest: Omit<Said, "act" | "type">): Said[] {
  const known = ACTS.find((one) => one === act);
  return known ? [{ act: known, ...rest, ...typeOf(context, known) }] : [];
}

/** The if-part, as a field of the record; of an act that announces harm also the phrase that would bring it about. */
export function conditionOf(
  context: CodingContext,
  pieces: readonly Piece[],
  act: string,
): { condition?: Span } {
  const { language, knowledge } = context;
  const kind = knowledge.kinds.acts.get(act)?.attributes;
  // What is said of an occurrence is said without conditions: an "if" there belongs to something else.
  if (kind?.["aboutEvent"] === true) return {};
  const condition =
    conditionIn(language, pieces) ??
    (kind?.["harm"] === true
      ? (triggerIn(language, pieces) ?? conditionBeside(language, pieces))
      : undefined);
  return condition ? { condition } : {};
}

/** The PLOVER category that the act's kind gives. */
function typeOf(context: CodingContext, act: Act): { type?: EventType } {
  const type = context.knowledge.kinds.acts.get(act)?.attributes["type"];
  const known = EVENT_TYPES.find((one) => one === type);
  return known ? { type: known } : {};
}
