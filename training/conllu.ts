// Reads CoNLL-U treebanks and merges hyphen compounds ("Iran-backed") into one token, as the tokeniser leaves them.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { groupsOf } from "../src/language/compounds.ts";

export interface Word {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  /** 0 = root, else the position of the head, from 1. */
  readonly head: number;
  readonly deprel: string;
  readonly misc: string;
  readonly spaceAfter: boolean;
}

export interface Tree {
  readonly id: string;
  readonly words: readonly Word[];
}

/** A token of the training trees: one word, or the words of a hyphen compound. */
export interface Merged extends Word {
  readonly from: number;
  readonly to: number;
}

export const textOf = (file: string): string => {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};

export function readTrees(text: string): Tree[] {
  const trees: Tree[] = [];
  for (const block of text.replace(/\r/g, "").split(/\n\n+/)) {
    const id = /^# sent_id = (.*)$/m.exec(block)?.[1] ?? "";
    const words: Word[] = [];
    let rangeEnd = 0;
    let rangeSpace = true;
    for (const line of block.split("\n")) {
      const c = line.split("\t");
      const range = /^(\d+)-(\d+)$/.exec(c[0] ?? "");
      if (range) {
        rangeEnd = Number(range[2]);
        rangeSpace = !(c[9] ?? "").includes("SpaceAfter=No");
      }
      if (c.length < 10 || !/^\d+$/.test(c[0] ?? "")) continue;
      const n = Number(c[0]);
      const spaceAfter =
        n < rangeEnd ? false : n === rangeEnd ? rangeSpace : !c[9]!.includes("SpaceAfter=No");
      words.push({
        form: c[1]!,
        lemma: c[2]!,
        upos: c[3]!,
        xpos: c[4]!,
        feats: c[5]!,
        head: Number(c[6]),
        deprel: c[7]!,
        misc: c[9]!,
        spaceAfter,
      });
    }
    if (words.length) trees.push({ id, words });
  }
  return trees;
}

/** The part that carries the compound: its head lies outside (the first such part where several do). */
export function headPart(words: readonly Word[], [from, to]: readonly [number, number]): number {
  for (let i = to; i >= from; i--) {
    const head = words[i]!.head - 1;
    if ((head < from || head > to) && words[i]!.upos !== "PUNCT") return i;
  }
  return to;
}

export function mergeCompounds(words: readonly Word[]): Merged[] {
  const groups = groupsOf(words);
  const groupOf = new Map<number, number>();
  groups.forEach(([a, b], g) => {
    for (let i = a; i <= b; i++) groupOf.set(i, g);
  });
  return groups.map((group): Merged => {
    const [from, to] = group;
    const w = words[headPart(words, group)]!;
    const form = words
      .slice(from, to + 1)
      .map((x) => x.form)
      .join("");
    const lemma = from === to ? w.lemma : form.toLowerCase();
    return {
      ...w,
      form,
      lemma,
      from,
      to,
      spaceAfter: words[to]!.spaceAfter,
      head: w.head === 0 ? 0 : groupOf.get(w.head - 1)! + 1,
    };
  });
}
