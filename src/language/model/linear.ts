// Rows times a matrix: each row as levels from 0 to 127 between its lowest and highest number, then the product by the kernel.
// The fine product does the same once more with what the levels left over.
import { LEVEL_BLOCK, padded } from "./kernels.ts";
import type { Matrix, Workspace } from "./memory.ts";

/** `x`, `out` are addresses, the strides bytes; `n` rows are multiplied, and one more may be written behind them. */
export type Linear = (
  x: number,
  stride: number,
  n: number,
  matrix: Matrix,
  out: number,
  outStride: number,
) => void;

/** A product with room for `rows` rows of at most `columns` numbers. */
export function createLinear(space: Workspace, rows: number, columns: number): Linear {
  const { kernels } = space;
  const levels = space.take((rows + 1) * padded(columns, LEVEL_BLOCK));
  const steps = space.take((rows + 1) * 8);
  return (x, stride, n, matrix, out, outStride) => {
    kernels.levels(x, stride, n, matrix.columns, levels, matrix.wide, steps);
    kernels.product(
      levels,
      steps,
      padded(n, 2),
      matrix.at,
      matrix.scales,
      matrix.tilts,
      matrix.bias,
      matrix.rows,
      matrix.wide,
      out,
      outStride,
    );
  };
}

/** Rows of a fine product worked on at once. */
const FINE_ROWS = 64;

/** As a plain product, with activations of 14 bits at twice the cost; what is left over of `x` after it has no meaning. */
export function createFineLinear(space: Workspace, columns: number, outputs: number): Linear {
  const { kernels } = space;
  const wide = padded(columns, LEVEL_BLOCK);
  const levels = space.take((FINE_ROWS + 1) * wide);
  const steps = space.take((FINE_ROWS + 1) * 8);
  const rest = space.take((FINE_ROWS + 1) * outputs * 4);
  const once = (x: number, stride: number, n: number, m: Matrix, out: number, outStride: number): void => {
    kernels.levels(x, stride, n, m.columns, levels, wide, steps);
    kernels.product(
      levels,
      steps,
      padded(n, 2),
      m.at,
      m.scales,
      m.tilts,
      m.bias,
      m.rows,
      wide,
      out,
      outStride,
    );
  };
  const leave = (x: number, stride: number, n: number): void => {
    const found = new Uint8Array(kernels.memory.buffer, levels, n * wide);
    const of = space.floats(steps, n * 2);
    for (let i = 0; i < n; i++) {
      const row = space.floats(x + i * stride, columns);
      for (let c = 0; c < columns; c++) row[c]! -= of[2 * i + 1]! + of[2 * i]! * found[i * wide + c]!;
    }
  };
  return (x, stride, n, matrix, out, outStride) => {
    for (let from = 0; from < n; from += FINE_ROWS) {
      const count = Math.min(FINE_ROWS, n - from);
      const at = x + from * stride;
      once(at, stride, count, matrix, out + from * outStride, outStride);
      leave(at, stride, count);
      once(at, stride, count, matrix, rest, outputs * 4);
      const added = space.floats(rest, count * outputs);
      for (let i = 0; i < count; i++) {
        const row = space.floats(out + (from + i) * outStride, outputs);
        for (let c = 0; c < outputs; c++) row[c]! += added[i * outputs + c]!;
      }
    }
  };
}
