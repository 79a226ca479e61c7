// What is asked when the words of one report are looked for, and which words of a branch are its own.
import { isComma, type Stretch } from "../line.ts";
import type { Cue } from "./cues.ts";
import type { Source } from "./phrase.ts";
import { branch, childBy, childrenOf, hangsBy, type LineTree } from "./tree.ts";

export interface Asked {
  readonly tree: LineTree;
  readonly cue: Cue;
  readonly source: Source | undefined;
  readonly cues: readonly Cue[];
}

export function isInside(at: number, { from, to }: Stretch): boolean {
  return at >= from && at < to;
}

export function isOwn({ cue, source }: Asked, at: number): boolean {
  return isInside(at, cue) || (source !== undefined && isInside(at, source.stretch));
}

export function isCue({ cues }: Asked, at: number): boolean {
  return cues.some((cue) => cue.from === at);
}

export function isObject(tree: LineTree, at: number): boolean {
  return hangsBy(tree, at, "object") || hangsBy(tree, at, "controller");
}

/** What hangs on a verb as its words; the object of "told" is who was told. */
export function isSaid(tree: LineTree, cue: Cue, child: number): boolean {
  if (hangsBy(tree, child, "complement") || hangsBy(tree, child, "controlled")) return true;
  return isObject(tree, child) && cue.entry.attributes["object"] !== "addressee";
}

/** "…, Reuters reported": a subject behind a comma, and nothing said behind the verb. */
export function isAside(tree: LineTree, cue: Cue): boolean {
  if (cue.form !== "finite") return false;
  const subject = childBy(tree, cue.from, "subject");
  if (
    subject === undefined ||
    subject > cue.from ||
    !(hangsBy(tree, cue.from, "complement") || hangsBy(tree, cue.from, "conjunct"))
  )
    return false;
  const said = childrenOf(tree, cue.from).some((child) => child > cue.from && isSaid(tree, cue, child));
  const [first] = branch(tree, subject);
  return !said && first !== undefined && isComma(tree.line, first - 1);
}

/** Another verb of saying whose words are not among those said here. */
export function leaves(tree: LineTree, cue: Cue): boolean {
  return cue.goesOn !== undefined || isAside(tree, cue);
}

/** A branch without the cue, the source, and verbs that go on from this one. */
export function wordsUnder(asked: Asked, top: number): number[] {
  const { tree, cue, cues } = asked;
  const leave = (child: number) =>
    isInside(child, cue) ||
    cues.some((other) => other.from === child && other !== cue && leaves(tree, other));
  return branch(tree, top, leave).filter((at) => !isOwn(asked, at));
}
