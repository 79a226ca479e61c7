// The kernels' memory: numbers are laid out in it once when a model is loaded, and rows are worked on in place.
import { readFileSync } from "node:fs";
import type { Tensor } from "./file.ts";
import { CHUNK, type Kernels, LANE_LIMIT, LEVEL_BLOCK, PANEL, padded } from "./kernels.ts";

/** A weight matrix in the kernels' memory, in panels of four rows. */
export interface Matrix {
  /** Output units, padded to a whole panel. */
  readonly rows: number;
  /** Numbers read of an input row: the columns padded to 16. */
  readonly columns: number;
  /** Length of a row of levels: the columns padded to what the kernel takes at once. */
  readonly wide: number;
  readonly at: number;
  readonly scales: number;
  /** What the lowest level of an input adds to each output. */
  readonly tilts: number;
  readonly bias: number;
}

/** Most tokens worked on at once; sentences are batched so that weights are read from cache. */
export const MOST_TOKENS = 512;

/** Hands out stretches of the kernels' memory; nothing is ever given back, a model lives as long as its process. */
export class Workspace {
  readonly kernels: Kernels;
  #next = 1024;

  constructor() {
    const module = new WebAssembly.Module(readFileSync(new URL("../kernels/kernels.wasm", import.meta.url)));
    this.kernels = new WebAssembly.Instance(module).exports as unknown as Kernels;
  }

  /** Byte offset of `bytes` zeroed bytes, on a multiple of 16. */
  take(bytes: number): number {
    const at = this.#next;
    this.#next = padded(at + bytes, 16);
    const missing = this.#next + 65_536 - this.kernels.memory.buffer.byteLength;
    if (missing > 0) this.kernels.memory.grow(Math.ceil(missing / 65_536) + 16);
    return at;
  }

  takeFloats(values: ArrayLike<number>, room = values.length): number {
    const at = this.take(room * 4);
    this.floats(at, values.length).set(values);
    return at;
  }

  /** A view that is good until memory is next taken. */
  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.kernels.memory.buffer, at, count);
  }

  integers(at: number, count: number): Int32Array {
    return new Int32Array(this.kernels.memory.buffer, at, count);
  }

  /** Stacks the rows of 8-bit tensors (all of one width) into one matrix; a missing bias is zero. */
  matrix(parts: readonly { weights: Tensor; bias?: Tensor }[]): Matrix {
    const columns = padded(parts[0]!.weights.columns, 16);
    const wide = padded(columns, LEVEL_BLOCK);
    const rows = padded(
      parts.reduce((sum, p) => sum + p.weights.rows, 0),
      PANEL,
    );
    const at = this.take(rows * wide);
    const [scales, tilts, bias] = [this.take(rows * 4), this.take(rows * 4), this.take(rows * 4)];
    const given = this.take(wide + 16);
    const values = new Int8Array(this.kernels.memory.buffer, given, wide);
    const sum = this.integers(given + wide, 1);
    const [allScales, allTilts] = [this.floats(scales, rows), this.floats(tilts, rows)];
    let row = 0;
    for (const { weights, bias: b } of parts) {
      if (b) this.floats(bias, rows).set(b.values, row);
      for (let r = 0; r < weights.rows; r++, row++) {
        values.set(weights.values.subarray(r * weights.columns, (r + 1) * weights.columns));
        const place = at + (row - (row % PANEL)) * wide + (row % PANEL) * CHUNK;
        const by = this.kernels.arrange(given, wide, LANE_LIMIT, place, given + wide);
        const scale = weights.scales![r]! / by;
        allScales[row] = scale;
        allTilts[row] = scale * sum[0]!;
      }
    }
    return { rows, columns, wide, at, scales, tilts, bias };
  }
}
