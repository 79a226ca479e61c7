// Checks a knowledge folder for the person who changes it: every fault with its place, then the examples of the rules.
import { relative } from "node:path";
import { checkKnowledge, defaultKnowledgeDir } from "../knowledge/index.ts";
import { placeOf, readRules } from "../rules/index.ts";
import { createCoder } from "./coder.ts";
import { failedExamples } from "./rule-examples.ts";

export interface KnowledgeCheck {
  readonly dir: string;
  /** One sentence a fault, with file and line. */
  readonly faults: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Everything that is wrong with a knowledge folder (the project's own unless told); examples run only if the files are right. */
export function checkKnowledgeFolder(dir: string = defaultKnowledgeDir()): KnowledgeCheck {
  const { knowledge, faults, counts } = checkKnowledge(dir);
  const languages = [...knowledge.languages.values()];
  const read = languages.map((language) => ({ language, ...readRules(language, knowledge.kinds) }));
  const all = [...faults, ...read.flatMap((one) => one.faults)].map(
    ({ file, line, message }) => `${relative(dir, file)}:${line}: ${message}`,
  );
  const rules = read.reduce((sum, { ruleSet }) => sum + (ruleSet?.rules.length ?? 0), 0);
  const examples = read
    .flatMap(({ ruleSet }) => ruleSet?.rules ?? [])
    .reduce((sum, rule) => sum + rule.examples.length, 0);
  if (all.length === 0) {
    const coder = createCoder(knowledge);
    for (const { language, ruleSet } of read)
      if (ruleSet)
        for (const { rule, text, fault } of failedExamples({ rules: ruleSet, language, coder }))
          all.push(`${placeOf(rule)}: rule ${rule.id} fails its example “${text}”: ${fault}`);
  }
  return { dir, faults: all, counts: { ...counts, rules, examples } };
}
