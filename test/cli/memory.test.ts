// When a long run cleans up: by how much the process has grown since, never otherwise.
import { describe, expect, it } from "vitest";
import { memoryKeeper } from "../../src/cli/memory.ts";

const MB = 2 ** 20;

/** How often it is cleaned while the process has the sizes given, each for a hundred items; a cleaning brings it down to `low`. */
function cleanings(sizes: readonly number[], low: number): number {
  let [size, count] = [0, 0];
  const keep = memoryKeeper(
    () => {
      count++;
      size = low * MB;
    },
    () => size,
  );
  for (const one of sizes) {
    size = one * MB;
    for (let item = 0; item < 100; item++) keep();
  }
  return count;
}

describe("memoryKeeper", () => {
  it.each([
    ["a process of one size is left alone", [300, 300, 300], 300, 0],
    ["a little growth is left alone", [300, 308, 315], 300, 0],
    ["growth is cleaned away", [300, 360], 310, 1],
    ["again when it has grown again", [300, 360, 322, 324, 400], 310, 2],
    ["what cannot be cleaned away is asked about once for each stretch", [300, 360, 365, 370, 375], 360, 1],
  ] as const)("%s", (_, sizes, low, expected) => {
    expect(cleanings(sizes, low)).toBe(expected);
  });

  it("cleans a smaller growth away before a step that takes much", () => {
    let [size, count] = [300 * MB, 0];
    const keep = memoryKeeper(
      () => {
        count++;
        size = 300 * MB;
      },
      () => size,
    );
    for (let item = 0; item < 100; item++) keep();
    size = 310 * MB;
    for (let item = 0; item < 100; item++) keep();
    expect(count).toBe(0);
    keep("much");
    keep("much");
    expect(count).toBe(1);
  });

  it("does nothing where the engine does not offer it", () => {
    let asked = 0;
    const keep = memoryKeeper(undefined, () => ++asked * 1000 * MB);
    if (!globalThis.gc) {
      for (let item = 0; item < 1000; item++) keep();
      expect(asked).toBe(0);
    } else expect(keep).toBeTypeOf("function");
  });
});
