// The encoder: word forms to one row of numbers a token, through three bidirectional recurrent layers and the tag head between them.
import { createEmbedder } from "./embed.ts";
import type { ModelFile } from "./file.ts";
import { KeptForms } from "./forms.ts";
import { padded } from "./kernels.ts";
import { createFineLinear, createLinear } from "./linear.ts";
import { type Matrix, MOST_TOKENS, type Workspace } from "./memory.ts";

/** Projected word forms kept; at 3 kB each about 12 MB. In 799 texts of seven kinds in turn 83 of 100 words are found here, of twice as many 86. */
const KEPT_FORMS = 4096;
/** Odds of a tag below e to minus this are nothing. */
const NO_ODDS = 12;

export interface Batch {
  readonly forms: readonly (readonly string[])[];
  readonly caseless: readonly boolean[];
}

interface Sentences {
  readonly first: number;
  readonly count: number;
}

export interface Encoder {
  /** Encodes a batch of at most MOST_TOKENS; afterwards `rows` holds the encoding and `tagScores` the scores of the tags. */
  encode(batch: Batch): void;
  readonly width: number;
  readonly rows: number;
  readonly tagScores: number;
  readonly tagStride: number;
}

interface Recurrent {
  readonly weights: Matrix;
  readonly v: number;
  readonly b: number;
}

export function createEncoder(model: ModelFile, space: Workspace): Encoder {
  const { kernels } = space;
  const h = model.header.hidden;
  const embedder = createEmbedder(model);
  const tagCount = model.header.tags.length;
  const layer = (name: string): Recurrent => ({
    weights: space.matrix([{ weights: model.tensor(`${name}.W`) }]),
    v: space.takeFloats(model.tensor(`${name}.v`).values),
    b: space.takeFloats(model.tensor(`${name}.b`).values),
  });
  const first = layer("sru1");
  const second = layer("sru2");
  const third = layer("sru3");
  const tag = space.matrix([{ weights: model.tensor("tag.W"), bias: model.tensor("tag.b") }]);
  const tagRows = tagEmbeddings(model);
  const tagWidth = model.tensor("tag.E").rows;

  const room = MOST_TOKENS + 2;
  const width = 2 * h;
  const inputs = padded(embedder.width, 16);
  const wide = width + tagWidth;
  const projected = 8 * h;
  const keptStep = 16 + projected * 2;
  const kept = space.take(KEPT_FORMS * keptStep);
  const input = space.take(room * inputs * 4);
  const gates = space.take(room * projected * 4);
  const h1 = space.take(room * width * 4);
  const h2 = space.take(room * wide * 4);
  const h3 = space.take(room * width * 4);
  const tags = space.take(room * tag.rows * 4);
  const linear = createLinear(space, room, wide);
  const fine = createFineLinear(space, inputs, projected);
  const state = space.take(h * 4);
  const forms = new KeptForms(KEPT_FORMS);
  /** As wide as the kernels read it: what is behind the embedding is zero each time. */
  const row = new Float32Array(inputs);

  /** The forms' projections as gates of the first layer, computing those not kept. */
  function project(batch: Batch, total: number): void {
    const missing: number[] = [];
    const places: number[] = [];
    forms.nextBatch();
    batch.forms.forEach((sentence, s) => {
      const caseless = batch.caseless[s] ?? false;
      for (const form of sentence) {
        let place = forms.find(form, caseless);
        if (place === undefined) {
          place = forms.put(form, caseless);
          embedder.embed(form, caseless, row);
          space.floats(input + missing.length * inputs * 4, row.length).set(row);
          missing.push(place);
        }
        places.push(place);
      }
    });
    if (missing.length > 0) fine(input, inputs * 4, missing.length, first.weights, gates, projected * 4);
    missing.forEach((place, i) =>
      kernels.narrow(gates + i * projected * 4, projected, kept + place * keptStep),
    );
    for (let t = 0; t < total; t++)
      kernels.widen(kept + places[t]! * keptStep, projected, gates + t * projected * 4);
  }

  /** Both directions over each sentence; `gatesPer` rows of h a direction, `carried` with its step is what the highway passes on. */
  function recur(
    layer: Recurrent,
    gatesPer: number,
    carried: number,
    carriedStep: number,
    carriedGap: number,
    out: number,
    outStep: number,
    all: readonly Sentences[],
  ): void {
    const uStep = 2 * gatesPer * h * 4;
    for (const { first: at, count } of all)
      for (let d = 0; d < 2; d++) {
        const start = d === 0 ? at : at + count - 1;
        const sign = d === 0 ? 1 : -1;
        space.floats(state, h).fill(0);
        kernels.recur(
          gates + start * uStep + d * gatesPer * h * 4,
          sign * uStep,
          carried + start * carriedStep + d * carriedGap,
          sign * carriedStep,
          out + start * outStep + d * h * 4,
          sign * outStep,
          layer.v + d * h * 4,
          layer.b + d * h * 4,
          width * 4,
          state,
          h,
          count,
        );
      }
  }

  /** The embeddings of the tags, each as likely as its score says, behind the second layer's rows for the third to read. */
  function putTags(total: number): void {
    const scored = space.floats(tags, total * tag.rows);
    const rows = space.floats(h2, total * wide);
    for (let t = 0; t < total; t++) {
      const s = t * tag.rows;
      const at = t * wide + width;
      let most = -Infinity;
      for (let k = 0; k < tagCount; k++) if (scored[s + k]! > most) most = scored[s + k]!;
      rows.fill(0, at, at + tagWidth);
      let sum = 0;
      for (let k = 0; k < tagCount; k++) {
        const gap = scored[s + k]! - most;
        if (gap < -NO_ODDS) continue;
        const odds = Math.exp(gap);
        sum += odds;
        for (let i = 0; i < tagWidth; i++) rows[at + i]! += odds * tagRows[k * tagWidth + i]!;
      }
      for (let i = 0; i < tagWidth; i++) rows[at + i]! /= sum;
    }
  }

  return {
    width,
    rows: h3,
    tagScores: tags,
    tagStride: tag.rows,
    encode(batch) {
      const all: Sentences[] = [];
      let total = 0;
      for (const forms of batch.forms) {
        all.push({ first: total, count: forms.length });
        total += forms.length;
      }
      project(batch, total);
      recur(first, 4, gates + 3 * h * 4, projected * 4, 4 * h * 4, h1, width * 4, all);
      linear(h1, width * 4, total, second.weights, gates, 6 * h * 4);
      recur(second, 3, h1, width * 4, h * 4, h2, wide * 4, all);
      linear(h2, wide * 4, total, tag, tags, tag.rows * 4);
      putTags(total);
      linear(h2, wide * 4, total, third.weights, gates, 6 * h * 4);
      recur(third, 3, h2, wide * 4, h * 4, h3, width * 4, all);
    },
  };
}

/** One row of floats a tag. */
function tagEmbeddings(model: ModelFile): Float32Array {
  const { rows, columns, values, scales } = model.tensor("tag.E");
  const byTag = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let k = 0; k < columns; k++) byTag[k * rows + r] = values[r * columns + k]! * scales![r]!;
  return byTag;
}
