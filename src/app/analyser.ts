// The English analyser on its own, as `casus/analyser`: a text in, its sentences with tags, trees and names out.
import { languageData, loadAnalyser, referencesOf } from "../language/index.ts";
import type { Analyser, Analysis, LanguageData, Reference } from "../language/index.ts";
import { loadKnowledge } from "../knowledge/index.ts";

export type { Analysis, NameSpan, Reference, Sentence, Token } from "../language/index.ts";

export interface EnglishAnalysis extends Analysis {
  /** Acronyms, short names, "the group" and pronouns, each with the earlier name that is meant. */
  readonly references: readonly Reference[];
}

interface Ready {
  readonly analyser: Analyser;
  readonly english: LanguageData;
  readonly groupNouns: ReadonlySet<string>;
}

let ready: Ready | undefined;

/**
 * Sentences and tokens with UTF-16 offsets into the untouched text; `upos`, `xpos`, `lemma`, `feats`, `head` (an index
 * inside the sentence, -1 the root), `deprel` and `confidence` (0–1) on each token; `names` with type and confidence;
 * `references` to names said before. The first call reads the model (15 MB, about 100 ms); any text is survived, in linear time.
 *
 *     analyse("Two rockets hit the base.").sentences[0].tokens[2].deprel   // "root"
 */
export function analyse(text: string): EnglishAnalysis {
  ready ??= prepare();
  const { analyser, english, groupNouns } = ready;
  const analysis = analyser.analyse(text, english);
  return { ...analysis, references: referencesOf(text, analysis, { groupNouns }) };
}

function prepare(): Ready {
  const files = loadKnowledge().languages.get("en")?.files;
  const words = files?.get("references") as { readonly "group-nouns"?: readonly string[] } | undefined;
  return {
    analyser: loadAnalyser(),
    english: languageData("en", files?.get("morphology"), []),
    groupNouns: new Set(words?.["group-nouns"]),
  };
}
