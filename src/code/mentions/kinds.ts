// Names of places with the word before them that says their kind, where that word stands first and has no capital:
// "district of X", "base of X" are one name. What adjectives stand behind it, head-first.ts says.
import type { MentionType } from "../../record/index.ts";
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import { fold, type Sentence } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { grammarOf } from "../grammar.ts";
import type { Candidate } from "./candidate.ts";
import { HeadFirst } from "./head-first.ts";

const KIND_LISTS: readonly (readonly [MentionType, string])[] = [
  ["location", "location-openers"],
  ["facility", "facility-openers"],
];

/** The names, those of places from the word of their kind on; unchanged where names do not begin with it. */
export function withKinds(context: CodingContext, names: readonly Candidate[]): Candidate[] {
  if (!grammarOf(context.language).has("phrases", "head-first")) return [...names];
  const kinds = kindsOf(context.language);
  const { sentences } = context.analysis;
  const phrases = new Map<Sentence, HeadFirst>();
  return names.map((name) => {
    const words = kinds.get(name.type);
    const sentence = sentences[firstSpanAfter(sentences, name.start)];
    if (!words || !sentence) return name;
    let phrase = phrases.get(sentence);
    if (!phrase) phrases.set(sentence, (phrase = new HeadFirst(context, sentence, names)));
    const start = phrase.kindBefore(name, words);
    const end = phrase.describedTo(name);
    if (start === name.start && end === name.end) return name;
    return { ...name, start, end, head: { start: name.start, end: name.end } };
  });
}

const known = new WeakMap<LanguageKnowledge, ReadonlyMap<MentionType, ReadonlySet<string>>>();

function kindsOf(language: LanguageKnowledge): ReadonlyMap<MentionType, ReadonlySet<string>> {
  const found = known.get(language);
  if (found) return found;
  const made = new Map(
    KIND_LISTS.map(([type, list]) => {
      const entries = language.lists.get(list)?.entries ?? [];
      return [type, new Set(entries.flatMap(({ words }) => words.map(fold)))] as const;
    }),
  );
  known.set(language, made);
  return made;
}
