// Rules to an index on the words that can trigger them, so that cost grows with the text and not with the rules.
import { fault, lineOf, throwFaults } from "../knowledge/index.ts";
import type { Fault, Kinds, LanguageKnowledge } from "../knowledge/index.ts";
import type { Token } from "../language/index.ts";
import { Remembered } from "../text/index.ts";
import { readGrammar, type Grammar } from "./grammar.ts";
import { readRuleFile } from "./rule-file.ts";
import type { Rule, Use, Words } from "./types.ts";
import { keysOf, patternsOf, type Pattern } from "./words.ts";

/** A rule that may be triggered by a word, and the patterns that begin with the word. */
export interface Trigger {
  readonly rule: Rule;
  readonly use: Use;
  readonly patterns: readonly Pattern[];
}

/** Compiled rules of one language. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly grammar: Grammar;
  /** What may begin at a token, by its form or its lemma. */
  triggersOf(token: Token): readonly Trigger[];
}

/** First word of a trigger, folded → what may begin there. */
type Index = ReadonlyMap<string, readonly Trigger[]>;

const NONE: readonly Trigger[] = [];
const REMEMBERED_FORMS = 10_000;

/** Few words make most of a text: a small table of those in use is quicker than the one of all triggers. */
function lookUp(index: Index): RuleSet["triggersOf"] {
  const remembered = new Remembered<
    string,
    { readonly lemma: string; readonly triggers: readonly Trigger[] }
  >(REMEMBERED_FORMS);
  return (token) => {
    const known = remembered.get(token.norm);
    if (known?.lemma === token.lemma) return known.triggers;
    const found = keysOf(token).flatMap((key) => index.get(key) ?? NONE);
    const triggers = found.length > 0 ? found : NONE;
    remembered.set(token.norm, { lemma: token.lemma, triggers });
    return triggers;
  };
}

function indexOf(rules: readonly Rule[]): Index {
  const index = new Map<string, Trigger[]>();
  const add = (rule: Rule, use: Use, words: Words): void => {
    for (const [first, patterns] of patternsOf(words)) {
      const known = index.get(first);
      if (known) known.push({ rule, use, patterns });
      else index.set(first, [{ rule, use, patterns }]);
    }
  };
  for (const rule of rules)
    for (const use of ["verb", "noun", "word"] as const)
      for (const words of rule.triggers[use] ?? []) add(rule, use, words);
  return index;
}

/** A rule set from rules that have been read. */
export function ruleSetOf(rules: readonly Rule[], grammar: Grammar): RuleSet {
  return { rules, grammar, triggersOf: lookUp(indexOf(rules)) };
}

/** Every rule of a language that has no fault, and the faults of relations.yaml and of the others. */
export function readRules(
  language: LanguageKnowledge,
  kinds: Kinds,
): { readonly ruleSet: RuleSet | undefined; readonly faults: readonly Fault[] } {
  const { grammar, faults: grammarFaults } = readGrammar(language);
  const faults: Fault[] = [...grammarFaults];
  if (!grammar) return { ruleSet: undefined, faults };
  const reading = { language, kinds, grammar };
  const rules = language.ruleFiles.flatMap((file) => readRuleFile(file, reading, faults));
  return { ruleSet: ruleSetOf(distinct(rules, faults), grammar), faults };
}

/** "claims.yaml:12", for messages. */
export function placeOf(rule: Rule): string {
  return `${rule.file.name}.yaml:${lineOf(rule.file, rule.path)}`;
}

/** A rule's name says what made a record: two rules must not share one. */
function distinct(rules: readonly Rule[], faults: Fault[]): Rule[] {
  const seen = new Map<string, Rule>();
  for (const rule of rules) {
    const known = seen.get(rule.id);
    if (known)
      fault(
        { file: rule.file, path: rule.path, faults },
        `the rule "${rule.id}" is there already, in ${placeOf(known)}; give it another name`,
      );
    else seen.set(rule.id, rule);
  }
  return [...seen.values()];
}

const made = new WeakMap<LanguageKnowledge, RuleSet | null>();

/**
 * The rules of a language, compiled once for as long as the knowledge is loaded; undefined where it has no relations.yaml.
 * Throws a `bad-knowledge` error that names file, line and the nearest valid value.
 */
export function rulesOf(language: LanguageKnowledge, kinds: Kinds): RuleSet | undefined {
  const known = made.get(language);
  if (known !== undefined) return known ?? undefined;
  const { ruleSet, faults } = readRules(language, kinds);
  throwFaults(faults, "");
  made.set(language, ruleSet ?? null);
  return ruleSet;
}
