// Phrases of languages whose noun phrases begin with their head and that have no tree: particles written onto the head are
// left out, and what describes it is taken along ("American forces", "spokesman of the army", "town of X").
import type { CodingContext } from "../context.ts";
import { grammarOf, type Grammar } from "../grammar.ts";
import type { Sentence, Token } from "../../language/index.ts";
import type { MentionType } from "../../record/index.ts";
import { wordsOf } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";
import { personAt } from "./caseless.ts";

/** Longer phrases are clauses. */
const WORDS_MAX = 6;
/** What is left of a word without its particles is no shorter. */
const SHORTEST = 3;
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
/** Lists whose words begin a thing of their own. */
const NOUNS = [
  "nominals",
  "things",
  "weapons",
  "event-nouns",
  "event-verbs",
  "titles",
  "reporting",
  "act-verbs",
] as const;

/** Closed classes: none of their words describes anything. */
const SMALL = ["time-words", "prepositions", "relatives", "negations", "clause-openers"] as const;

/** The described things of a sentence, each as far as its phrase reaches; `names` are those chosen before. */
export function grownPhrases(
  context: CodingContext,
  sentence: Sentence,
  names: readonly Candidate[],
  found: readonly Candidate[],
): Candidate[] {
  const grammar = grammarOf(context.language);
  if (!grammar.has("phrases", "head-first")) return [...found];
  const growing = new Growing(context, sentence, grammar, [...names, ...found]);
  return found.flatMap((one) => {
    if (!GROWS.has(one.type)) return [one];
    const grown = growing.grown(one);
    const holder = one.type === "role" ? holderBehind(context, sentence, grown) : undefined;
    return holder ? [grown, holder] : [grown];
  });
}

/** "the minister of defence | X Y": who holds the office is named right behind it. */
function holderBehind(context: CodingContext, sentence: Sentence, office: Candidate): Candidate | undefined {
  const { start, end } = office.head ?? office;
  const [match] = sentence.tokens.flatMap((token, at) =>
    token.end > start && token.start < end ? wordsOf(context.language, "offices").at(sentence, at) : [],
  );
  const from = sentence.tokens.findIndex((token) => token.start >= office.end);
  if (!match || from < 0 || sentence.tokens[from]!.start - office.end !== 1) return undefined;
  return personAt(context, sentence, from, "shape/office");
}

class Growing {
  readonly #context: CodingContext;
  readonly #tokens: readonly Token[];
  readonly #sentence: Sentence;
  readonly #grammar: Grammar;
  readonly #starting = new Map<number, Candidate>();

  constructor(context: CodingContext, sentence: Sentence, grammar: Grammar, all: readonly Candidate[]) {
    this.#context = context;
    this.#sentence = sentence;
    this.#tokens = sentence.tokens;
    this.#grammar = grammar;
    for (const one of all) {
      const known = this.#starting.get(one.start);
      if (!known || one.end > known.end) this.#starting.set(one.start, one);
    }
  }

  grown(one: Candidate): Candidate {
    const first = this.#tokens.findIndex((token) => token.end > one.start);
    const behind = this.#tokens.findIndex((token) => token.start >= one.end);
    const to = behind < 0 ? this.#tokens.length : behind;
    const end = this.#endOf(one, first, to, 0);
    const start = this.#startOf(first, one.start);
    const head = { start, end: one.end };
    return { ...one, start, end, ...(end > one.end && { head }) };
  }

  /** Offset behind the particles written onto the first word. */
  #startOf(at: number, start: number): number {
    const token = this.#tokens[at]!;
    if (token.start !== start) return start;
    return start + this.#particles(token);
  }

  #particles({ text, lemma }: Token): number {
    let cut = 0;
    for (let steps = 0; steps < 2; steps++) {
      const letter = text[cut] ?? "";
      if (!this.#grammar.has("written-on", letter) || lemma.startsWith(letter)) return cut;
      if (text.length - cut - 1 < SHORTEST) return cut;
      cut++;
      // The article loses its first letter behind a particle that is written like its second.
      if (this.#grammar.has("written-on", text[cut] ?? "") && text[cut] === letter) return cut;
    }
    return cut;
  }

  /** Offset of the end of the phrase whose head is the tokens up to `to`. */
  #endOf(one: Candidate, first: number, to: number, depth: number): number {
    let end = one.end;
    let at = to;
    let isConstruct = !this.#isDefinite(to - 1) || this.#isLink(to);
    while (at < this.#tokens.length && at - first < WORDS_MAX && this.#isBeside(at)) {
      const token = this.#tokens[at]!;
      const inner = this.#starting.get(token.start);
      if (inner?.type === "nationality" || (!inner && this.#describes(at))) {
        end = Math.max(token.end, inner?.end ?? 0);
        isConstruct = false;
      } else if (isConstruct && depth < 2) {
        const linked = this.#isLink(at) ? at + 1 : at;
        return this.#ownerEnd(linked, depth) ?? end;
      } else break;
      at++;
    }
    return end;
  }

  /** Where the phrase ends that stands behind a head in the construct state: "governor of | Maysan", "forces of | the army". */
  #ownerEnd(at: number, depth: number): number | undefined {
    const token = this.#tokens[at];
    const owner = token && this.#starting.get(token.start);
    if (!owner || !this.#isBeside(at) || owner.type === "quantity" || owner.type === "money")
      return undefined;
    // "the base Ain al-Asad": the name that the register knows says more than the phrase.
    if (owner.type === "facility" && owner.rank === RANK.register) return undefined;
    const behind = this.#tokens.findIndex((one) => one.start >= owner.end);
    return this.#endOf(owner, at, behind < 0 ? this.#tokens.length : behind, depth + 1);
  }

  #isLink(at: number): boolean {
    const token = this.#tokens[at];
    return token !== undefined && this.#grammar.is(token, "phrase-links");
  }

  #isBeside(at: number): boolean {
    const token = this.#tokens[at];
    return token !== undefined && at > 0 && token.start - this.#tokens[at - 1]!.end === 1;
  }

  #isDefinite(at: number): boolean {
    return this.#grammar.startsIn(this.#tokens[at], "determiner-prefixes");
  }

  /** An adjective: definite behind a definite word, else by its ending. */
  #describes(at: number): boolean {
    const token = this.#tokens[at]!;
    if (!/^\p{L}/u.test(token.text) || SMALL.some((name) => this.#grammar.is(token, name))) return false;
    if (NOUNS.some((list) => wordsOf(this.#context.language, list).at(this.#sentence, at).length > 0))
      return false;
    if (this.#isDefinite(at)) return this.#isDefinite(at - 1);
    return !this.#isDefinite(at - 1) && this.#grammar.endsIn(token, "adjective-endings");
  }
}
