// What tables remember of words: bounded, the words in use stay, and no text is kept alive behind a cut word.
import { describe, expect, it } from "vitest";
import { alone, Remembered } from "../../src/text/index.ts";

describe("Remembered", () => {
  it("gives back what was put in, and the last value of a key", () => {
    const table = new Remembered<string, number>(4);
    table.set("a", 1);
    table.set("a", 2);
    expect([table.get("a"), table.get("b")]).toEqual([2, undefined]);
  });

  it("forgets what has not been asked for, and keeps what is", () => {
    const table = new Remembered<string, number>(4);
    table.set("often", 0);
    table.set("once", 0);
    for (let i = 1; i <= 40; i++) {
      table.set(`word ${i}`, i);
      expect(table.get("often")).toBe(0);
    }
    expect(table.get("once")).toBeUndefined();
    expect(table.get("word 1")).toBeUndefined();
    expect(table.get("word 40")).toBe(40);
  });

  it("holds at most two generations", () => {
    const table = new Remembered<number, number>(100);
    for (let i = 0; i < 10_000; i++) table.set(i, i);
    const held = Array.from({ length: 10_000 }, (_, i) => i).filter((i) => table.get(i) !== undefined);
    expect(held.length).toBeLessThanOrEqual(200);
    expect(held.at(-1)).toBe(9_999);
  });

  it("is empty when cleared", () => {
    const table = new Remembered<string, number>(1);
    table.set("a", 1);
    table.set("b", 2);
    table.clear();
    expect([table.get("a"), table.get("b")]).toEqual([undefined, undefined]);
  });
});

describe("alone", () => {
  it.each(["", "a", "Khan Yunis", "صاروخان", "2024", "-1", "__proto__", "constructor", "\ud800", "😀"])(
    "is the same string: %j",
    (text) => {
      expect(alone(text)).toBe(text);
    },
  );
});
