// The tokeniser's data for a language of the knowledge, made once for as long as the knowledge is loaded.
import type { LanguageKnowledge } from "../knowledge/index.ts";
import { languageData, type LanguageData } from "../language/index.ts";

const made = new WeakMap<LanguageKnowledge, LanguageData>();

/** Morphology of the language with every word of its lists as a known lemma. */
export function dataOf(language: LanguageKnowledge): LanguageData {
  const known = made.get(language);
  if (known) return known;
  const data = languageData(language.code, language.files.get("morphology"), wordsOfLists(language));
  made.set(language, data);
  return data;
}

// Single words only: phrases hold inflected forms ("as reported by"), which are no lemmas.
function* wordsOfLists(language: LanguageKnowledge): Generator<string> {
  for (const list of language.lists.values()) {
    for (const entry of list.entries) {
      for (const words of entry.words) if (!/[\s=]/.test(words)) yield words;
    }
  }
}
