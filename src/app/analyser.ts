// The English analyser on its own, as `casus/analyser`: a text in, its sentences with tags, trees and names out.
import { languageData, loadAnalyser } from "../language/index.ts";
import type { Analyser, Analysis, LanguageData } from "../language/index.ts";
import { loadKnowledge } from "../knowledge/index.ts";

export type { Analysis, NameSpan, Sentence, Token } from "../language/index.ts";

interface Ready {
  readonly analyser: Analyser;
  readonly english: LanguageData;
}

let ready: Ready | undefined;

/**
 * Sentences and tokens with UTF-16 offsets into the untouched text; `upos`, `xpos`, `lemma`, `feats`, `head` (an index
 * inside the sentence, -1 the root), `deprel` and `confidence` (0–1) on each token; `names` with type and confidence.
 * The first call reads the model (14 MB, about 100 ms); any text is survived, in linear time.
 *
 *     analyse("Two rockets hit the base.").sentences[0].tokens[2].deprel   // "root"
 */
export function analyse(text: string): Analysis {
  ready ??= prepare();
  return ready.analyser.analyse(text, ready.english);
}

function prepare(): Ready {
  const morphology = loadKnowledge().languages.get("en")?.files.get("morphology");
  return { analyser: loadAnalyser(), english: languageData("en", morphology, []) };
}
