// The whole network over a batch of sentences: tags, trees with labels, and name spans, by the encoder and its heads.
import { LABELS_PER_LAYER } from "../labels.ts";
import { type Batch, createEncoder } from "./encoder.ts";
import type { ModelFile } from "./file.ts";
import { padded } from "./kernels.ts";
import { createLinear } from "./linear.ts";
import { MOST_TOKENS, Workspace } from "./memory.ts";
import { partsOfSpeech } from "./retag.ts";
import { type LabelSpan, spansOf } from "./spans.ts";
import { treeOf } from "./tree.ts";

const LAYERS = 3;
/** A tag of another part of speech that scores less than this below the best is a choice: one token in ten has one. */
const DOUBT = 9;
/** A head less likely than e to minus this adds nothing to the sum. */
const NO_ODDS = 12;

/** A token whose part of speech is open: the best tag of each that comes near, with its score. */
export interface Doubt {
  readonly token: number;
  readonly choices: readonly { readonly tag: number; readonly score: number }[];
}

export interface NetworkResult {
  /** Index of the best tag per token. */
  readonly tags: Int32Array;
  readonly doubts: readonly Doubt[];
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
  const tagCount = model.header.tags.length;
  const classOf = partsOfSpeech(model.header.tags);
  const sums = new Float32Array(tagCount);
  const relationCount = model.header.relations.length;
  const labelRoot = space.takeFloats(model.tensor("lab.root").values);

  const room = MOST_TOKENS + 8;
  const z = space.take(room * heads.rows * 4);
  const step = heads.rows * 4;
  const linear = createLinear(space, room, Math.max(encoder.width, labelWidth, nameWidth, arcWidth));
  const queries = space.take(room * arcWidth * 4);
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
  const root = space.takeFloats(model.tensor("arc.root").values, 4 * arcWidth);

  /** Two heads score the tags, on the second and on the third layer; the sum chooses. */
  function chooseTags(first: number, count: number): Pick<NetworkResult, "tags" | "doubts"> {
    const early = space.floats(encoder.tagScores, (first + count) * encoder.tagStride);
    const late = space.floats(z, (first + count) * heads.rows);
    const tags = new Int32Array(count);
    const doubts: Doubt[] = [];
    for (let i = 0; i < count; i++) {
      const e = (first + i) * encoder.tagStride;
      const l = (first + i) * heads.rows + tagAt;
      let best = 0;
      let most = -Infinity;
      for (let k = 0; k < tagCount; k++) {
        const score = early[e + k]! + late[l + k]!;
        sums[k] = score;
        if (score > most) {
          most = score;
          best = k;
        }
      }
      tags[i] = best;
      if (isDoubtful(best)) doubts.push({ token: i, choices: choicesNear(best) });
    }
    return { tags, doubts };
  }

  function isDoubtful(best: number): boolean {
    const least = sums[best]! - DOUBT;
    for (let k = 0; k < tagCount; k++) if (sums[k]! >= least && classOf[k] !== classOf[best]) return true;
    return false;
  }

  /** The best tag of each part of speech within reach of the best of all. */
  function choicesNear(best: number): Doubt["choices"][number][] {
    const choices: Doubt["choices"][number][] = [];
    const least = sums[best]! - DOUBT;
    for (let k = 0; k < tagCount; k++) {
      if (sums[k]! < least || (classOf[k] === classOf[best] && k !== best)) continue;
      const at = choices.findIndex((c) => classOf[c.tag] === classOf[k]);
      if (at < 0) choices.push({ tag: k, score: sums[k]! });
      else if (sums[k]! > choices[at]!.score) choices[at] = { tag: k, score: sums[k]! };
    }
    return choices;
  }

  /** Head scores of one sentence: row i holds the scores of token i's heads, 0 the root. */
  function scoreArcs(first: number, count: number): number {
    const stride = padded(count, 4) + 4;
    const from = queries + first * arcWidth * 4;
    kernels.pairs(from, arcWidth * 4, count, root, 0, 4, arcWidth, scores, stride * 4);
    kernels.pairs(
      from,
      arcWidth * 4,
      count,
      z + first * step + at.arcH,
      step,
      padded(count, 4),
      arcWidth,
      scores + 4,
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
      for (let h = 0; h <= count; h++) {
        const gap = rows[i * stride + h]! - chosen;
        if (gap > -NO_ODDS) sum += Math.exp(Math.min(60, gap));
      }
      confidence[i] = 1 / sum;
    }
    return { heads, confidence };
  }

  /** Lays out what the relation of each token of a sentence is told from. */
  function pairUp(first: number, heads: Int32Array): void {
    for (let i = 0; i < heads.length; i++) {
      const head = heads[i]!;
      kernels.rectify(
        z + (first + i) * step + at.labD,
        head < 0 ? labelRoot : z + (first + head) * step + at.labH,
        labelIn + (first + i) * labelWidth * 4,
        labelWidth,
        0,
        1,
      );
    }
  }

  function relate(total: number): Int32Array {
    linear(labelIn, labelWidth * 4, total, label, labelOut, label.rows * 4);
    const scored = space.floats(labelOut, total * label.rows);
    const chosen = new Int32Array(total);
    for (let t = 0; t < total; t++) {
      const from = t * label.rows;
      let best = 0;
      for (let k = 1; k < relationCount; k++) if (scored[from + k]! > scored[from + best]!) best = k;
      chosen[t] = best;
    }
    return chosen;
  }

  function namesOf(first: number, count: number): LabelSpan[] {
    const scored = space.floats(nameOut, (first + count) * name.rows);
    const names: LabelSpan[] = [];
    for (let l = 0; l < LAYERS; l++)
      names.push(...spansOf(scored, first * name.rows + l * LABELS_PER_LAYER, name.rows, count, l));
    return names;
  }

  return {
    run(batch) {
      const total = batch.forms.reduce((sum, forms) => sum + forms.length, 0);
      encoder.encode(batch);
      linear(encoder.rows, encoder.width * 4, total, heads, z, step);
      kernels.rectify(z, zeros, z, 2 * arcWidth, step, total);
      kernels.rectify(z + at.name, zeros, z + at.name, nameWidth, step, total);
      linear(z + at.arcD, step, total, pair, queries, arcWidth * 4);
      linear(z + at.name, step, total, name, nameOut, name.rows * 4);
      const firsts: number[] = [];
      let next = 0;
      for (const forms of batch.forms) {
        firsts.push(next);
        next += forms.length;
      }
      const trees = firsts.map((first, s) => {
        const tree = attach(first, batch.forms[s]!.length);
        pairUp(first, tree.heads);
        return tree;
      });
      const relations = relate(total);
      return trees.map((tree, s): NetworkResult => {
        const [from, to] = [firsts[s]!, firsts[s]! + tree.heads.length];
        return {
          ...tree,
          ...chooseTags(from, to - from),
          relations: relations.subarray(from, to),
          names: namesOf(from, to - from),
        };
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
