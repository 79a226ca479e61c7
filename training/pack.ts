// Rounds the trained weights to 8 bits and writes the model file: `node training/pack.ts --data DIR --work DIR --out FILE`.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FORMAT } from "../src/language/model/file.ts";
import type { Header, TensorPlace } from "../src/language/model/file.ts";
import { readTrees, textOf } from "./conllu.ts";
import { learnContexts } from "./contexts.ts";
import { learnTables } from "./morphology.ts";

const { values: args } = parseArgs({
  options: {
    data: { type: "string" },
    work: { type: "string" },
    weights: { type: "string" },
    out: { type: "string" },
  },
});
const data = args.data ?? "../shared/data";
const work = args.work ?? "training/work";
const out = args.out ?? "models/english.bin";

interface Weights {
  readonly rows: number;
  readonly columns: number;
  /** Column by column, as the trainer keeps them: one column of a table is one entry. */
  readonly values: Float32Array;
}

function readWeights(file: string): Map<string, Weights> {
  const bytes = readFileSync(file);
  const weights = new Map<string, Weights>();
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const [name, rows, columns] = bytes.toString("utf8", at, end).split(" ") as [string, string, string];
    const size = Number(rows) * Number(columns);
    weights.set(name, {
      rows: Number(rows),
      columns: Number(columns),
      values: new Float32Array(
        bytes.buffer.slice(bytes.byteOffset + end + 1, bytes.byteOffset + end + 1 + size * 4),
      ),
    });
    at = end + 1 + size * 4;
  }
  return weights;
}

const blobs: Uint8Array[] = [];
let size = 0;
function put(bytes: Uint8Array): number {
  const at = size;
  const room = Math.ceil(bytes.length / 16) * 16;
  const blob = new Uint8Array(room);
  blob.set(bytes);
  blobs.push(blob);
  size += room;
  return at;
}

/** Rows of 8-bit numbers, each on its own scale. */
function rounded(values: Float32Array, rows: number, columns: number): TensorPlace {
  const numbers = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let largest = 0;
    for (let c = 0; c < columns; c++) largest = Math.max(largest, Math.abs(values[r * columns + c]!));
    scales[r] = largest / 127;
    if (largest > 0)
      for (let c = 0; c < columns; c++)
        numbers[r * columns + c] = Math.round((values[r * columns + c]! / largest) * 127);
  }
  return {
    rows,
    columns,
    at: put(new Uint8Array(numbers.buffer)),
    scales: put(new Uint8Array(scales.buffer)),
  };
}

function floats(values: Float32Array, rows: number, columns: number): TensorPlace {
  return { rows, columns, at: put(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) };
}

function transposed({ rows, columns, values }: Weights): Float32Array {
  const result = new Float32Array(values.length);
  for (let c = 0; c < columns; c++)
    for (let r = 0; r < rows; r++) result[r * columns + c] = values[c * rows + r]!;
  return result;
}

const tables = JSON.parse(readFileSync(join(work, "tables.json"), "utf8")) as {
  words: string[];
  trained: number;
  tags: string[];
  relations: string[];
};
const weights = readWeights(args.weights ?? join(work, "weights.f32"));
const EMBEDDINGS = new Set(["word", "suffix2", "suffix3", "prefix3", "shape", "gram"]);
const tensors: Record<string, TensorPlace> = {};
const vectorBytes = readFileSync(join(work, "vectors.f32"));
tensors["vectors"] = rounded(
  new Float32Array(vectorBytes.buffer, vectorBytes.byteOffset, vectorBytes.length / 4),
  tables.words.length,
  100,
);
for (const [name, w] of weights) {
  if (EMBEDDINGS.has(name)) tensors[name] = rounded(w.values, w.columns, w.rows);
  else if (w.columns > 1 && /\.(W|U|E)$/.test(name))
    tensors[name] = rounded(transposed(w), w.rows, w.columns);
  else tensors[name] = floats(w.values, w.columns, w.rows);
}
const encode = (text: string): { at: number; bytes: number } => {
  const bytes = Buffer.from(text);
  return { at: put(bytes), bytes: bytes.length };
};
const trees = ["ud-ewt/train.conllu.gz", "gum/train.conllu.gz"].flatMap((f) =>
  readTrees(textOf(join(data, f))),
);
const contexts = learnContexts(trees, tables.tags);
tensors["contexts"] = rounded(contexts.values, contexts.values.length / contexts.columns, contexts.columns);
const header: Header = {
  format: FORMAT,
  name: "english",
  hidden: weights.get("sru1.v")!.rows / 2,
  trainedWords: tables.trained,
  tags: tables.tags,
  relations: tables.relations,
  words: encode(tables.words.join("\n")),
  tables: encode(JSON.stringify(learnTables(trees))),
  tensors,
};
const head = Buffer.from(JSON.stringify(header));
const start = new Uint8Array(Math.ceil((4 + head.length) / 16) * 16);
new DataView(start.buffer).setUint32(0, head.length, true);
start.set(head, 4);
const file = Buffer.concat([start, ...blobs]);
writeFileSync(out, file);
console.log(
  JSON.stringify({
    file: out,
    bytes: file.length,
    tables: header.tables.bytes,
    words: header.words.bytes,
    sha256: createHash("sha256").update(file).digest("hex"),
  }),
);
