// Sentences for the tests of the rule room: the English analyser's trees, and a type test that knows a few words.
import { parse } from "yaml";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { languageData, loadAnalyser } from "../../src/language/index.ts";
import type { Sentence } from "../../src/language/index.ts";
import { readRules, rulesOf } from "../../src/rules/index.ts";
import type { Phrase, RuleSet } from "../../src/rules/index.ts";

export const knowledge = loadKnowledge();
export const english = knowledge.languages.get("en")!;
export const rules = rulesOf(english, knowledge.kinds)!;
const analyser = loadAnalyser();
const data = languageData("en", english.files.get("morphology"), []);

export function sentenceOf(text: string): Sentence {
  return analyser.analyse(text, data).sentences[0]!;
}

/** Sentences of any shape, for what no parser would draw: "form/tag/relation/head" by words. */
export function drawn(words: string): Sentence {
  let start = 0;
  const tokens = words.split(" ").map((word) => {
    const [text = "", upos, deprel, head] = word.split("/");
    const token = {
      start,
      end: start + text.length,
      text,
      norm: text.toLowerCase(),
      lemma: text.toLowerCase(),
      upos,
      deprel,
      head: head === undefined ? undefined : Number(head),
    };
    start += text.length + 1;
    return token;
  });
  return { start: 0, end: start, tokens, paragraph: 0 };
}

const TYPES: Readonly<Record<string, string>> = {
  houthi: "organization",
  israeli: "nationality",
  us: "nationality",
  friday: "date",
  monday: "date",
  yesterday: "date",
  drones: "weapon",
};

export function typeOf(phrase: Phrase, sentence: Sentence): ReadonlySet<string> {
  const type = TYPES[sentence.tokens[phrase.head]!.norm];
  return new Set(type === undefined ? [] : [type]);
}

export function wordsOf(sentence: Sentence, phrases: readonly Phrase[]): string {
  return phrases
    .map(({ from, to }) => {
      const start = sentence.tokens[from]!.start;
      return sentence.tokens
        .slice(from, to)
        .reduce((text, token) => text.padEnd(token.start - start) + token.text, "");
    })
    .join(" | ");
}

/** Rules read from a text as a rule file holds it, with every fault as "line: message". */
export function rulesFrom(text: string): { rules: RuleSet; faults: string[] } {
  const file = { path: "test.yaml", name: "test", text, value: parse(text) as unknown };
  const { ruleSet, faults } = readRules({ ...english, ruleFiles: [file] }, knowledge.kinds);
  return { rules: ruleSet!, faults: faults.map(({ line, message }) => `${line}: ${message}`) };
}
