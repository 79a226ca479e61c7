// The encoder: word forms to one row of numbers a token, through three bidirectional recurrent layers and the tag head between them.
import { createEmbedder } from "./embed.ts";
import type { ModelFile } from "./file.ts";
import { padded } from "./kernels.ts";
import { createFineLinear, createLinear } from "./linear.ts";
import { type Matrix, MOST_TOKENS, type Workspace } from "./memory.ts";

/** Projected word forms kept; at 6 kB each about 25 MB. News text finds 19 of 20 words here. */
const CACHED_FORMS = 4096;
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

/** Where a layer reads: lists of the addresses of its rows, and where in a row a direction begins. */
interface Source {
  readonly rows: number;
  readonly at: number;
  /** From one direction to the other. */
  readonly gap: number;
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
  const step = 8 * h * 4;
  const gateStep = 6 * h * 4;
  const cache = space.take((CACHED_FORMS + 2) * step);
  const input = space.take(room * inputs * 4);
  const gates = space.take(room * gateStep);
  const h1 = space.take(room * width * 4);
  const h2 = space.take(room * wide * 4);
  const h3 = space.take(room * width * 4);
  const tags = space.take(room * tag.rows * 4);
  const places = space.takeAddresses(cache, 0, room);
  const gateRows: Source = { rows: space.takeAddresses(gates, gateStep, room), at: 0, gap: 3 * h * 4 };
  const h1Rows: Source = { rows: space.takeAddresses(h1, width * 4, room), at: 0, gap: h * 4 };
  const h2Rows: Source = { rows: space.takeAddresses(h2, wide * 4, room), at: 0, gap: h * 4 };
  const linear = createLinear(space, room, wide);
  const fine = createFineLinear(space, inputs, 8 * h);
  const state = space.take(h * 4);
  /** Form → its place in the cache, for sentences whose case tells something and for those whose does not. */
  const cased = new Map<string, number>();
  const caseless = new Map<string, number>();
  const row = new Float32Array(embedder.width);

  /** Looks the forms' projections up, computing those not seen lately; `places` then holds their addresses. */
  function project(batch: Batch, total: number): void {
    if (cased.size + caseless.size + total > CACHED_FORMS) {
      cased.clear();
      caseless.clear();
    }
    const known = cased.size + caseless.size;
    const found = space.integers(places, total);
    let missing = 0;
    let token = 0;
    batch.forms.forEach((forms, s) => {
      const noCase = batch.caseless[s] ?? false;
      const slots = noCase ? caseless : cased;
      for (const form of forms) {
        let slot = slots.get(form);
        if (slot === undefined) {
          slot = known + missing;
          slots.set(form, slot);
          embedder.embed(form, noCase, row);
          space.floats(input + missing * inputs * 4, row.length).set(row);
          missing++;
        }
        found[token++] = cache + slot * step;
      }
    });
    if (missing > 0) fine(input, inputs * 4, missing, first.weights, cache + known * step, step);
  }

  /** Both directions over each sentence: the gates, what the highway passes on, where it goes. */
  function recur(
    layer: Recurrent,
    from: Source,
    carried: Source,
    out: number,
    outStep: number,
    all: readonly Sentences[],
  ): void {
    for (const { first: at, count } of all)
      for (let d = 0; d < 2; d++) {
        const start = d === 0 ? at : at + count - 1;
        const sign = d === 0 ? 1 : -1;
        space.floats(state, h).fill(0);
        kernels.recur(
          from.rows + start * 4,
          from.at + d * from.gap,
          carried.rows + start * 4,
          carried.at + d * carried.gap,
          out + start * outStep + d * h * 4,
          sign * outStep,
          sign * 4,
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

  const projected: Source = { rows: places, at: 0, gap: 4 * h * 4 };
  const passed: Source = { rows: places, at: 3 * h * 4, gap: 4 * h * 4 };
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
      recur(first, projected, passed, h1, width * 4, all);
      linear(h1, width * 4, total, second.weights, gates, gateStep);
      recur(second, gateRows, h1Rows, h2, wide * 4, all);
      linear(h2, wide * 4, total, tag, tags, tag.rows * 4);
      putTags(total);
      linear(h2, wide * 4, total, third.weights, gates, gateStep);
      recur(third, gateRows, h2Rows, h3, width * 4, all);
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
