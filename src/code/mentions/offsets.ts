// Places told by their distance from another one: "35km south of Mosul". Where that is, resolving works out.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Sentence, Token } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import { wordsOf } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";
import { isNumber } from "./phrases.ts";

const GLUED = /^\p{N}[\p{N}.,]*\p{L}+$/u;
/** "to the south of the town of Mosul" has four words between direction and name. */
const REACH = 4;

/** `places` are the names of places already found, in text order. */
export function findOffsets(
  language: LanguageKnowledge,
  sentence: Sentence,
  places: readonly Candidate[],
): Candidate[] {
  const { tokens } = sentence;
  return wordsOf(language, "bearings")
    .matches(sentence)
    .flatMap((match): Candidate[] => {
      const from = distanceBefore(language, sentence, match.from);
      const place = from === undefined ? undefined : placeBehind(tokens, match.to, places);
      if (from === undefined || !place) return [];
      const { start } = tokens[from]!;
      return [
        { start, end: place.end, type: "location", by: `${language.code}/offsets`, rank: RANK.document },
      ];
    });
}

/** Token index of the number in "35 km", "thirty miles to the" right before a direction. */
function distanceBefore(language: LanguageKnowledge, sentence: Sentence, to: number): number | undefined {
  const { tokens } = sentence;
  for (let at = to - 1; at >= Math.max(0, to - REACH); at--) {
    if (GLUED.test(tokens[at]!.text)) return at;
    const unit = wordsOf(language, "distance-units").at(sentence, at)[0];
    if (!unit || at === 0) continue;
    const isFigure =
      isNumber(tokens[at - 1]!) || wordsOf(language, "number-words").at(sentence, at - 1).length > 0;
    return isFigure ? at - 1 : undefined;
  }
  return undefined;
}

function placeBehind(
  tokens: readonly Token[],
  from: number,
  places: readonly Candidate[],
): Candidate | undefined {
  const place = places[firstSpanAfter(places, tokens[from - 1]!.end)];
  const reach = tokens[Math.min(tokens.length - 1, from + REACH)];
  return place && reach && place.start <= reach.start && place.start > tokens[from - 1]!.end
    ? place
    : undefined;
}
