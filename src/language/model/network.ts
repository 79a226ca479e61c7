// The whole network over a batch of sentences: tags, trees with labels, and name spans, by the encoder and its heads.
import { type Batch, createEncoder } from "./encoder.ts";
import { createLinear } from "./linear.ts";
import type { ModelFile } from "./file.ts";
import { MOST_TOKENS, padded, Workspace } from "./memory.ts";
import { type LabelSpan, spansOf } from "./spans.ts";
import { treeOf } from "./tree.ts";

/** Two 16-bit activations multiplied over the arc width stay inside 32 bits up to here. */
const PAIR_LIMIT = 3400;
const LAYERS = 3;

export interface NetworkResult {
  /** Index of the best tag per token. */
  readonly tags: Int32Array;
  /** Head inside the sentence, -1 the root. */
  readonly heads: Int32Array;
  readonly relations: Int32Array;
  /** Probability of the chosen head. */
  readonly confidence: Float32Array;
  readonly names: readonly LabelSpan[];
}

export interface Network {
  /** Sentences of together at most MOST_TOKENS tokens. */
  run(batch: Batch): NetworkResult[];
}

/** Whose idea of a name is followed: each data set that taught names has its own. The house's is that of the project's corpus. */
export const CONVENTIONS = ["uner", "gum", "wikigold", "house"] as const;
export type Convention = (typeof CONVENTIONS)[number];

export function createNetwork(model: ModelFile, convention: Convention): Network {
  const space = new Workspace();
  const { kernels } = space;
  const encoder = createEncoder(model, space);
  const arcWidth = model.tensor("arcD.W").rows;
  const labelWidth = model.tensor("labD.W").rows;
  const nameWidth = model.tensor("ner.W").rows;
  const nameBias = { ...model.tensor("ner.b"), values: nameBiasOf(model, CONVENTIONS.indexOf(convention)) };
  const heads = space.matrix([
    { weights: model.tensor("arcD.W"), bias: model.tensor("arcD.b") },
    { weights: model.tensor("arcH.W"), bias: model.tensor("arcH.b") },
    { weights: model.tensor("labD.W"), bias: model.tensor("lab.b") },
    { weights: model.tensor("labH.W") },
    { weights: model.tensor("ner.W"), bias: nameBias },
    { weights: model.tensor("tag2.W"), bias: model.tensor("tag2.b") },
  ]);
  const pair = space.matrix([{ weights: model.tensor("arc.U"), bias: model.tensor("arc.u") }]);
  const label = space.matrix([{ weights: model.tensor("label.W"), bias: model.tensor("label.b") }]);
  const name = space.matrix([{ weights: model.tensor("ner.out.W"), bias: model.tensor("ner.out.b") }]);
  const labelRoot = space.takeFloats(model.tensor("lab.root").values);

  const room = MOST_TOKENS + 8;
  const z = space.take(room * heads.rows * 4);
  const step = heads.rows * 4;
  const linear = createLinear(space, room, Math.max(encoder.width, labelWidth, nameWidth, arcWidth));
  const queries = space.take(room * arcWidth * 4);
  const queryShorts = space.take(room * arcWidth * 2);
  const queryScales = space.take(room * 4);
  const keys = space.take(room * arcWidth * 2);
  const keyScales = space.take(room * 4);
  const scores = space.take(room * room * 4);
  const zeros = space.take(room * 4);
  const labelIn = space.take(room * labelWidth * 4);
  const labelOut = space.take(room * label.rows * 4);
  const nameOut = space.take(room * name.rows * 4);
  const at = {
    arcD: 0,
    arcH: arcWidth * 4,
    labD: 2 * arcWidth * 4,
    labH: (2 * arcWidth + labelWidth) * 4,
    name: (2 * arcWidth + 2 * labelWidth) * 4,
  };
  const tagAt = 2 * arcWidth + 2 * labelWidth + nameWidth;
  // The root's row of keys never changes: it stays the first.
  const root = space.takeFloats(model.tensor("arc.root").values);
  kernels.quantise(root, 0, 1, arcWidth, PAIR_LIMIT, keys, keyScales);

  /** Two heads score the tags, on the second and on the third layer; the sum chooses. */
  function chooseTags(first: number, count: number): Int32Array {
    const early = space.floats(encoder.tagScores, (first + count) * encoder.tagStride);
    const late = space.floats(z, (first + count) * heads.rows);
    return Int32Array.from({ length: count }, (_, i) => {
      const e = (first + i) * encoder.tagStride;
      const l = (first + i) * heads.rows + tagAt;
      let best = 0;
      for (let k = 1; k < model.header.tags.length; k++)
        if (early[e + k]! + late[l + k]! > early[e + best]! + late[l + best]!) best = k;
      return best;
    });
  }

  /** Head scores of one sentence: row i holds the scores of token i's heads, 0 the root. */
  function scoreArcs(first: number, count: number): number {
    const stride = padded(count + 1, 4);
    kernels.quantise(
      z + first * step + at.arcH,
      step,
      count,
      arcWidth,
      PAIR_LIMIT,
      keys + arcWidth * 2,
      keyScales + 4,
    );
    kernels.quantise(
      queries + first * arcWidth * 4,
      arcWidth * 4,
      count,
      arcWidth,
      PAIR_LIMIT,
      queryShorts,
      queryScales,
    );
    kernels.multiply(
      queryShorts,
      queryScales,
      padded(count, 2),
      keys,
      keyScales,
      zeros,
      stride,
      arcWidth,
      scores,
      stride * 4,
    );
    return stride;
  }

  function attach(first: number, count: number): { heads: Int32Array; confidence: Float32Array } {
    const stride = scoreArcs(first, count);
    const rows = space.floats(scores, count * stride);
    for (let i = 0; i < count; i++) rows[i * stride + i + 1] = -1e4;
    const heads = treeOf(rows, stride, count);
    const confidence = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const chosen = rows[i * stride + heads[i]! + 1]!;
      let sum = 0;
      for (let h = 0; h <= count; h++) sum += Math.exp(Math.min(60, rows[i * stride + h]! - chosen));
      confidence[i] = 1 / sum;
    }
    return { heads, confidence };
  }

  function relate(first: number, heads: Int32Array): Int32Array {
    heads.forEach((head, i) => {
      const from = z + (first + i) * step;
      kernels.rectify(
        from + at.labD,
        head < 0 ? labelRoot : z + (first + head) * step + at.labH,
        labelIn + i * labelWidth * 4,
        labelWidth,
      );
    });
    linear(labelIn, labelWidth * 4, heads.length, label, labelOut, label.rows * 4);
    return largest(
      space.floats(labelOut, heads.length * label.rows),
      label.rows,
      model.header.relations.length,
      0,
      heads.length,
    );
  }

  return {
    run(batch) {
      const total = batch.forms.reduce((sum, forms) => sum + forms.length, 0);
      encoder.encode(batch);
      linear(encoder.rows, encoder.width * 4, total, heads, z, step);
      for (let t = 0; t < total; t++) {
        kernels.rectify(z + t * step, zeros, z + t * step, 2 * arcWidth);
        kernels.rectify(z + t * step + at.name, zeros, z + t * step + at.name, nameWidth);
      }
      linear(z + at.arcD, step, total, pair, queries, arcWidth * 4);
      linear(z + at.name, step, total, name, nameOut, name.rows * 4);
      let first = 0;
      return batch.forms.map((forms): NetworkResult => {
        const count = forms.length;
        const tags = chooseTags(first, count);
        const { heads: found, confidence } = attach(first, count);
        const relations = relate(first, found);
        const nameScores = space.floats(nameOut, total * name.rows);
        const names = Array.from({ length: LAYERS }, (_, l) =>
          spansOf(nameScores, first * name.rows + l * 25, name.rows, count, l),
        ).flat();
        first += count;
        return { tags, heads: found, relations, confidence, names };
      });
    },
  };
}

/** The names' bias with that of the convention added. */
function nameBiasOf(model: ModelFile, convention: number): Float32Array {
  const conventions = model.tensor("ner.domain");
  const bias = Float32Array.from(model.tensor("ner.b").values);
  return bias.map((b, i) => b + conventions.values[convention * conventions.columns + i]!);
}

/** Index of the largest of the first `width` numbers in each row. */
function largest(
  rows: Float32Array,
  stride: number,
  width: number,
  first: number,
  count: number,
): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => {
    const at = (first + i) * stride;
    let best = 0;
    for (let k = 1; k < width; k++) if (rows[at + k]! > rows[at + best]!) best = k;
    return best;
  });
}
