// The pretrained word vectors, cut to the words that ship and rounded to the 8 bits they ship with.
import { readFileSync } from "node:fs";

interface VectorFile {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/** The first `top` words of the list (it is ordered by frequency) and all of `wanted`. */
export function readVectors(
  file: string,
  top: number,
  wanted: ReadonlySet<string>,
): Map<string, Float32Array> {
  const { words, vectors } = parseVectors(file);
  const kept = new Map<string, Float32Array>();
  words.forEach((word, i) => {
    if (i < top || wanted.has(word)) kept.set(word, rounded(vectors[word]!.slice(0, 100)));
  });
  return kept;
}

/** Each row on a scale of its own, 127 steps a side. */
function rounded(row: readonly number[]): Float32Array {
  const largest = Math.max(...row.map(Math.abs), 1e-6);
  return Float32Array.from(row, (x) => (Math.round((x / largest) * 127) * largest) / 127);
}

function parseVectors(file: string): VectorFile {
  return JSON.parse(readFileSync(file, "utf8")) as VectorFile;
}
