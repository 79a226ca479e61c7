// Whether one test of an aspect holds at a word; which aspects there are is said in relations.yaml.
import type { AspectTest } from "./aspect-tests.ts";
import { childrenBy, headOf, is, objectsOf, subjectsOf, type Asking } from "./subjects.ts";
import { hasFeatures, hasWord } from "./tree.ts";

const CLIMB = 8;

export function holds(asking: Asking, at: number, test: AspectTest): boolean {
  const { tree } = asking;
  if (test.alone && childrenBy(asking, at, "auxiliary").length > 0) return false;
  if (test.ends) return tree.tokens.at(-1) !== undefined && test.ends.has(tree.tokens.at(-1)!.norm);
  if (test.subject) return oneHas(asking, subjectsOf(asking, at), test.subject);
  if (test.object) return oneHas(asking, objectsOf(asking, at), test.object);
  if (test.clause) return clauseOpens(asking, at, test.clause);
  if (!test.under) return fits(asking, at, test);
  return tree.children[at]!.some(
    (child) => test.under!.has(tree.tokens[child]!.deprel ?? "") && fits(asking, child, test),
  );
}

function fits(asking: Asking, at: number, test: AspectTest): boolean {
  const token = asking.tree.tokens[at]!;
  if (test.words && !hasWord(token, test.words)) return false;
  return test.feats.length === 0 || hasFeatures(token, test.feats);
}

/** One is one of the words, or has one hanging on it in front ("no group has claimed", "suffered no losses"). */
function oneHas({ tree }: Asking, heads: readonly number[], words: ReadonlySet<string>): boolean {
  return heads.some(
    (head) =>
      hasWord(tree.tokens[head]!, words) ||
      tree.children[head]!.some((child) => child < head && hasWord(tree.tokens[child]!, words)),
  );
}

function clauseOpens(asking: Asking, trigger: number, words: ReadonlySet<string>): boolean {
  let at = trigger;
  for (let steps = 0; steps < CLIMB && at >= 0; steps++) {
    if (is(asking, at, "clause") && asking.tree.markers[at]!.some((word) => words.has(word))) return true;
    at = headOf(asking, at);
  }
  return false;
}
