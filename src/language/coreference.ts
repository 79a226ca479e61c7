// Coreference light: acronyms in brackets, short names after full ones, "the group", third-person pronouns.
// Each is led back to one earlier name, with a confidence; where two would do, or none, nothing is said.
import type { Span } from "../record/index.ts";
import { fold } from "./tokens.ts";
import type { Analysis, NameSpan, Sentence, Token } from "./types.ts";

export interface Reference extends Span {
  /** The earlier name that is meant. */
  readonly antecedent: Span;
  readonly kind: "acronym" | "short-name" | "description" | "pronoun";
  readonly confidence: number;
}

export interface ReferenceOptions {
  /** Singular nouns, lower case, that stand for an organization named before ("group"); data of the language. */
  readonly groupNouns?: ReadonlySet<string>;
}

/** How often each kind is right on the project's corpus and GUM dev: docs/analyser.md. */
const CONFIDENCE = { acronym: 0.98, "short-name": 0.95, description: 0.6, pronoun: 0.7 } as const;
/** A pronoun or description looks back no further than this many sentences. */
const REACH = 3;
/** A short name looks back over this many names at most, which keeps long texts linear. */
const NAMES_BACK = 300;

/** Names that are told in full once and shortened after. */
const SHORTENED: ReadonlySet<string> = new Set(["person", "organization"]);
/** A name less sure than this may be of another type. */
const GUESSED = 0.6;

/** A sentence with the names that begin in it. */
interface Stretch {
  readonly sentence: Sentence;
  readonly names: readonly NameSpan[];
}

/** References of an analysis that has tags, trees and names, in text order. */
export function referencesOf(text: string, analysis: Analysis, options: ReferenceOptions = {}): Reference[] {
  const names = [...(analysis.names ?? [])].sort((a, b) => a.start - b.start || b.end - a.end);
  const stretches = stretchesOf(analysis.sentences, names);
  const found = [
    ...acronyms(text, stretches),
    ...shortNames(text, names),
    ...descriptions(stretches, options.groupNouns ?? new Set()),
    ...pronouns(stretches),
  ];
  const taken = new Set<number>();
  return found.filter((r) => !taken.has(r.start) && taken.add(r.start)).sort((a, b) => a.start - b.start);
}

function stretchesOf(sentences: readonly Sentence[], names: readonly NameSpan[]): Stretch[] {
  let next = 0;
  return sentences.map((sentence): Stretch => {
    const from = next;
    while (next < names.length && names[next]!.start < sentence.end) next++;
    return { sentence, names: names.slice(from, next) };
  });
}

const reference = (kind: Reference["kind"], span: Span, antecedent: Span): Reference => ({
  start: span.start,
  end: span.end,
  antecedent: { start: antecedent.start, end: antecedent.end },
  kind,
  confidence: CONFIDENCE[kind],
});

/** "Popular Mobilisation Forces (PMF)": the letters stand in order at the heads of the words; later uses follow. */
function acronyms(text: string, stretches: readonly Stretch[]): Reference[] {
  const meaning = new Map<string, NameSpan>();
  return stretches.flatMap(({ sentence: { tokens }, names }) =>
    tokens.flatMap((token, i): Reference[] => {
      const known = meaning.get(token.text);
      if (known) return [reference("acronym", token, known)];
      const bracket = tokens[i - 1];
      if (!/^\p{Lu}\p{L}*\p{Lu}s?$/u.test(token.text) || bracket?.text !== "(" || tokens[i + 1]?.text !== ")")
        return [];
      const name = names.findLast(
        (n) => n.type === "organization" && n.end <= bracket.start && bracket.start - n.end <= 1,
      );
      if (!name || !spells(token.text, text.slice(name.start, name.end))) return [];
      meaning.set(token.text, name);
      return [reference("acronym", token, name)];
    }),
  );
}

function spells(acronym: string, name: string): boolean {
  const initials = name
    .split(/[\s-]+/)
    .map((w) => w.charAt(0).toUpperCase())
    .join("");
  let at = 0;
  for (const letter of acronym.replace(/\P{Lu}/gu, "")) {
    at = initials.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return initials.startsWith(acronym.charAt(0)) && acronym.length > 1;
}

/**
 * "Blinken" after "Antony Blinken": the last or first words of one earlier longer name of the same type,
 * or of any type where its own is no more than a guess.
 */
function shortNames(text: string, names: readonly NameSpan[]): Reference[] {
  const wordsOf = (n: Span): string =>
    ` ${fold(text.slice(n.start, n.end))
      .replace(/['"]s?\b|[.,]/g, "")
      .replace(/-/g, " ")} `;
  return names.flatMap((name, i): Reference[] => {
    const guessed = (name.confidence ?? 1) < GUESSED;
    if ((!SHORTENED.has(name.type) && !guessed) || !/^\p{Lu}/u.test(text.slice(name.start))) return [];
    const words = wordsOf(name);
    const fits = (n: NameSpan): boolean =>
      SHORTENED.has(n.type) &&
      (n.type === name.type || guessed) &&
      n.end <= name.start &&
      longerForm(wordsOf(n), words, n.type);
    const longer = names.slice(Math.max(0, i - NAMES_BACK), i).filter(fits);
    const forms = new Set(longer.map(wordsOf));
    return forms.size === 1 ? [reference("short-name", name, longer[0]!)] : [];
  });
}

function longerForm(full: string, short: string, type: string): boolean {
  if (full.length <= short.length || short.trim().length < 3) return false;
  return full.endsWith(short) || (type === "person" && full.startsWith(short) && short.trim().length > 3);
}

/** "the group": the last organization named before. */
function descriptions(stretches: readonly Stretch[], nouns: ReadonlySet<string>): Reference[] {
  return stretches.flatMap(({ sentence }, s) =>
    sentence.tokens.flatMap((token, i): Reference[] => {
      if (
        !nouns.has(token.norm) ||
        sentence.tokens[i - 1]?.feats?.["Definite"] !== "Def" ||
        token.upos !== "NOUN"
      )
        return [];
      const before = stretches
        .slice(Math.max(0, s - REACH), s + 1)
        .flatMap((x) =>
          x.names.filter(
            (n) =>
              n.type === "organization" && n.end < sentence.tokens[i - 1]!.start && isProper(n, x.sentence),
          ),
        );
      return before.length > 0 ? [reference("description", token, before.at(-1)!)] : [];
    }),
  );
}

const isProper = (name: Span, { tokens }: Sentence): boolean =>
  tokens.some((t) => t.start >= name.start && t.end <= name.end && t.upos === "PROPN");

/** "he", "she", "they": the nearest subject that fits, in this sentence before the pronoun or in those before it. */
function pronouns(stretches: readonly Stretch[]): Reference[] {
  return stretches.flatMap(({ sentence }, s) =>
    sentence.tokens.flatMap((token): Reference[] => {
      const fits = fitting(token);
      if (!fits) return [];
      for (let back = 0; back <= REACH && s >= back; back++) {
        const candidates = candidatesIn(stretches[s - back]!, token, fits);
        const subjects = candidates.filter((c) => (c.head.deprel ?? "").startsWith("nsubj"));
        const chosen =
          subjects.at(back === 0 ? -1 : 0) ?? (candidates.length === 1 ? candidates[0] : undefined);
        if (chosen) return [reference("pronoun", token, chosen.name)];
      }
      return [];
    }),
  );
}

type Fits = (name: NameSpan, head: Token) => boolean;

/** What a pronoun of the third person may stand for: one person, or an unnamed group. */
function fitting({ upos, feats }: Token): Fits | undefined {
  if (upos !== "PRON" || feats?.["PronType"] !== "Prs" || feats["Person"] !== "3" || feats["Reflex"])
    return undefined;
  if (feats["Number"] === "Plur")
    return (name, head) => name.type === "role" && head.feats?.["Number"] === "Plur";
  if (feats["Gender"] !== "Masc" && feats["Gender"] !== "Fem") return undefined;
  return (name, head) =>
    name.type === "person" || (name.type === "role" && head.feats?.["Number"] === "Sing");
}

function candidatesIn(
  { sentence, names }: Stretch,
  pronoun: Token,
  fits: Fits,
): { name: NameSpan; head: Token }[] {
  return names.flatMap((name) => {
    if (name.end > pronoun.start) return [];
    const inside = sentence.tokens.filter((t) => t.start >= name.start && t.end <= name.end);
    const head = inside.find((t) => t.head === -1 || !inside.includes(sentence.tokens[t.head ?? -1]!));
    return head && fits(name, head) ? [{ name, head }] : [];
  });
}
