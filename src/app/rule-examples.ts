// Rules held against texts for a person: the examples that stand in the rule files, and which rules a text tries.
import type { CodedDocument } from "../record/index.ts";
import { contextOf } from "../code/index.ts";
import type { LanguageKnowledge } from "../knowledge/index.ts";
import type { Sentence } from "../language/index.ts";
import { explainRules, judgeExample, tempts, typesOf } from "../rules/index.ts";
import type { Explanation, Phrase, Rule, RuleSet } from "../rules/index.ts";
import type { Coder } from "./coder.ts";

/** Examples are news of some day, so that "on Wednesday" is one. */
const PUBLISHED = "2024-02-07";

/** What the sentences of a text are, with trees, and what its phrases may be. */
export interface RuleBench {
  readonly rules: RuleSet;
  readonly language: LanguageKnowledge;
  /** Finds the mentions and times that roles with a type ask for. */
  readonly coder: Coder;
}

export interface ExampleFault {
  readonly rule: Rule;
  readonly text: string;
  /** What is wrong, in words. */
  readonly fault: string;
}

/** The sentences of a text with a tree each, and the type test over them. */
interface Analysed {
  readonly sentences: readonly Sentence[];
  readonly typeOf: ReturnType<typeof typesOf>;
}

function analysed(bench: RuleBench, text: string): Analysed {
  return sentencesOf(
    bench,
    bench.coder.code({ id: "example", text, language: bench.language.code, published: PUBLISHED }),
  );
}

function sentencesOf({ coder, language }: RuleBench, coded: CodedDocument): Analysed {
  const { analysis } = contextOf(coded, coder.knowledge, language);
  return { sentences: analysis.sentences, typeOf: typesOf(coded.mentions, coded.times) };
}

/** A line for each rule that a coded text tries: what it found, or the first step that failed. */
export function triedRules(bench: RuleBench, coded: CodedDocument): string[] {
  const { sentences, typeOf } = sentencesOf(bench, coded);
  const rows = sentences.flatMap((sentence) => {
    const words = ({ from, to }: Phrase): string =>
      `“${coded.text.slice(sentence.tokens[from]!.start, sentence.tokens[to - 1]!.end)}”`;
    return explainRules(bench.rules, sentence, { typeOf }).map((one) => row(one, words));
  });
  return rows.length > 0 ? rows : ["none: no word here triggers one"];
}

function row({ rule, trigger, match, failed }: Explanation, words: (phrase: Phrase) => string): string {
  const head = `${rule.by} at “${trigger}”: `;
  if (!match) return `${head}no, ${failed}`;
  const roles = Object.entries(match.roles).map(([role, found]) => `${role} ${found.map(words).join(", ")}`);
  const { record, kind, mode } = match.makes;
  const made = [record, kind && mode ? `${kind}/${mode}` : kind].filter(Boolean).join(" ");
  const how = [match.voice, ...match.aspects].join(", ");
  return `${head}${made} (${how})${roles.map((role) => `; ${role}`).join("")}`;
}

/** Every example that its rule does not live up to. */
export function* failedExamples(bench: RuleBench): Generator<ExampleFault> {
  for (const rule of bench.rules.rules) {
    for (const example of rule.examples) {
      const { sentences, typeOf } = analysed(bench, example.text);
      const tried = sentences.flatMap((sentence) =>
        explainRules(bench.rules, sentence, { typeOf, makes: rule.makes.record })
          .filter((one) => one.rule === rule)
          .map(({ match, failed }) => ({ sentence, match, failed })),
      );
      const idle = example.not && !sentences.some((sentence) => tempts(bench.rules, rule, sentence));
      const fault = idle ? "shows nothing: no word of a trigger is in it" : judgeExample(example, tried);
      if (fault !== undefined) yield { rule, text: example.text, fault };
    }
  }
}
