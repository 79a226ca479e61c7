// Negation, tense and the like of a trigger, by the tests that relations.yaml lists.
import type { AspectTest } from "./aspect-tests.ts";
import { lightVerbsOf, type FrameAsking } from "./frames.ts";
import { childrenBy, headOf, is, isNoun, subjectsOf } from "./subjects.ts";
import { hasFeatures, hasWord } from "./tree.ts";

const CLIMB = 8;

/** Names of the aspects that hold for a trigger; a noun takes those of the verb that carries it as well. */
export function aspectsOf(asking: FrameAsking, trigger: number): Set<string> {
  const carriers = isNoun(asking, trigger) ? lightVerbsOf(asking, trigger).map(({ verb }) => verb) : [];
  const places = [...sharing(asking, trigger), ...carriers];
  const found = new Set<string>();
  for (const [name, tests] of asking.grammar.aspects) {
    if (places.some((at) => tests.some((test) => holds(asking, at, test)))) found.add(name);
  }
  return found;
}

/** "did not attack or loot": a verb without a subject of its own stands under the words before the first verb. */
function sharing(asking: FrameAsking, trigger: number): number[] {
  const places = [trigger];
  let at = trigger;
  for (let steps = 0; steps < CLIMB; steps++) {
    const bare =
      childrenBy(asking, at, "subject").length === 0 && childrenBy(asking, at, "auxiliary").length === 0;
    const head = headOf(asking, at);
    if (!bare || head < 0 || !is(asking, at, "conjunct") || isNoun(asking, at)) break;
    places.push(head);
    at = head;
  }
  return places;
}

function holds(asking: FrameAsking, at: number, test: AspectTest): boolean {
  const { tree } = asking;
  if (test.alone && childrenBy(asking, at, "auxiliary").length > 0) return false;
  if (test.ends) return tree.tokens.at(-1) !== undefined && test.ends.has(tree.tokens.at(-1)!.norm);
  if (test.subject) return subjectHas(asking, at, test.subject);
  if (test.clause) return clauseOpens(asking, at, test.clause);
  if (!test.under) return fits(asking, at, test);
  return tree.children[at]!.some(
    (child) => test.under!.has(tree.tokens[child]!.deprel ?? "") && fits(asking, child, test),
  );
}

function fits(asking: FrameAsking, at: number, test: AspectTest): boolean {
  const token = asking.tree.tokens[at]!;
  if (test.words && !hasWord(token, test.words)) return false;
  return test.feats.length === 0 || hasFeatures(token, test.feats);
}

/** The subject is one of the words, or has one hanging on it in front ("no group has claimed", "neither the army"). */
function subjectHas(asking: FrameAsking, at: number, words: ReadonlySet<string>): boolean {
  const { tree } = asking;
  return subjectsOf(asking, at).some(
    (subject) =>
      hasWord(tree.tokens[subject]!, words) ||
      tree.children[subject]!.some((child) => child < subject && hasWord(tree.tokens[child]!, words)),
  );
}

function clauseOpens(asking: FrameAsking, trigger: number, words: ReadonlySet<string>): boolean {
  let at = trigger;
  for (let steps = 0; steps < CLIMB && at >= 0; steps++) {
    if (is(asking, at, "clause") && asking.tree.markers[at]!.some((word) => words.has(word))) return true;
    at = headOf(asking, at);
  }
  return false;
}
