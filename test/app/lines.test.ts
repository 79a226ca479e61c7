// Lines out of a byte stream.
import { describe, expect, it } from "vitest";
import { splitLines } from "../../src/app/lines.ts";

async function split(chunks: readonly (string | Uint8Array)[], maxBytes?: number): Promise<unknown[]> {
  async function* stream(): AsyncGenerator<string | Uint8Array> {
    yield* chunks;
  }
  return Array.fromAsync(splitLines(stream(), maxBytes));
}

describe("splitLines", () => {
  it("joins pieces, counts empty lines, takes a last line without an end and carriage returns", async () => {
    const lines = await split(["on", "e\r\n\n", "th", "ree"]);
    expect(lines).toEqual([
      { kind: "line", number: 1, text: "one" },
      { kind: "line", number: 3, text: "three" },
    ]);
  });

  it("does not break a letter that is cut between two pieces", async () => {
    const bytes = Buffer.from("كتائب\n");
    expect(await split([bytes.subarray(0, 3), bytes.subarray(3)])).toEqual([
      { kind: "line", number: 1, text: "كتائب" },
    ]);
  });

  it("reports a line over the limit and goes on", async () => {
    expect(await split(["x".repeat(30), "y\nok\n"], 20)).toEqual([
      { kind: "too-long", number: 1, bytes: 31 },
      { kind: "line", number: 2, text: "ok" },
    ]);
  });
});
