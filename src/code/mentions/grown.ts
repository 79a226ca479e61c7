// Phrases of languages whose noun phrases begin with their head and that have no tree: which described things there are and
// who holds an office named behind it. How far a phrase reaches, head-first.ts says.
import type { CodingContext } from "../context.ts";
import { grammarOf, type Grammar } from "../grammar.ts";
import type { Sentence } from "../../language/index.ts";
import type { MentionType } from "../../record/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import { wordsOf } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";
import { personAt } from "./caseless.ts";
import { HeadFirst } from "./head-first.ts";
import { isCounting } from "./phrases.ts";

/** Kinds whose phrases grow; names of persons, numbers and money do not. */
const GROWS: ReadonlySet<MentionType> = new Set<MentionType>([
  "role",
  "organization",
  "facility",
  "location",
  "platform",
  "document",
  "weapon",
]);
const MEMBERS: ReadonlySet<MentionType> = new Set<MentionType>(["role", "organization"]);

/** The described things of a sentence, each as far as its phrase reaches; `names` are those chosen before. */
export function grownPhrases(
  context: CodingContext,
  sentence: Sentence,
  names: readonly Candidate[],
  found: readonly Candidate[],
): Candidate[] {
  const grammar = grammarOf(context.language);
  if (!grammar.has("phrases", "head-first")) return [...found];
  const phrases = new HeadFirst(context, sentence, [...names, ...found]);
  // "the district of X": the word of its kind is part of the name.
  const named = new Map<number, number>();
  for (const { start, end } of names) named.set(start, Math.max(end, named.get(start) ?? 0));
  const grown = found.flatMap((one) => {
    if (!GROWS.has(one.type)) return [one];
    const phrase = phrases.grown(one);
    if (!phrase || (named.get(phrase.start) ?? 0) >= phrase.end) return [];
    const holder = one.type === "role" ? holderBehind(context, sentence, phrase) : undefined;
    return holder ? [phrase, holder] : [phrase];
  });
  const parts = partsOf(context, sentence, [...names, ...grown]);
  return [...outside(grown, parts), ...parts];
}

/** Without the people that stand inside a part of a group; both in one pass from left to right. */
function outside(all: readonly Candidate[], parts: readonly Candidate[]): Candidate[] {
  let next = 0;
  let reach = 0;
  return [...all]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end, type }) => {
      for (; next < parts.length && parts[next]!.start <= start; next++)
        reach = Math.max(reach, parts[next]!.end);
      return type !== "role" || end > reach;
    });
}

/** "the minister of defence | X Y": who holds the office is named right behind it. */
function holderBehind(context: CodingContext, sentence: Sentence, office: Candidate): Candidate | undefined {
  const { start, end } = office.head ?? office;
  const { tokens } = sentence;
  const offices = wordsOf(context.language, "offices");
  let from = firstSpanAfter(tokens, start);
  let isOffice = false;
  for (; from < tokens.length && tokens[from]!.start < end; from++)
    isOffice ||= offices.at(sentence, from).length > 0;
  from = firstSpanAfter(tokens, office.end);
  if (!isOffice || from === tokens.length || tokens[from]!.start - office.end !== 1) return undefined;
  return personAt(context, sentence, from, "shape/office");
}

/** "three of the guards", "a number of soldiers", "six of them": part of a group is a mention of its own. */
function partsOf(context: CodingContext, sentence: Sentence, all: readonly Candidate[]): Candidate[] {
  const grammar = grammarOf(context.language);
  const { tokens } = sentence;
  const groups = new Map<number, number>();
  for (const { start, end, type } of all)
    if (MEMBERS.has(type)) groups.set(start, Math.max(end, groups.get(start) ?? 0));
  return tokens.flatMap((token, at): Candidate[] => {
    if (!isCounting(context.language, token) && !grammar.is(token, "many-words")) return [];
    const end = partEnd(grammar, sentence, at, groups);
    if (end === undefined) return [];
    const by = `${context.language.code}/part`;
    return [{ start: token.start, end, type: "role", by, rank: RANK.nominal }];
  });
}

function partEnd(
  grammar: Grammar,
  { tokens }: Sentence,
  at: number,
  groups: ReadonlyMap<number, number>,
): number | undefined {
  const [next, group] = [tokens[at + 1], tokens[at + 2]];
  if (!next || next.start - tokens[at]!.end !== 1) return undefined;
  if (grammar.has("parts-of-them", next.norm)) return next.end;
  if (!group || !grammar.has("part-words", next.norm)) return undefined;
  return groups.get(group.start);
}
