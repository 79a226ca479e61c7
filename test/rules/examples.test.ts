// Runs every example of every rule file in knowledge/languages/<xx>/rules: the marks are what must come out.
import { describe, expect, test } from "vitest";
import { createCoder } from "../../src/app/coder.ts";
import { failedExamples } from "../../src/app/rule-examples.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { placeOf, rulesOf } from "../../src/rules/index.ts";

const knowledge = loadKnowledge();
const coder = createCoder(knowledge);

describe.each([...knowledge.languages.values()].filter((language) => language.ruleFiles.length > 0))(
  "rules of $name",
  (language) => {
    const rules = rulesOf(language, knowledge.kinds)!;

    test("there are some, and each file is read", () => {
      const files = new Set(rules.rules.map((rule) => rule.file.path));
      expect([...files].sort()).toEqual(language.ruleFiles.map((file) => file.path).sort());
    });

    test("do with their examples what the examples say", { timeout: 60_000 }, () => {
      const faults = [...failedExamples({ rules, language, coder })].map(
        ({ rule, text, fault }) => `${placeOf(rule)} ${rule.id}: “${text}”: ${fault}`,
      );
      expect(faults).toEqual([]);
    });
  },
);
