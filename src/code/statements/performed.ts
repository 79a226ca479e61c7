// Which act a verb of doing by saying performs, given what follows: "vowed to hit back" threatens, "vowed to help" pledges.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Draft } from "../attributions/draft.ts";
import { isComma, type Line } from "../attributions/line.ts";
import { actOfContent } from "./content.ts";
import { wordsOf } from "../words.ts";
import { matchesIn, type Piece } from "./pieces.ts";

/** The act of an attribution by its act verb; undefined where the verb is used otherwise. */
export function actOfVerb(
  language: LanguageKnowledge,
  draft: Draft,
  line: Line,
  content: readonly Piece[],
): string | undefined {
  const attributes = draft.act?.attributes;
  const act = attributes?.["act"];
  if (typeof act !== "string" || !draft.cue || isNegated(line, draft)) return undefined;
  if (isUndone(language, line, draft.cue.from)) return undefined;
  if (attributes?.["needs"] !== undefined && startsClause(content)) return undefined;
  if (
    typeof attributes?.["needs"] === "string" &&
    !isPronoun(content) &&
    !holdsAny(language, attributes["needs"], content)
  )
    return undefined;
  if (attributes?.["infinitive"] === true && !startsInfinitive(content)) return undefined;
  if (isQuestion(line, draft) || (attributes?.["asks"] === true && holdsAny(language, "anonymity", content)))
    return undefined;
  const harmful = attributes?.["harmful"];
  if (typeof harmful === "string" && isHarm(language, content, harmful)) return harmful;
  const refused = attributes?.["refused"];
  if (typeof refused === "string" && holdsAny(language, "turned-down", content)) return refused;
  const away = attributes?.["away"];
  if (typeof away === "string" && isSentAway(language, draft, line, content)) return away;
  const hard = attributes?.["hard"];
  if (typeof hard === "string" && holdsAny(language, "hard-wishes", content)) return hard;
  const soft = attributes?.["soft"];
  if (typeof soft === "string" && holdsAny(language, "soft-wishes", content)) return soft;
  return act;
}

/** "told them to leave" demands, "told them that" only says. */
function startsInfinitive([first]: readonly Piece[]): boolean {
  return first !== undefined && first.line.is(first.from, "infinitive-marks");
}

/** "claimed that …" is as good as "said that …": what is said decides. */
function startsClause([first]: readonly Piece[]): boolean {
  if (!first || first.to - first.from < 3 || first.line.tokens[first.from]!.upos === "DET") return false;
  return (
    first.line.is(first.from, "that-words") ||
    first.line.is(first.from, "personal-pronouns") ||
    first.line.is(first.from, "possessives")
  );
}

/** "has claimed it". */
function isPronoun([first]: readonly Piece[]): boolean {
  return first !== undefined && first.to - first.from === 1 && first.line.is(first.from, "object-pronouns");
}

/** "did not deny", "never said": the act is not done. What was said before another comma is not about this verb. */
export function isNegated(line: Line, { subject, cue }: Draft): boolean {
  const first = subject && subject.to <= cue!.from ? subject.to : 0;
  // "would not comment": the words of the act hold their own "not".
  const last = line.is(cue!.from, "auxiliaries") ? cue!.from : cue!.to;
  for (let i = last - 1; i >= Math.max(first, cue!.from - NEGATION_BEFORE); i--) {
    if (line.is(i, "negations")) return true;
    if (i < cue!.from && isComma(line, i)) return false;
  }
  return false;
}

/** "Has anybody claimed it?", "must take responsibility", "stopped short of claiming": asked about or wished, not done. */
function isUndone(language: LanguageKnowledge, line: Line, at: number): boolean {
  if (line.quoteOf[at] === -1 && line.tokens.at(-1)!.text === "?") return true;
  if (line.is(at - 1, "duties")) return true;
  const undone = wordsOf(language, "undone-words");
  for (let i = Math.max(0, at - NEGATION_BEFORE); i < at; i++)
    if (undone.at(line.sentence, i).some((match) => match.to === at)) return true;
  return false;
}

/** "has not, as of Sunday night, denied" is rare; "confirmed that no … and denied" is not. */
const NEGATION_BEFORE = 4;

/** "asked whether", "asked about": a question asks for nothing to be done. */
function isQuestion(line: Line, draft: Draft): boolean {
  if (draft.act?.attributes["asks"] !== true) return false;
  for (let i = draft.cue!.to; i < line.tokens.length && i < draft.cue!.to + 8; i++) {
    if (line.is(i, "infinitive-marks") || line.is(i, "that-words")) return false;
  }
  return true;
}

/** "told residents to leave": those in danger are warned. */
function isSentAway(
  language: LanguageKnowledge,
  { addressee, cue }: Draft,
  line: Line,
  content: readonly Piece[],
): boolean {
  if (!addressee || !cue || !holdsAny(language, "getting-away", content)) return false;
  const from = line.tokens.findIndex((token) => token.end > addressee.start);
  const to = line.tokens.findLastIndex((token) => token.start < addressee.end) + 1;
  return holdsAny(language, "bystanders", [{ line, from, to }]);
}

function holdsAny(language: LanguageKnowledge, list: string, content: readonly Piece[]): boolean {
  return content.some((piece) => matchesIn(language, list, piece).length > 0);
}

/** Harm announced by a future, or by the infinitive that the verb governs ("vowed to strike"). */
function isHarm(language: LanguageKnowledge, content: readonly Piece[], harmful: string): boolean {
  return content.some((piece) => {
    if (actOfContent(language, piece, true)?.act === harmful) return true;
    if (!piece.line.is(piece.from, "infinitive-marks") || piece.line.is(piece.from - 1, "negations"))
      return false;
    return matchesIn(language, "content-acts", { ...piece, to: Math.min(piece.to, piece.from + 6) }).some(
      (match) => match.entry.attributes["act"] === harmful,
    );
  });
}
