// The tokeniser's data for a language of the knowledge, made once for as long as the knowledge is loaded.
import type { LanguageKnowledge } from "../knowledge/index.ts";
import { languageData, type LanguageData } from "../language/index.ts";

const made = new WeakMap<LanguageKnowledge, LanguageData>();

/** Morphology of the language with every word of its lists as a known lemma. */
export function dataOf(language: LanguageKnowledge): LanguageData {
  const known = made.get(language);
  if (known) return known;
  const data = languageData(language.code, language.files.get("morphology"), lemmasOf(language));
  made.set(language, data);
  return data;
}

/** Shorter rests are often words of their own by chance. */
const SHORTEST_REST = 3;

/** A listed form that is another listed word with a particle written onto it ("the soldiers") is no lemma of its own. */
function lemmasOf(language: LanguageKnowledge): string[] {
  const morphology = language.files.get("morphology") as
    | { readonly proclitics?: readonly string[] }
    | undefined;
  const words = new Set(wordsOfLists(language, morphology?.proclitics !== undefined));
  const carries = (word: string, particle: string): boolean =>
    word.startsWith(particle) &&
    word.length - particle.length >= SHORTEST_REST &&
    words.has(word.slice(particle.length));
  return [...words].filter((word) => !morphology?.proclitics?.some((particle) => carries(word, particle)));
}

/**
 * Single words only: phrases hold inflected forms ("as reported by"), which are no lemmas. Where particles are written onto
 * every word of a phrase ("the drone the armed"), its words must be known to be found under them.
 */
function* wordsOfLists(language: LanguageKnowledge, ofPhrases: boolean): Generator<string> {
  for (const list of language.lists.values()) {
    for (const entry of list.entries) {
      for (const words of entry.words) {
        if (!/[\s=]/.test(words)) yield words;
        else if (ofPhrases) yield* words.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
      }
    }
  }
}
