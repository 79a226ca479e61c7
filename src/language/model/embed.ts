// One word form as the numbers the network reads: its pretrained vector, its trained vector, and pieces of its spelling.
import { featuresOf, fold, keysOf } from "../features.ts";
import type { ModelFile, Tensor } from "./file.ts";

/** A compound without a vector of its own gets the mean of at most so many parts. */
const PARTS = 4;

export interface Embedder {
  /** Length of an embedding. */
  readonly width: number;
  /** Writes the embedding into `out`, which must be `width` long or longer; the rest becomes zero. */
  embed(form: string, caseless: boolean, out: Float32Array): void;
}

export function createEmbedder(model: ModelFile): Embedder {
  const vectors = model.tensor("vectors");
  const word = model.tensor("word");
  const suffix2 = model.tensor("suffix2");
  const suffix3 = model.tensor("suffix3");
  const prefix3 = model.tensor("prefix3");
  const shape = model.tensor("shape");
  const gram = model.tensor("gram");
  const width = [vectors, word, suffix2, suffix3, prefix3, shape, gram].reduce(
    (sum, t) => sum + t.columns,
    0,
  );

  const find = (folded: string): number | undefined => {
    for (const key of keysOf(folded)) {
      const index = model.words.get(key);
      if (index !== undefined) return index;
    }
    return undefined;
  };
  const hasVector = (index: number | undefined): index is number =>
    index !== undefined && vectors.scales![index]! > 0;
  const vectorsOf = (folded: string, index: number | undefined): number[] => {
    if (hasVector(index)) return [index];
    return folded.includes("-") ? folded.split("-").map(find).filter(hasVector).slice(0, PARTS) : [];
  };

  return {
    width,
    embed(form, caseless, out) {
      out.fill(0);
      const folded = fold(form);
      const index = find(folded);
      const features = featuresOf(form);
      let at = 0;
      const put = (tensor: Tensor, rows: readonly number[], weight: number): void => {
        for (const row of rows) addRow(tensor, row, weight, out, at);
        at += tensor.columns;
      };
      const found = vectorsOf(folded, index);
      put(vectors, found, 1 / Math.max(1, found.length));
      put(word, index !== undefined && index < model.header.trainedWords ? [index] : [], 1);
      put(suffix2, [features.suffix2], 1);
      put(suffix3, [features.suffix3], 1);
      put(prefix3, [features.prefix3], 1);
      put(shape, [caseless ? features.shapeCaseless : features.shape], 1);
      put(gram, features.grams, 1 / Math.sqrt(Math.max(1, features.grams.length)));
    },
  };
}

function addRow(tensor: Tensor, row: number, weight: number, out: Float32Array, at: number): void {
  const { values, scales, columns } = tensor;
  const factor = weight * (scales ? scales[row]! : 1);
  for (let i = 0, from = row * columns; i < columns; i++) out[at + i]! += values[from + i]! * factor;
}
