// The closed word classes of a language (grammar.yaml): words that mark where phrases and clauses begin and end.
import type { LanguageKnowledge } from "../knowledge/index.ts";
import { fold, type Token } from "../language/index.ts";

/** Asks whether a token belongs to a class of grammar.yaml, by its form or its lemma; unknown classes are empty. */
export interface Grammar {
  is(token: Token | undefined, wordClass: string): boolean;
  /** Whether the token ends in one of the endings that the class lists. */
  endsIn(token: Pick<Token, "norm"> | undefined, wordClass: string): boolean;
  startsIn(token: Pick<Token, "norm"> | undefined, wordClass: string): boolean;
  /** Whether the class lists the word. */
  has(wordClass: string, word: string): boolean;
}

const made = new WeakMap<LanguageKnowledge, Grammar>();

export function grammarOf(language: LanguageKnowledge): Grammar {
  const known = made.get(language);
  if (known) return known;
  const classes = classesOf(language.files.get("grammar"));
  const grammar: Grammar = {
    is(token, wordClass) {
      const words = classes.get(wordClass);
      return words !== undefined && token !== undefined && (words.has(token.norm) || words.has(token.lemma));
    },
    endsIn(token, wordClass) {
      if (!token) return false;
      for (const ending of classes.get(wordClass) ?? []) if (token.norm.endsWith(ending)) return true;
      return false;
    },
    startsIn(token, wordClass) {
      if (!token) return false;
      for (const opening of classes.get(wordClass) ?? []) if (token.norm.startsWith(opening)) return true;
      return false;
    },
    has: (wordClass, word) => classes.get(wordClass)?.has(word) ?? false,
  };
  made.set(language, grammar);
  return grammar;
}

function classesOf(file: unknown): Map<string, ReadonlySet<string>> {
  const classes = new Map<string, ReadonlySet<string>>();
  if (typeof file !== "object" || file === null) return classes;
  for (const [name, words] of Object.entries(file)) {
    if (Array.isArray(words)) classes.set(name, new Set(words.map((word) => fold(String(word)))));
  }
  return classes;
}
