// How far a phrase reaches that begins with its head, without a tree: particles written onto the head are left out, and what
// describes it is taken along ("American forces", "spokesman of the army", "governor of Maysan").
import type { CodingContext } from "../context.ts";
import { grammarOf, type Grammar } from "../grammar.ts";
import type { Sentence, Token } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import { wordsOf } from "../words.ts";
import type { Candidate } from "./candidate.ts";

/** Longer phrases are clauses. */
const WORDS_MAX = 7;
/** What is left of a word without its particles is no shorter. */
const SHORTEST = 3;
/** What is hit; it owns no weapon. */
const SITES: ReadonlySet<Candidate["type"]> = new Set(["facility", "location"]);
/** Lists whose words begin a thing of their own. */
const NOUNS = ["nominals", "things", "weapons", "titles"] as const;
const DEEDS = ["event-nouns", "event-verbs", "reporting", "act-verbs", "light-verbs"] as const;
/** Closed classes: none of their words describes anything. */
const SMALL = ["time-words", "prepositions", "relatives", "negations", "clause-openers", "in-words"] as const;

export class HeadFirst {
  readonly #context: CodingContext;
  readonly #tokens: readonly Token[];
  readonly #sentence: Sentence;
  readonly #grammar: Grammar;
  readonly #starting = new Map<number, Candidate>();
  readonly #ending = new Set<number>();

  constructor(context: CodingContext, sentence: Sentence, all: readonly Candidate[]) {
    this.#context = context;
    this.#sentence = sentence;
    this.#tokens = sentence.tokens;
    this.#grammar = grammarOf(context.language);
    for (const one of all) {
      const known = this.#starting.get(one.start);
      if (!known || one.end > known.end) this.#starting.set(one.start, one);
      this.#ending.add(one.end);
    }
  }

  /** The whole phrase; undefined for a word that only describes the noun before it. */
  grown(one: Candidate): Candidate | undefined {
    const first = firstSpanAfter(this.#tokens, one.start);
    const to = this.#behind(one);
    if (to === first + 1 && this.#isDescription(first)) return undefined;
    const end = this.#endOf(one, first, to, 0);
    const start = this.#startOf(first, one.start);
    const head = { start, end: one.end };
    return { ...one, start, end, ...(end > one.end && { head }) };
  }

  /** Offset where the name begins with the word of its kind before it ("district of | X"), without particles. */
  kindBefore(name: Candidate, kinds: ReadonlySet<string>): number {
    const at = firstSpanAfter(this.#tokens, name.start);
    const before = this.#tokens[at - 1];
    if (!before || this.#tokens[at]!.start !== name.start || !this.#isBeside(at)) return name.start;
    const cut = kinds.has(before.norm) ? 0 : this.#particles(before);
    return kinds.has(before.norm.slice(cut)) ? before.start + cut : name.start;
  }

  /** Offset behind the adjectives that stand behind the name of a place. */
  describedTo(name: Candidate): number {
    let end = name.end;
    for (let at = this.#behind(name); this.#isBeside(at) && this.#tokens[at - 1]!.end === end; at++) {
      const isPeople = this.#starting.get(this.#tokens[at]!.start)?.type === "nationality";
      const isListed = wordsOf(this.#context.language, "place-adjectives").at(this.#sentence, at).length > 0;
      if (!this.#isDefinite(at) || (!isPeople && !isListed)) break;
      end = this.#tokens[at]!.end;
    }
    return end;
  }

  /** "the political bureau": a word that is noun or adjective is the latter behind a noun of its kind. */
  #isDescription(at: number): boolean {
    const [match] = wordsOf(this.#context.language, "nominals").at(this.#sentence, at);
    if (match?.entry.attributes["adjective"] !== true || !this.#isBeside(at)) return false;
    if (this.#isVerb(at - 1) || this.#isSmall(at - 1)) return false;
    if (this.#isDefinite(at)) return this.#isDefinite(at - 1);
    return !this.#isDefinite(at - 1) && this.#ending.has(this.#tokens[at - 1]!.end);
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
    let binds = this.#binds(one, to - 1);
    while (at < this.#tokens.length && at - first < WORDS_MAX && this.#isBeside(at)) {
      const token = this.#tokens[at]!;
      const inner = this.#starting.get(token.start);
      if (inner?.type === "nationality" || this.#describes(one, at)) {
        end = Math.max(token.end, inner?.type === "nationality" ? inner.end : 0);
        binds = false;
        at++;
        continue;
      }
      if (one.type === "role" && this.#grammar.is(token, "owned-links")) return token.end;
      const owner = depth < 2 ? this.#tiedEnd(one, at, to, binds, depth) : undefined;
      if (owner !== undefined) return Math.max(end, owner);
      if (!binds || one.type !== "role" || !this.#isPlainNoun(at)) return end;
      end = token.end;
      binds = false;
      at++;
    }
    return end;
  }

  /** A noun without article, ending or owner's mark takes the next noun as its owner. */
  #binds({ type }: Candidate, at: number): boolean {
    const token = this.#tokens[at]!;
    if (this.#isDefinite(at) || this.#isListed(at)) return false;
    return type !== "role" || token.norm === token.lemma || !this.#grammar.endsIn(token, "unbound-endings");
  }

  /** End of what stands behind a head as its owner, or is tied to it by a small word. */
  #tiedEnd(one: Candidate, at: number, to: number, binds: boolean, depth: number): number | undefined {
    const token = this.#tokens[at]!;
    if (this.#grammar.is(token, "phrase-links")) return this.#ownerEnd(one, at + 1, depth);
    if (one.type === "role" && this.#grammar.has("in-words", token.norm)) {
      const isSource = wordsOf(this.#context.language, "source-nouns").at(this.#sentence, to - 1).length > 0;
      return isSource && at === to ? this.#ownerEnd(one, at + 1, depth) : undefined;
    }
    const owned = this.#ownedByParticle(one, at, depth);
    return owned ?? (binds ? this.#ownerEnd(one, at, depth) : undefined);
  }

  /** "the commander of | the Front", with a particle written onto the owner. */
  #ownedByParticle(one: Candidate, at: number, depth: number): number | undefined {
    if (one.type !== "role" && one.type !== "facility") return undefined;
    const token = this.#tokens[at]!;
    const letter = token.text.charAt(0);
    if (!this.#grammar.has("owner-particles", letter) || token.lemma.startsWith(letter)) return undefined;
    // "an official | to the agency": an outlet is who was told.
    if (wordsOf(this.#context.language, "publishers").at(this.#sentence, at).length > 0) return undefined;
    const owner = this.#starting.get(token.start + 1) ?? this.#starting.get(token.start);
    return owner?.type === "organization" ? this.#whole(owner, at, depth) : undefined;
  }

  /** Where the phrase ends that stands behind a head in the construct state: "governor of | Maysan", "forces of | the army". */
  #ownerEnd(one: Candidate, at: number, depth: number): number | undefined {
    const token = this.#tokens[at];
    const owner = token && this.#starting.get(token.start);
    if (!owner || !this.#isBeside(at) || owner.type === "quantity" || owner.type === "money")
      return undefined;
    if (this.#particles(token) > 0) return undefined; // "and children" begins a phrase of its own
    if (one.type === "weapon" && SITES.has(owner.type)) return undefined; // "shelled with rockets | a base"
    return this.#whole(owner, at, depth);
  }

  #whole(owner: Candidate, at: number, depth: number): number {
    return this.#endOf(owner, at, this.#behind(owner), depth + 1);
  }

  /** Index of the first token that begins behind the candidate. */
  #behind({ end }: Candidate): number {
    const at = firstSpanAfter(this.#tokens, end);
    return (this.#tokens[at]?.start ?? end) < end ? at + 1 : at;
  }

  #isBeside(at: number): boolean {
    const token = this.#tokens[at];
    return token !== undefined && at > 0 && token.start - this.#tokens[at - 1]!.end === 1;
  }

  #isDefinite(at: number): boolean {
    return this.#grammar.startsIn(this.#tokens[at], "determiner-prefixes");
  }

  #isSmall(at: number): boolean {
    return SMALL.some((name) => this.#grammar.is(this.#tokens[at], name));
  }

  #isVerb(at: number): boolean {
    return DEEDS.some((list) => wordsOf(this.#context.language, list).at(this.#sentence, at).length > 0);
  }

  #isNoun(at: number): boolean {
    return NOUNS.some((list) => wordsOf(this.#context.language, list).at(this.#sentence, at).length > 0);
  }

  /** A definite noun that no list knows. */
  #isPlainNoun(at: number): boolean {
    return (
      this.#isDefinite(at) &&
      !this.#isSmall(at) &&
      !this.#isVerb(at) &&
      !this.#starting.has(this.#tokens[at]!.start)
    );
  }

  #isListed(at: number): boolean {
    return wordsOf(this.#context.language, "adjectives").at(this.#sentence, at).length > 0;
  }

  /** An adjective: one of the list or by its ending, definite behind a definite word alone. */
  #describes(one: Candidate, at: number): boolean {
    const token = this.#tokens[at]!;
    if (!/^\p{L}/u.test(token.text) || this.#isSmall(at)) return false;
    if (this.#grammar.has("self-words", token.norm)) return this.#isDefinite(at - 1);
    const listed = this.#isListed(at);
    if (!listed && (this.#starting.has(token.start) || this.#isNoun(at) || this.#isVerb(at))) return false;
    if (!listed && !this.#grammar.endsIn(token, "adjective-endings")) return false;
    return this.#isDefinite(at) === (this.#isDefinite(at - 1) || this.#isOwned(one, at - 1));
  }

  /** "their forces", and the name of a place, are definite without an article. */
  #isOwned({ type }: Candidate, at: number): boolean {
    const token = this.#tokens[at]!;
    if (type === "location") return true;
    return token.norm !== token.lemma && this.#grammar.endsIn(token, "owner-endings");
  }
}
