// A line with its tree, and stretches of words cut out of it. Labels and tags have their meaning from relations.yaml.
import { treeOf, type Grammar, type SetName, type Tree } from "../../../rules/index.ts";
import { isWord, type Line, type Stretch } from "../line.ts";

export interface LineTree {
  readonly line: Line;
  readonly grammar: Grammar;
  readonly tree: Tree;
  readonly size: number;
}

export function treeOfLine(grammar: Grammar, line: Line): LineTree | undefined {
  const tree = treeOf(line.sentence, grammar);
  return tree && { line, grammar, tree, size: line.tokens.length };
}

/** The word that a word hangs on, -1 for the root. */
export function headOf({ tree, size }: LineTree, at: number): number {
  const head = tree.tokens[at]?.head ?? -1;
  return head < size && head !== at ? head : -1;
}

export function hangsBy({ tree, grammar }: LineTree, at: number, set: SetName): boolean {
  return grammar.sets[set].has(tree.tokens[at]?.deprel ?? "");
}

export function childrenOf({ tree }: LineTree, at: number): readonly number[] {
  return tree.children[at] ?? [];
}

export function childBy(tree: LineTree, at: number, set: SetName): number | undefined {
  return childrenOf(tree, at).find((child) => hangsBy(tree, child, set));
}

export function isVerb({ tree, grammar }: LineTree, at: number): boolean {
  return grammar.verbTags.has(tree.tokens[at]?.upos ?? "");
}

export function isNoun({ tree, grammar }: LineTree, at: number): boolean {
  return grammar.nounTags.has(tree.tokens[at]?.upos ?? "");
}

/** A name, noun or pronoun; "IS" and "WHO" are names although the tree may take them for small words. */
export function isNominal(tree: LineTree, at: number): boolean {
  const { line } = tree;
  if (isNoun(tree, at) || line.is(at, "subject-pronouns")) return true;
  const token = line.tokens[at];
  return (
    token !== undefined &&
    /^\p{Lu}{2,}$/u.test(token.text) &&
    !line.is(at, "auxiliaries") &&
    line.grammar.is(token, "auxiliaries")
  );
}

/** All words of a branch in text order; branches for which `leave` holds stay out. */
export function branch(tree: LineTree, top: number, leave?: (child: number) => boolean): number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  const open = [top];
  while (open.length > 0) {
    const at = open.pop()!;
    if (seen.has(at)) continue;
    seen.add(at);
    found.push(at);
    for (const child of childrenOf(tree, at)) if (!leave?.(child)) open.push(child);
  }
  return found.sort((a, b) => a - b);
}

/** Words as unbroken stretches; only marks stand between the words of one. */
export function stretchesOf(line: Line, words: readonly number[]): Stretch[] {
  const found: { from: number; to: number }[] = [];
  for (const at of words) {
    const last = found.at(-1);
    if (last && !hasWord(line, { from: last.to, to: at })) last.to = at + 1;
    else found.push({ from: at, to: at + 1 });
  }
  return found;
}

export function hasWord(line: Line, { from, to }: Stretch): boolean {
  for (let i = from; i < to; i++) if (isWord(line, i)) return true;
  return false;
}

/** The unbroken stretch that holds one of the words. */
export function stretchAround(tree: LineTree, words: readonly number[], at: number): Stretch {
  const found = stretchesOf(tree.line, words).find(({ from, to }) => from <= at && at < to);
  return found ?? { from: at, to: at + 1 };
}
