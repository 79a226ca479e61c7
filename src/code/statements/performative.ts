// Acts done by naming them in the first person, inside what is said: "we condemn", "I would urge everyone".
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import { isAdverb } from "../attributions/line.ts";
import { wordsOf, type Match } from "../words.ts";
import type { Piece } from "./pieces.ts";

/** Between "we" and the verb stand at most an auxiliary and an adverb ("we would strongly urge"). */
const REACH = 4;

/** The act verb in the present that follows "I" or "we" in the piece. */
export function performativeIn(language: LanguageKnowledge, piece: Piece): Match | undefined {
  const { line } = piece;
  for (let i = piece.from; i < piece.to; i++) {
    if (!line.is(i, "performers")) continue;
    for (let j = i + 1; j < Math.min(piece.to, i + REACH); j++) {
      const match = wordsOf(language, "act-verbs").at(line.sentence, j)[0];
      const token = line.tokens[j]!;
      if (match && token.norm === token.lemma && isPlain(match)) return match;
      if (!isAdverb(line, j) && !line.is(j, "futures")) break;
      if (line.is(j, "negations")) break;
    }
  }
  return undefined;
}

/** Verbs that need more than themselves to do their act ("claim", "tell") do none by being said. */
function isPlain({ entry }: Match): boolean {
  const { needs, infinitive, open, act } = entry.attributes;
  return typeof act === "string" && needs === undefined && infinitive === undefined && open === undefined;
}
