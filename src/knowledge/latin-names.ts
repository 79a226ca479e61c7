// Names in Latin letters, for those that no register knows; general words of a language ("the defences") are no names.
import { foldPhrase, transliterate } from "../text/index.ts";
import type { Knowledge, LanguageKnowledge } from "./types.ts";

/** Lists whose words describe things, and name none. */
const GENERAL = [
  "nominals",
  "things",
  "weapons",
  "adjectives",
  "modifiers",
  "number-words",
  "quantity-nouns",
];

const made = new WeakMap<Knowledge, readonly General[]>();

/** The general words of a language in a script that is transliterated, and what may be written onto them. */
interface General {
  readonly words: ReadonlySet<string>;
  readonly openings: readonly string[];
  readonly endings: readonly string[];
}

/** The letters of a name in Latin script; undefined where it needs none, or where its words only describe. */
export function latinName(name: string, knowledge: Knowledge): string | undefined {
  const letters = transliterate(name);
  return letters === undefined || isDescription(name, knowledge) ? undefined : letters;
}

function isDescription(name: string, knowledge: Knowledge): boolean {
  let general = made.get(knowledge);
  if (!general) {
    const languages = [...knowledge.languages.values()].filter(({ direction }) => direction === "rtl");
    made.set(knowledge, (general = languages.map(generalOf)));
  }
  const words = foldPhrase(name).split(" ");
  return general.some((one) => words.every((word) => isGeneral(word, one)));
}

function isGeneral(word: string, { words, openings, endings }: General): boolean {
  const starts = openings
    .filter((opening) => word.startsWith(opening))
    .map((opening) => word.slice(opening.length));
  return starts.some((rest) =>
    endings.some((ending) => rest.endsWith(ending) && words.has(rest.slice(0, rest.length - ending.length))),
  );
}

function generalOf({ lists, files }: LanguageKnowledge): General {
  const entries = GENERAL.flatMap((list) => lists.get(list)?.entries ?? []);
  const words = entries.flatMap((entry) =>
    entry.words.flatMap((phrase) => phrase.replaceAll("=", "").split(/\s+/)),
  );
  const grammar = (files.get("grammar") ?? {}) as Readonly<Record<string, readonly string[] | undefined>>;
  const classOf = (name: string): string[] => (grammar[name] ?? []).map(foldPhrase);
  return {
    words: new Set(words.map(foldPhrase)),
    openings: ["", ...classOf("noun-openings"), ...classOf("determiner-prefixes")],
    endings: ["", ...classOf("noun-endings")],
  };
}
