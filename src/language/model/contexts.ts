// What tells the part of speech of a word that stands in a tagged tree, as hashed keys: the words and tags around it,
// its relation, its head and what hangs on it. Used alike by training and at run time.

/** Rows of the table that the keys lead to; part of the model's format, so a change needs new weights. */
export const CONTEXT_ROWS = 32_768;

/** A sentence as far as it is known when one word's tag is asked for. */
export interface TaggedTree {
  readonly forms: readonly string[];
  readonly upos: readonly string[];
  /** Index in the sentence, -1 the root. */
  readonly heads: ArrayLike<number>;
  readonly relations: readonly string[];
  /** Case tells nothing here. */
  readonly caseless: boolean;
}

/** The keys of the token at an index; `known` false leaves out those of the word itself, as for a word never seen. */
export type ContextReader = (token: number, known?: boolean) => Int32Array;

/** Relations that say something of the word they hang on. */
const TELLING = new Set(
  "det case amod nsubj aux cop compound flat nmod:poss nummod mark advmod obj conj cc nmod".split(" "),
);
const LONGEST_FORM = 32;

export function contextsOf(tree: TaggedTree): ContextReader {
  const { forms, upos, heads, relations, caseless } = tree;
  const words = forms.map((form) => form.slice(0, LONGEST_FORM).toLowerCase());
  const written = caseless ? words : forms;
  const title = titleLike(written);
  const dependents = dependentsOf(tree);
  const word = (i: number): string => words[i] ?? (i < 0 ? "^" : "$");
  const shape = (i: number): string => (i < 0 || i >= forms.length ? "#" : shapeOf(written[i]!));
  const tag = (i: number): string => upos[i] ?? "#";

  return (i, known = true) => {
    const own = word(i);
    const [before, after] = [word(i - 1), word(i + 1)];
    const [shapeBefore, ownShape, shapeAfter] = [shape(i - 1), shape(i), shape(i + 1)];
    const [tagBefore, tagAfter] = [tag(i - 1), tag(i + 1)];
    const relation = relations[i]!;
    const head = heads[i]!;
    const headTag = head >= 0 ? tag(head) : "root";
    const [end2, end3] = [own.slice(-2), own.slice(-3)];
    const first = i === 0 ? "1" : "0";
    const hanging = dependents[i]!;
    const all = hanging.join(",");
    const keys = [
      "any",
      `e2 ${end2}`,
      `e3 ${end3}`,
      `e4 ${own.slice(-4)}`,
      `b2 ${own.slice(0, 2)}`,
      `b3 ${own.slice(0, 3)}`,
      `s ${ownShape} ${first}`,
      `st ${ownShape} ${title} ${first}`,
      `w- ${before}`,
      `w+ ${after}`,
      `e- ${before.slice(-3)}`,
      `e+ ${after.slice(-3)}`,
      `s- ${shapeBefore} ${ownShape}`,
      `s+ ${ownShape} ${shapeAfter}`,
      `s-+ ${shapeBefore} ${ownShape} ${shapeAfter}`,
      `t- ${tagBefore}`,
      `t+ ${tagAfter}`,
      `t-+ ${tagBefore} ${tagAfter}`,
      `t-- ${tag(i - 2)} ${tagBefore}`,
      `t++ ${tagAfter} ${tag(i + 2)}`,
      `te ${tagBefore} ${end2} ${tagAfter}`,
      `ts ${tagBefore} ${ownShape} ${tagAfter}`,
      `r ${relation}`,
      `rs ${relation} ${ownShape} ${first}`,
      `rh ${relation} ${headTag}`,
      `rd ${relation} ${headTag} ${head > i ? "+" : "-"}`,
      `re ${relation} ${end3}`,
      `rw ${relation} ${head >= 0 ? word(head) : "root"}`,
      `d ${all}`,
      `dr ${relation} ${all}`,
    ];
    for (const each of hanging) keys.push(`d1 ${each}`, `de ${each} ${end2}`);
    if (known)
      keys.push(
        `w ${own}`,
        `f ${written[i]!}`,
        `ww- ${before} ${own}`,
        `ww+ ${own} ${after}`,
        `wt- ${own} ${tagBefore}`,
        `wt+ ${own} ${tagAfter}`,
        `wr ${own} ${relation}`,
      );
    return Int32Array.from(keys, rowOf);
  };
}

/** FNV-1a over UTF-16 units, mixed. */
function rowOf(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) % CONTEXT_ROWS;
}

/** "Xx-d": kinds of characters in a row, each once. */
function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  for (const c of form.slice(0, 16)) {
    const kind = /\p{Lu}/u.test(c) ? "X" : /\p{L}/u.test(c) ? "x" : /\d/.test(c) ? "d" : c;
    if (kind !== last) shape += kind;
    last = kind;
  }
  return shape.slice(0, 6);
}

/** How much of the sentence begins with capitals: in a headline they say little. */
function titleLike(forms: readonly string[]): string {
  let long = 0;
  let capital = 0;
  for (const form of forms) {
    if (!/^\p{L}{4}/u.test(form)) continue;
    long++;
    if (/^\p{Lu}/u.test(form)) capital++;
  }
  return long < 3 ? "short" : capital > 0.8 * long ? "title" : capital > 0.5 * long ? "mixed" : "text";
}

/** The telling relations of what hangs on each token, each once, in alphabetical order; voice left out. */
function dependentsOf({ heads, relations, forms }: TaggedTree): string[][] {
  const found = forms.map((): string[] => []);
  relations.forEach((full, i) => {
    const relation = full.replace(":pass", "");
    const of = found[heads[i]!];
    if (of && TELLING.has(relation) && !of.includes(relation)) of.push(relation);
  });
  return found.map((each) => each.sort());
}
