// What hangs on a verb of saying: the person told, objects, clauses, and what a preposition behind it is about.
import { isComma, type Stretch } from "../line.ts";
import { type Asked, isInside, isOwn, isCue, isObject, wordsUnder } from "./asked.ts";
import { hasMark, isTopic, type Cue } from "./cues.ts";
import { branch, childBy, childrenOf, hangsBy, stretchAround, type LineTree } from "./tree.ts";

/** What hangs on the words of the cue, by what it is. */
export function sorted(asked: Asked): { told?: number; objects: number[]; clauses: number[] } {
  const { tree, cue } = asked;
  const objects: number[] = [];
  const clauses: number[] = [];
  const goesOn = cue.entry.attributes["continues"] === true;
  for (let word = cue.from; word < cue.to; word++) {
    for (const child of childrenOf(tree, word)) {
      // "continued the shelling", "went on fighting": only words go on by being said.
      if (goesOn && !hangsBy(tree, child, "complement") && !hangsBy(tree, child, "aside")) continue;
      if (isInside(child, cue) || (isOwn(asked, child) && cue.form !== "passive")) continue;
      if (isClause(asked, child)) clauses.push(child);
      else if (isThing(asked, child)) objects.push(child);
    }
  }
  if (cue.entry.attributes["object"] !== "addressee" || cue.form === "passive") return { objects, clauses };
  const told = objects.find(
    (one) => isGovernedBy(tree, one, cue, "addressee-prepositions") ?? isObject(tree, one),
  );
  return { ...(told !== undefined && { told }), objects: objects.filter((one) => one !== told), clauses };
}

export function isClause(asked: Asked, child: number): boolean {
  const { tree, cue } = asked;
  if (hangsBy(tree, child, "complement") || hangsBy(tree, child, "controlled")) return true;
  if (hangsBy(tree, child, "aside")) return !isCue(asked, child);
  // "called on Iraq to expel them"
  const takes = cue.act?.attributes["takes"];
  const takesInfinitive =
    cue.entry.attributes["object"] === "addressee" || (Array.isArray(takes) && takes.includes("to"));
  if (takesInfinitive && child > cue.from && hangsBy(tree, child, "adverbial"))
    return hasMark(tree, child, "infinitive-marks");
  // "Iran will answer, the minister warned": a clause before its verb, with a subject and no word that opens it.
  const bare = hangsBy(tree, child, "adverbial") && child < cue.from && cue.form === "finite";
  return (
    bare &&
    childBy(tree, child, "marker") === undefined &&
    childBy(tree, child, "subject") !== undefined &&
    !isParted(tree, child, cue.from)
  );
}

/** A semicolon or colon stands between two words. */
function isParted({ line }: LineTree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/^[;:؛]$/.test(line.tokens[at]!.text)) return true;
  return false;
}

function isThing({ tree, cue }: Asked, child: number): boolean {
  if (cue.form === "passive") return hangsBy(tree, child, "subject") && !isTold(tree, cue);
  if (cue.entry.attributes["impersonal"] === true && hangsBy(tree, child, "subject")) return true;
  if (isObject(tree, child) || isGoverned(tree, child, cue)) return true;
  return cue.entry.attributes["names"] === true && hasMark(tree, child, "as-words");
}

/** "He was told that …", "asked about it": the subject of the passive is who was spoken to. */
function isTold(tree: LineTree, { from, entry }: Cue): boolean {
  if (entry.attributes["object"] !== "addressee") return false;
  return childrenOf(tree, from).some(
    (child) => child > from && (isSaidClause(tree, child) || isTopic(tree, child)),
  );
}

function isSaidClause(tree: LineTree, child: number): boolean {
  return hangsBy(tree, child, "complement") || hangsBy(tree, child, "controlled");
}

/** The cue ends in a preposition ("called for") that governs the word. */
function isGoverned(tree: LineTree, at: number, cue: Cue): boolean {
  return isGovernedBy(tree, at, cue, "prepositions") !== undefined;
}

/** Whether the preposition of the cue that governs the word is of a class; undefined if none governs it. */
function isGovernedBy(tree: LineTree, at: number, cue: Cue, wordClass: string): boolean | undefined {
  const mark = childrenOf(tree, at).find(
    (one) => one > cue.from && one < cue.to && hangsBy(tree, one, "marker"),
  );
  return mark === undefined ? undefined : tree.line.is(mark, wordClass);
}

/** "thanked voters for their support": what follows an object up to the next comma belongs to it, but for times. */
export function tail(asked: Asked, words: readonly number[]): number[] {
  const { tree, cue } = asked;
  const { line } = tree;
  let last = Math.max(...words, cue.to - 1);
  const found: number[] = [];
  for (const child of childrenOf(tree, cue.from)) {
    if (hangsBy(tree, child, "agent")) continue;
    if (
      child <= last ||
      !(hangsBy(tree, child, "oblique") || hangsBy(tree, child, "adverbial")) ||
      isCue(asked, child)
    )
      continue;
    const under = wordsUnder(asked, child);
    const first = under[0] ?? child;
    if (first !== last + 1 || isComma(line, first) || line.is(child, "time-words")) break;
    found.push(...under);
    last = Math.max(...under);
  }
  return found;
}

/** "asked about the loan", "warned against it": what the preposition behind the verb governs. */
export function topic(asked: Asked): number[] {
  const { tree, cue } = asked;
  if (cue.entry.attributes["continues"] === true) return [];
  for (const child of childrenOf(tree, cue.from)) {
    if (child < cue.to || !isTopic(tree, child)) continue;
    const mark = childrenOf(tree, child).find((one) => hangsBy(tree, one, "marker"));
    return wordsUnder(asked, child).filter((at) => at !== mark);
  }
  return [];
}

/** The person told, without what is said of them. */
export function personAt(tree: LineTree, head: number): Stretch {
  return stretchAround(
    tree,
    branch(tree, head, (child) => hangsBy(tree, child, "relative-clause")),
    head,
  );
}
