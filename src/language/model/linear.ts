// Rows times a matrix: activations rounded to 16 bits, a scale a row, then the product by the kernel.
import { type Matrix, padded, type Workspace } from "./memory.ts";

/** 16-bit activations times 8-bit weights over at most 1000 columns stay inside 32 bits. */
const ACTIVATION_LIMIT = 16_383;

/** `x`, `out` are addresses, the strides bytes; `n` rows are multiplied. */
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
  const shorts = space.take(rows * columns * 2);
  const scales = space.take(rows * 4);
  return (x, stride, n, matrix, out, outStride) => {
    kernels.quantise(x, stride, n, matrix.columns, ACTIVATION_LIMIT, shorts, scales);
    kernels.multiply(
      shorts,
      scales,
      padded(n, 2),
      matrix.at,
      matrix.scales,
      matrix.bias,
      matrix.rows,
      matrix.columns,
      out,
      outStride,
    );
  };
}
