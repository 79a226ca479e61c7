// The door of the rules: rule files and relations.yaml in, matches with named roles out. What is a word or a label is data.
export type { Example, Makes, Match, Phrase, RecordName, Rule, RoleRule, Voice } from "./types.ts";
export { placeOf, readRules, rulesOf, ruleSetOf, type RuleSet } from "./compile.ts";
export { matchRules, type MatchOptions } from "./match.ts";
export { framesOf, type Frames } from "./arguments.ts";
export { explainRules, type Explanation } from "./explain.ts";
export { judgeExample, readExample, tempts } from "./examples.ts";
export { typesOf } from "./mentioned.ts";
// For code that walks trees itself.
export { grammarOf, type Grammar, type SetName } from "./grammar.ts";
export { hungTokens, treeOf, type Tree } from "./tree.ts";
export { childrenBy, headOf, is, isPassive, objectsOf, subjectsOf, type Asking } from "./subjects.ts";
