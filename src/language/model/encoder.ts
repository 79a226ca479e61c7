// The encoder: word forms to one row of numbers a token, through three bidirectional recurrent layers and the tag head between them.
import { createEmbedder } from "./embed.ts";
import type { ModelFile } from "./file.ts";
import { createLinear } from "./linear.ts";
import { type Matrix, MOST_TOKENS, padded, type Workspace } from "./memory.ts";

/** Projected word forms kept; at 5 to 6 kB each about 25 MB. News text finds 19 of 20 words here. */
const CACHED_FORMS = 4096;

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
  const tagEmbedding = space.matrix([{ weights: model.tensor("tag.E") }]);

  const room = MOST_TOKENS + 2;
  const width = 2 * h;
  const inputs = padded(embedder.width, 16);
  const wide = width + model.tensor("tag.E").rows;
  const tagColumns = tagEmbedding.columns;
  const cache = space.take(CACHED_FORMS * 8 * h * 4);
  const input = space.take(room * inputs * 4);
  const gates = space.take(room * 8 * h * 4);
  const h1 = space.take(room * width * 4);
  const h2 = space.take(room * wide * 4);
  const h3 = space.take(room * width * 4);
  const tags = space.take(room * tag.rows * 4);
  const odds = space.take(room * tagColumns * 4);
  const linear = createLinear(space, room, Math.max(inputs, wide, tagColumns));
  const state = space.take(h * 4);
  /** Form → its place in the cache, for sentences whose case tells something and for those whose does not. */
  const cased = new Map<string, number>();
  const caseless = new Map<string, number>();
  const row = new Float32Array(embedder.width);

  /** Looks the forms' projections up, computing those not seen lately. */
  function project(batch: Batch, total: number): void {
    if (cased.size + caseless.size + total > CACHED_FORMS) {
      cased.clear();
      caseless.clear();
    }
    const missing: number[] = [];
    const wanted: number[] = [];
    batch.forms.forEach((forms, s) => {
      const noCase = batch.caseless[s] ?? false;
      const slots = noCase ? caseless : cased;
      for (const form of forms) {
        let slot = slots.get(form);
        if (slot === undefined) {
          slot = cased.size + caseless.size;
          slots.set(form, slot);
          embedder.embed(form, noCase, row);
          space.floats(input + missing.length * inputs * 4, row.length).set(row);
          missing.push(slot);
        }
        wanted.push(slot);
      }
    });
    const step = 8 * h;
    if (missing.length > 0) linear(input, inputs * 4, missing.length, first.weights, gates, step * 4);
    const from = space.floats(gates, missing.length * step);
    const kept = space.floats(cache, CACHED_FORMS * step);
    missing.forEach((slot, i) => kept.set(from.subarray(i * step, (i + 1) * step), slot * step));
    const to = space.floats(gates, wanted.length * step);
    wanted.forEach((slot, i) => to.set(kept.subarray(slot * step, (slot + 1) * step), i * step));
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

  /** Scores of the tags into odds that the third layer reads. */
  function tagOdds(total: number): void {
    const scored = space.floats(tags, total * tag.rows);
    const to = space.floats(odds, total * tagColumns);
    for (let t = 0; t < total; t++) {
      const s = t * tag.rows;
      let most = -Infinity;
      for (let i = 0; i < tagCount; i++) if (scored[s + i]! > most) most = scored[s + i]!;
      let sum = 0;
      for (let i = 0; i < tagCount; i++) {
        const gap = scored[s + i]! - most;
        const e = gap < -14 ? 0 : Math.exp(gap);
        to[t * tagColumns + i] = e;
        sum += e;
      }
      for (let i = 0; i < tagCount; i++) to[t * tagColumns + i]! /= sum;
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
      recur(first, 4, gates + 3 * h * 4, 8 * h * 4, 4 * h * 4, h1, width * 4, all);
      linear(h1, width * 4, total, second.weights, gates, 6 * h * 4);
      recur(second, 3, h1, width * 4, h * 4, h2, wide * 4, all);
      linear(h2, wide * 4, total, tag, tags, tag.rows * 4);
      tagOdds(total);
      linear(odds, tagColumns * 4, total, tagEmbedding, h2 + width * 4, wide * 4);
      linear(h2, wide * 4, total, third.weights, gates, 6 * h * 4);
      recur(third, 3, h2, wide * 4, h * 4, h3, width * 4, all);
    },
  };
}
