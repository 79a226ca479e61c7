// What the title of a document says of its subject. A title is no part of the text: nothing is coded from it.
import { analyseShallow } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import { dataOf } from "../languages.ts";
import { wordsOf } from "../words.ts";

// As much as two signs in the text that are seldom figures of speech (0 to 6 swept on the crime news and the unrelated texts).
const TITLE_WEIGHT = 4;
// Longer ones are no titles.
const TITLE_MAX = 300;

/** Signs of armed violence that a title is worth: it speaks of arms, and of people whom they hurt or of who looks into it. */
export function titleSigns({ document, language }: CodingContext): number {
  const { title } = document;
  if (title === undefined || title.length > TITLE_MAX || !language.lists.has("armed-titles")) return 0;
  const words = wordsOf(language, "armed-titles");
  const { sentences } = analyseShallow(title, dataOf(language), []);
  const signs = sentences.flatMap((sentence) =>
    words.matches(sentence).map(({ entry }) => entry.attributes["sign"]),
  );
  return signs.includes("arms") && signs.includes("hurt") ? TITLE_WEIGHT : 0;
}
