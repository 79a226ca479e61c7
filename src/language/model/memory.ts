// The kernels' memory: numbers are laid out in it once when a model is loaded, and rows are worked on in place.
import { readFileSync } from "node:fs";
import type { Tensor } from "./file.ts";

export interface Kernels {
  readonly memory: WebAssembly.Memory;
  multiply(
    x: number,
    xScales: number,
    n: number,
    w: number,
    wScales: number,
    bias: number,
    m: number,
    k: number,
    out: number,
    stride: number,
  ): void;
  quantise(x: number, stride: number, n: number, k: number, limit: number, out: number, scales: number): void;
  recur(
    u: number,
    uStep: number,
    x: number,
    xStep: number,
    out: number,
    outStep: number,
    v: number,
    b: number,
    gap: number,
    c: number,
    h: number,
    n: number,
  ): void;
  rectify(a: number, b: number, out: number, k: number): void;
}

/** A weight matrix in the kernels' memory: rows padded to a multiple of 4, columns to one of 16. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly at: number;
  readonly scales: number;
  readonly bias: number;
}

/** Most tokens worked on at once; sentences are batched so that weights are read from cache. */
export const MOST_TOKENS = 512;

export const padded = (n: number, to: number): number => Math.ceil(n / to) * to;

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

  shorts(at: number, count: number): Int16Array {
    return new Int16Array(this.kernels.memory.buffer, at, count);
  }

  /** Stacks the rows of 8-bit tensors (all of one width) into one matrix; a missing bias is zero. */
  matrix(parts: readonly { weights: Tensor; bias?: Tensor }[]): Matrix {
    const columns = padded(parts[0]!.weights.columns, 16);
    const rows = padded(
      parts.reduce((sum, p) => sum + p.weights.rows, 0),
      4,
    );
    const at = this.take(rows * columns * 2);
    const scales = this.take(rows * 4);
    const bias = this.take(rows * 4);
    let row = 0;
    for (const { weights, bias: b } of parts) {
      const into = this.shorts(at, rows * columns);
      for (let r = 0; r < weights.rows; r++)
        into.set(
          weights.values.subarray(r * weights.columns, (r + 1) * weights.columns),
          (row + r) * columns,
        );
      this.floats(scales, rows).set(weights.scales!, row);
      if (b) this.floats(bias, rows).set(b.values, row);
      row += weights.rows;
    }
    return { rows, columns, at, scales, bias };
  }
}
