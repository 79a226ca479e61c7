// The analyser's arithmetic against the plain kind: products within the rounding, no sum that overflows, trees of the highest score.
import { describe, expect, test } from "vitest";
import { padded } from "../../src/language/model/kernels.ts";
import { createFineLinear, createLinear } from "../../src/language/model/linear.ts";
import { Workspace } from "../../src/language/model/memory.ts";
import { treeOf } from "../../src/language/model/tree.ts";

let seed = 11;
const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;

/** Rows times weights by the kernel, and by hand; the largest difference as a share of the largest result. */
function error(columns: number, weight: () => number, number: () => number, fine: boolean): number {
  const [rows, n] = [12, 5];
  const space = new Workspace();
  const values = Int8Array.from({ length: rows * columns }, weight);
  const matrix = space.matrix([
    { weights: { rows, columns, values, scales: new Float32Array(rows).fill(0.01) } },
  ]);
  const stride = padded(columns, 16) * 4;
  const x = space.take((n + 1) * stride);
  const out = space.take((n + 1) * rows * 4);
  const linear = fine ? createFineLinear(space, stride / 4, rows) : createLinear(space, n, stride / 4);
  const inputs = Array.from({ length: n }, () => Float32Array.from({ length: columns }, number));
  inputs.forEach((row, i) => space.floats(x + i * stride, columns).set(row));
  linear(x, stride, n, matrix, out, rows * 4);
  const found = space.floats(out, n * rows);
  let [worst, largest] = [0, 0];
  inputs.forEach((row, i) => {
    for (let r = 0; r < rows; r++) {
      const sum = row.reduce((s, v, c) => s + v * 0.01 * values[r * columns + c]!, 0);
      worst = Math.max(worst, Math.abs(sum - found[i * rows + r]!));
      largest = Math.max(largest, Math.abs(sum));
    }
  });
  return worst / largest;
}

const any = (): number => Math.round(random() * 254 - 127);

describe("rows times a matrix", () => {
  test.each([
    ["even numbers", 384, any, () => random() * 2 - 1],
    ["columns that fill no block", 300, any, () => random() - 0.2],
    ["weights as large as they get", 432, () => 127, () => random()],
    ["the extremes on both sides", 384, () => (random() < 0.5 ? -127 : 127), () => (random() < 0.5 ? -3 : 3)],
  ])("%s", (_, columns, weight, number) => {
    expect(error(columns, weight, number, false)).toBeLessThan(0.03);
    expect(error(columns, weight, number, true)).toBeLessThan(0.03);
  });

  test("the fine product loses next to nothing of the input", () => {
    const small = (): number => Math.round(random() * 40 - 20);
    expect(error(300, small, () => random() * 2 - 1, true)).toBeLessThan(0.0005);
  });

  test("a row of one number only", () => {
    expect(error(384, any, () => 0.5, false)).toBeLessThan(0.03);
  });
});

/** The best score of any tree with one root, by trying all heads. */
function bestOf(scores: Float32Array, stride: number, count: number): number {
  const heads = Array.from({ length: count }, () => 0);
  let best = -Infinity;
  const isTree = (): boolean =>
    heads.filter((h) => h === 0).length === 1 &&
    heads.every((_, i) => {
      let at = i + 1;
      for (let steps = 0; at > 0 && steps <= count; steps++) at = heads[at - 1]!;
      return at === 0;
    });
  const choose = (i: number, sum: number): void => {
    if (i === count) {
      if (sum > best && isTree()) best = sum;
      return;
    }
    for (let h = 0; h <= count; h++) {
      heads[i] = h;
      if (h !== i + 1) choose(i + 1, sum + scores[i * stride + h]!);
    }
  };
  choose(0, 0);
  return best;
}

test.each([1, 2, 3, 4, 5])("the tree of the highest score, %i tokens", (count) => {
  for (let round = 0; round < 60; round++) {
    const stride = count + 1 + (round % 4);
    const scores = Float32Array.from({ length: count * stride }, () => random() * 8);
    const heads = treeOf(scores, stride, count);
    const sum = heads.reduce((s, h, i) => s + scores[i * stride + h + 1]!, 0);
    expect(heads.filter((h) => h === -1)).toHaveLength(1);
    expect(sum).toBeCloseTo(bestOf(scores, stride, count), 3);
  }
});
