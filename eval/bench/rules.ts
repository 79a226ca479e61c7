// How the rule engine grows: the same sentences against 100 and against 10,000 rules, and how long these take to load.
import { join } from "node:path";
import { parse } from "yaml";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { LanguageKnowledge } from "../../src/knowledge/index.ts";
import { languageData, loadAnalyser } from "../../src/language/index.ts";
import type { Sentence } from "../../src/language/index.ts";
import { matchRules, readRules, rulesOf, type RuleSet } from "../../src/rules/index.ts";
import { readLines, root, table } from "./run.ts";

const ROUNDS = 25;
/** What the project asks of itself. */
const SLOWER_AT_MOST = 2;

const knowledge = loadKnowledge();
const english = knowledge.languages.get("en")!;

function sentencesOfGold(): Sentence[] {
  const analyser = loadAnalyser();
  const data = languageData("en", english.files.get("morphology"), []);
  return readLines(join(root, "eval/gold/documents.jsonl"))
    .map((line) => JSON.parse(line) as { text: string; language?: string })
    .filter(({ language = "en" }) => language === "en")
    .flatMap(({ text }) => analyser.analyse(text, data).sentences);
}

/** The project's own rules, and others on words of their own up to a number. */
function rulesUpTo(count: number): { rules: RuleSet; seconds: number } {
  const own = rulesOf(english, knowledge.kinds)!.rules.length;
  const text = Array.from({ length: Math.max(0, count - own) }, (_, at) => more(at)).join("");
  const file = { path: "more.yaml", name: "more", text, value: parse(text) as unknown };
  const language: LanguageKnowledge = { ...english, ruleFiles: [...english.ruleFiles, file] };
  const started = performance.now();
  const { ruleSet } = readRules(language, knowledge.kinds);
  return { rules: ruleSet!, seconds: (performance.now() - started) / 1000 };
}

function more(at: number): string {
  return `
- rule: more-${at}
  means: X words Y
  makes: event assault
  verb: [word${at}, wording${at}, work word${at}]
  roles: {actor: doer, target!: done-to}
  examples: ["They word${at} {target:it}.", {not: "They work."}]
`;
}

/** Processor time, the best of several rounds, rules in turn: so that other work on the machine counts little. */
function measure(sentences: readonly Sentence[], sets: readonly RuleSet[]): number[] {
  const best = sets.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    sets.forEach((rules, at) => {
      const before = process.cpuUsage();
      for (const sentence of sentences) matchRules(rules, sentence);
      const { user, system } = process.cpuUsage(before);
      best[at] = Math.min(best[at]!, (user + system) / 1e6);
    });
  }
  return best;
}

const sentences = sentencesOfGold();
const counts = [100, 1000, 10_000];
const sets = counts.map(rulesUpTo);
const seconds = measure(
  sentences,
  sets.map(({ rules }) => rules),
);
const rows = counts.map((count, at) => [
  String(count),
  `${(sets[at]!.seconds * 1000).toFixed(0)} ms`,
  `${((seconds[at]! / sentences.length) * 1e6).toFixed(1)} µs`,
  (seconds[at]! / seconds[0]!).toFixed(2),
]);
console.log(`${sentences.length} sentences, ${sets[0]!.rules.rules.length} rules at least`);
console.log(table([["rules", "loaded in", "a sentence", "times the first"], ...rows]));
const slower = seconds.at(-1)! / seconds[0]!;
console.log(`10,000 rules: ${slower.toFixed(2)} times as slow as 100 (at most ${SLOWER_AT_MOST})`);
process.exitCode = slower <= SLOWER_AT_MOST ? 0 : 1;
