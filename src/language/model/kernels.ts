// What the WebAssembly kernels offer, and weights brought into the order they read. The arithmetic itself is kernels/kernels.wat.
import type { Tensor } from "./file.ts";

export interface Kernels {
  readonly memory: WebAssembly.Memory;
  product(
    x: number,
    steps: number,
    n: number,
    w: number,
    scales: number,
    tilts: number,
    bias: number,
    m: number,
    k: number,
    out: number,
    stride: number,
  ): void;
  levels(x: number, stride: number, n: number, k: number, out: number, wide: number, steps: number): void;
  pairs(
    q: number,
    qStride: number,
    n: number,
    k: number,
    kStride: number,
    m: number,
    width: number,
    out: number,
    stride: number,
  ): void;
  narrow(x: number, k: number, out: number): void;
  widen(x: number, k: number, out: number): void;
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
  rectify(a: number, b: number, out: number, k: number, stride: number, n: number): void;
}

/** Rows of weights that the kernel reads together, and columns it sums in 16 bits before it widens. */
export const PANEL = 4;
export const LEVEL_BLOCK = 64;
/** Columns of one SIMD register, and its lanes of sums: each lane takes two neighbours. */
const CHUNK = 16;
const LANES = 8;
const HIGHEST_LEVEL = 127;
/** A lane's positive (or negative) weights may sum up to this: 127 times it fits 16 bits, with room for rounding eight weights. */
const LANE_LIMIT = Math.floor(32_767 / HIGHEST_LEVEL) - LANES / 2;

export const padded = (n: number, to: number): number => Math.ceil(n / to) * to;

/** Writes a tensor's rows, from the panel row `first` on, with their scales and what a lowest level adds. */
export function panelsOf(
  weights: Tensor,
  wide: number,
  first: number,
  into: Int32Array,
  scales: Float32Array,
  tilts: Float32Array,
): void {
  const row = new Int8Array(wide);
  const words = new Int32Array(row.buffer);
  const chunk = CHUNK / 4;
  for (let r = 0; r < weights.rows; r++) {
    row.set(weights.values.subarray(r * weights.columns, (r + 1) * weights.columns));
    const by = fit(row);
    let sum = 0;
    for (let c = 0; c < wide; c++) sum += row[c]!;
    const at = first + r;
    scales[at] = weights.scales![r]! / by;
    tilts[at] = scales[at]! * sum;
    const panel = ((at - (at % PANEL)) * wide) / 4 + (at % PANEL) * chunk;
    for (let w = 0; w < words.length; w++)
      into[panel + Math.floor(w / chunk) * PANEL * chunk + (w % chunk)] = words[w]!;
  }
}

/** Makes a row smaller where its sums could leave 16 bits; the factor it was made smaller by. */
function fit(row: Int8Array): number {
  let most = 0;
  for (let block = 0; block < row.length; block += LEVEL_BLOCK)
    for (let lane = 0; lane < LANES; lane++) {
      let up = 0;
      let down = 0;
      for (let at = block + 2 * lane; at < block + LEVEL_BLOCK; at += CHUNK) {
        const a = row[at]!;
        const b = row[at + 1]!;
        if (a > 0) up += a;
        else down -= a;
        if (b > 0) up += b;
        else down -= b;
      }
      most = Math.max(most, up, down);
    }
  if (most <= LANE_LIMIT) return 1;
  const by = LANE_LIMIT / most;
  for (let c = 0; c < row.length; c++) row[c] = Math.round(row[c]! * by);
  return by;
}
