// What the WebAssembly kernels offer and ask for. The arithmetic itself is kernels/kernels.wat.
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  arrange(row: number, k: number, limit: number, out: number, sum: number): number;
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
/** Bytes of one SIMD register: so much of each row in turn makes a panel. */
export const CHUNK = 16;
const HIGHEST_LEVEL = 127;
/** A lane's positive (or negative) weights may sum up to this: 127 times it fits 16 bits, with room for rounding eight weights. */
export const LANE_LIMIT = Math.floor(32_767 / HIGHEST_LEVEL) - 4;

export const padded = (n: number, to: number): number => Math.ceil(n / to) * to;
