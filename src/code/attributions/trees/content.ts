// Which words were said: the clauses and objects that hang on the verb, or the clause in which the verb stands as an aside.
import type { Stretch } from "../line.ts";
import { saysBehind, isInserted, besides, around, withoutAside } from "./asides.ts";
import { type Asked, isInside, isOwn, isObject, isAside, leaves, wordsUnder } from "./asked.ts";
import { hasMark } from "./cues.ts";
import { openingOf, clauseOver, personBefore } from "./opening.ts";
import { sorted, tail, topic, personAt } from "./parts.ts";
import { branch, childrenOf, hangsBy, headOf, type LineTree } from "./tree.ts";

export interface Said {
  /** Word indexes in order. */
  readonly words: readonly number[];
  readonly addressee?: Stretch;
  /** What an act is about where nothing was said in so many words. */
  readonly bare?: readonly number[];
}

export function saidBy(asked: Asked): Said {
  const { tree } = asked;
  const open = openingOf(asked);
  const found = sorted(asked);
  const { told, objects } = found;
  const clauses =
    open === undefined ? found.clauses : [...found.clauses, clauseOver(tree, open)].filter((one) => one >= 0);
  const withObjects =
    clauses.length === 0 || isImpersonal(asked) || objects.some((one) => isObject(tree, one));
  let words = [...(withObjects && open === undefined ? objects : []), ...clauses].flatMap((head) =>
    wordsUnder(asked, head),
  );
  if (open !== undefined) words = words.filter((word) => word >= open);
  else if (objects.length > 0 && words.length > 0) words.push(...tail(asked, words));
  if (open === undefined && !saysBehind(asked) && isInserted(asked)) words = besides(asked);
  if (words.length === 0 && !holdsObject(asked)) {
    words = topic(asked);
    if (words.length === 0) words = around(asked);
    if (words.length === 0 && isAside(tree, asked.cue)) words = besides(asked);
  }
  if (echoes(asked, words)) words = around(asked);
  const addressee = open === undefined ? told && personAt(tree, told) : personBefore(asked, open);
  const onlyRelative = words.every((word) => isRelative(asked, word));
  const behind = onlyRelative ? wordsBehind(asked, told) : [];
  if (asked.cue.act && behind.length === 0)
    words = words.flatMap((word) => (isObjectWord(asked, word) ? nounOf(tree, word) : [word]));
  const bare = behind.length > 0 ? behind : undefined;
  if (bare && asked.cue.act) words = [];
  const inOrder = unbroken(
    asked,
    [...new Set(words)].sort((a, b) => a - b),
  );
  return { words: withoutAside(asked, inOrder), ...(addressee && { addressee }), ...(bare && { bare }) };
}

/** "He appears to hide": nobody says so; who hides is part of what is said. */
function isImpersonal({ cue }: Asked): boolean {
  return cue.entry.attributes["impersonal"] === true;
}

/** "holds it responsible": the words of the act are all there is. */
function holdsObject({ tree, cue }: Asked): boolean {
  if (cue.act === undefined) return false;
  return childrenOf(tree, cue.from).some((child) => child < cue.to && isObject(tree, child));
}

/** "…, as it announced itself", "as he put it": a pronoun stands for the clause around. */
function echoes({ tree, cue }: Asked, words: readonly number[]): boolean {
  const isPronoun = (at: number) => tree.line.is(at, "reflexives") || tree.line.is(at, "object-pronouns");
  return words.length > 0 && hasMark(tree, cue.from, "as-words") && words.every(isPronoun);
}

function isRelative({ tree }: Asked, at: number): boolean {
  return tree.line.is(at, "relatives") && !hangsBy(tree, at, "marker");
}

/** "which the group claimed": not the "which" of a clause inside what is said. */
function isObjectWord(asked: Asked, at: number): boolean {
  return isRelative(asked, at) && isInside(headOf(asked.tree, at), asked.cue);
}

/** The noun phrase that a relative word stands for, without its clause. */
function nounOf(tree: LineTree, at: number): number[] {
  let clause = headOf(tree, at);
  while (clause >= 0 && !hangsBy(tree, clause, "relative-clause")) clause = headOf(tree, clause);
  const noun = headOf(tree, clause);
  return noun < 0 ? [at] : branch(tree, noun, (child) => child === clause);
}

/** Behind the verb what was said is one stretch, but for verbs of saying that leave it. */
function unbroken(asked: Asked, words: readonly number[]): readonly number[] {
  const { tree, cue, cues } = asked;
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined || first < cue.to) return words;
  const left = new Set(
    cues.filter((other) => other !== cue && leaves(tree, other)).flatMap((other) => branch(tree, other.from)),
  );
  return [...Array(last - first + 1).keys()]
    .map((step) => first + step)
    .filter((at) => !left.has(at) && !isOwn(asked, at));
}

/** All that hangs on the verb behind it: what an act is about where the tree names no object; of a told person what is ordered. */
function wordsBehind(asked: Asked, told: number | undefined): readonly number[] {
  const { cue } = asked;
  if (told === undefined) return wordsUnder(asked, cue.from).filter((at) => at >= cue.to);
  const words = wordsUnder(asked, told);
  return unbroken(asked, [...words, ...tail(asked, words)]);
}
