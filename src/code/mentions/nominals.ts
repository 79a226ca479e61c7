// Things that are described and not named: unnamed people and groups, bodies, sites, vehicles, documents. Which noun
// means what is data (nominals, things, nominal-endings); how far its phrase reaches, phrases.ts says.
import type { MentionType } from "../../record/index.ts";
import type { LanguageKnowledge, WordEntry } from "../../knowledge/index.ts";
import { fold, type Sentence, type Token } from "../../language/index.ts";
import { grammarOf, type Grammar } from "../grammar.ts";
import { wordsOf, type Match } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";
import { ofPhraseEnd, phraseStart } from "./phrases.ts";

/** Nouns of the lists of roles and targets by their class; bodies and goods are mentions only where `nominals` says so. */
const TYPE_OF_CLASS: ReadonlyMap<unknown, MentionType> = new Map([
  ["person", "role"],
  ["armed", "role"],
  ["site", "facility"],
  ["platform", "platform"],
]);
const TYPES: ReadonlySet<unknown> = new Set<MentionType>([
  "role",
  "organization",
  "facility",
  "location",
  "platform",
  "document",
  "account",
  "weapon",
]);
/** So many letters must stand before an ending for a word to be a compound with it. */
const STEM_MIN = 3;

/** The noun that a list knows: tokens `from` to `to` (exclusive), the last of them the head. */
interface Noun {
  readonly from: number;
  readonly to: number;
  readonly type: MentionType;
  readonly entry: WordEntry;
  readonly list: string;
}

export function findNominals(
  language: LanguageKnowledge,
  sentence: Sentence,
  names: ReadonlyMap<number, number>,
): Candidate[] {
  return nounsIn(language, sentence).flatMap((noun) => candidateOf(language, sentence, names, noun) ?? []);
}

/** What the lists know here; of two nouns with one head the longer is meant ("army post" is no "post"). */
function nounsIn(language: LanguageKnowledge, sentence: Sentence): Noun[] {
  const byHead = new Map<number, Noun>();
  const add = (match: Match, list: string, type: unknown): void => {
    const known = byHead.get(match.to - 1);
    if (!isType(type) || (known && known.from <= match.from) || !isNoun(language, sentence, match)) return;
    byHead.set(match.to - 1, { from: match.from, to: match.to, type, entry: match.entry, list });
  };
  for (const match of wordsOf(language, "nominals").matches(sentence))
    add(match, "nominals", match.entry.attributes["type"]);
  if (sentence.tokens[0]?.upos === undefined) return [...byHead.values()];
  for (const match of wordsOf(language, "things").matches(sentence))
    if (match.entry.attributes["mention"] !== false)
      add(match, "things", TYPE_OF_CLASS.get(match.entry.attributes["class"]));
  sentence.tokens.forEach((token, at) => {
    const entry = byHead.has(at) || token.upos !== "NOUN" ? undefined : endingOf(language, token);
    if (entry) byHead.set(at, { from: at, to: at + 1, type: typeOf(entry), entry, list: "endings" });
  });
  return [...byHead.values()];
}

function typeOf({ attributes }: WordEntry): MentionType {
  return isType(attributes["type"]) ? attributes["type"] : "role";
}

function isType(value: unknown): value is MentionType {
  return TYPES.has(value);
}

/** Tagged a noun; without tags the word as listed, at most with particles before and an ending of nouns behind it. */
function isNoun(language: LanguageKnowledge, sentence: Sentence, match: Match): boolean {
  const last = sentence.tokens[match.to - 1]!;
  if (last.upos !== undefined)
    return last.upos === "NOUN" || last.upos === "PROPN" || match.to - match.from > 1;
  const form = sentence.tokens
    .slice(match.from, match.to)
    .map((token) => token.norm)
    .join(" ");
  const word = fold(match.words.replaceAll("=", ""));
  const grammar = grammarOf(language);
  if (form.endsWith(word)) return opensNoun(grammar, form.slice(0, -word.length));
  const stem = grammar.endsIn({ norm: word }, "changing-endings") ? word.slice(0, -1) : word;
  const at = form.lastIndexOf(stem);
  // "their base", "a site" as object: the word as it is changed before an ending, and the ending.
  return (
    at >= 0 &&
    opensNoun(grammar, form.slice(0, at)) &&
    grammar.has("noun-endings", form.slice(at + stem.length))
  );
}

/** Whether only particles that stand before nouns are written onto it, none of those that make it a verb. */
function opensNoun(grammar: Grammar, particles: string): boolean {
  return particles === "" || !grammar.has("phrases", "head-first") || grammar.has("noun-openings", particles);
}

/** The entry whose ending a word has, the longest ending first. */
function endingOf(language: LanguageKnowledge, { norm, lemma }: Token): WordEntry | undefined {
  const endings = endingsOf(language);
  for (const form of norm === lemma ? [norm] : [norm, lemma])
    for (let length = Math.min(endings.longest, form.length - STEM_MIN); length > 1; length--) {
      const entry = endings.entries.get(form.slice(-length));
      if (entry) return entry;
    }
  return undefined;
}

interface Endings {
  readonly entries: ReadonlyMap<string, WordEntry>;
  readonly longest: number;
}

const endings = new WeakMap<LanguageKnowledge, Endings>();

function endingsOf(language: LanguageKnowledge): Endings {
  const known = endings.get(language);
  if (known) return known;
  const entries = new Map<string, WordEntry>();
  for (const entry of language.lists.get("nominal-endings")?.entries ?? [])
    for (const word of entry.words) entries.set(word, entry);
  const made = { entries, longest: Math.max(0, ...[...entries.keys()].map((word) => word.length)) };
  endings.set(language, made);
  return made;
}

function candidateOf(
  language: LanguageKnowledge,
  sentence: Sentence,
  names: ReadonlyMap<number, number>,
  noun: Noun,
): Candidate | undefined {
  const { tokens } = sentence;
  const { attributes } = noun.entry;
  if (attributes["modifier"] === false && isModifier(tokens, noun.to - 1)) return undefined;
  const from = phraseStart(
    language,
    sentence,
    { from: noun.from, head: noun.to - 1 },
    names,
    noun.type === "role", // "its soldiers"
  );
  if (attributes["solo"] === false && from === noun.from) return undefined;
  const links = linksOf(language);
  const to = attributes["of"] === true ? ofPhraseEnd(sentence, links, noun.to) : noun.to;
  const described = attributes["described"];
  const type = isType(described) && isDescribed(tokens, from, noun, to) ? described : noun.type;
  const head = { start: tokens[noun.from]!.start, end: tokens[noun.to - 1]!.end };
  const start = tokens[from]!.start;
  const end = tokens[to - 1]!.end;
  const by = `${language.code}/${noun.list}`;
  return {
    start,
    end,
    type,
    by,
    rank: RANK.nominal,
    ...(start < head.start || end > head.end ? { head } : {}),
  };
}

/** "the police station": a noun that only says what kind the next one is. Before a name it is a title. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const { deprel, head } = tokens[at]!;
  if (head === undefined || head <= at || !deprel?.startsWith("compound")) return false;
  return tokens[head]!.upos !== "PROPN";
}

/** "armed group", "groups", "group of gunmen" against "the group": more than a word for a body named before. */
function isDescribed(tokens: readonly Token[], from: number, noun: Noun, to: number): boolean {
  if (to > noun.to || noun.to - noun.from > 1 || tokens[noun.to - 1]!.feats?.["Number"] === "Plur")
    return true;
  return tokens.slice(from, noun.from).some((token) => token.upos === "ADJ" || token.upos === "NOUN");
}

const links = new WeakMap<LanguageKnowledge, ReadonlySet<string>>();

function linksOf(language: LanguageKnowledge): ReadonlySet<string> {
  const known = links.get(language);
  if (known) return known;
  const made = new Set((language.lists.get("part-links")?.entries ?? []).flatMap((entry) => entry.words));
  links.set(language, made);
  return made;
}
