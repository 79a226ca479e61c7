// Turns what a language's folder holds (morphology, words of the lists) into the tables of the tokeniser and lemmatiser.
import type { LanguageData } from "./types.ts";
import { fold } from "./tokens.ts";

interface Morphology {
  readonly abbreviations?: readonly string[];
  readonly starters?: readonly string[];
  readonly clitics?: readonly string[];
  readonly elisions?: readonly string[];
  readonly proclitics?: readonly string[];
  readonly irregular?: Readonly<Record<string, string | readonly string[]>>;
  readonly suffixes?: readonly (readonly [string, string, number])[];
  readonly lemmas?: readonly string[];
}

/** `morphology` is the parsed morphology.yaml (undefined: none); `words` are words known as lemmas from the word lists. */
export function languageData(code: string, morphology: unknown, words: Iterable<string>): LanguageData {
  const given = (typeof morphology === "object" && morphology !== null ? morphology : {}) as Morphology;
  const lemmas = new Set<string>();
  for (const word of words) if (!word.includes(" ")) lemmas.add(fold(word));
  for (const word of given.lemmas ?? []) lemmas.add(fold(word));
  return {
    code,
    abbreviations: new Set((given.abbreviations ?? []).map((word) => word.toLowerCase())),
    starters: new Set((given.starters ?? []).map(fold)),
    clitics: given.clitics ?? [],
    elisions: given.elisions ?? [],
    proclitics: given.proclitics ?? [],
    irregular: irregularForms(given.irregular ?? {}),
    suffixes: given.suffixes ?? [],
    lemmas,
  };
}

/** The file says lemma → forms, the way a person writes it; the lemmatiser asks the other way round. */
function irregularForms(table: NonNullable<Morphology["irregular"]>): Map<string, string> {
  const forms = new Map<string, string>();
  for (const [lemma, value] of Object.entries(table)) {
    const list = typeof value === "string" ? value.split(/\s+/) : value;
    for (const form of list) if (!forms.has(fold(form))) forms.set(fold(form), fold(lemma));
  }
  return forms;
}
