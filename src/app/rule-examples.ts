// Runs the examples that stand in the rule files, through the analyser and the rule engine.
import { contextOf } from "../code/index.ts";
import type { LanguageKnowledge } from "../knowledge/index.ts";
import type { Sentence } from "../language/index.ts";
import { judgeExample, matchRules, typesOf } from "../rules/index.ts";
import type { Match, Rule, RuleSet } from "../rules/index.ts";
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
export function analysed(
  { coder, language }: RuleBench,
  text: string,
): { sentences: readonly Sentence[]; typeOf: ReturnType<typeof typesOf> } {
  const coded = coder.code({ id: "example", text, language: language.code, published: PUBLISHED });
  const { analysis } = contextOf(coded, coder.knowledge, language);
  return { sentences: analysis.sentences, typeOf: typesOf(coded.mentions, coded.times) };
}

/** Every example that its rule does not live up to. */
export function* failedExamples(bench: RuleBench): Generator<ExampleFault> {
  for (const rule of bench.rules.rules) {
    for (const example of rule.examples) {
      const { sentences, typeOf } = analysed(bench, example.text);
      const found = sentences.flatMap((sentence) =>
        matchRules(bench.rules, sentence, { typeOf, makes: rule.makes.record })
          .filter((match: Match) => match.rule === rule)
          .map((match) => ({ match, sentence })),
      );
      const fault = judgeExample(example, found);
      if (fault !== undefined) yield { rule, text: example.text, fault };
    }
  }
}
