// What changed between two texts, paragraph by paragraph.
import { describe, expect, it } from "vitest";
import { diffTexts } from "../../src/text/index.ts";

const shown = (before: string, after: string): string =>
  diffTexts(before.replaceAll(" ", "\n"), after.replaceAll(" ", "\n"))
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `+${text}` : `-${text}`))
    .join(" ");

describe("diffTexts", () => {
  it.each([
    ["a b c", "a b c", "a b c"],
    ["a b c", "a x c", "a -b +x c"],
    ["a b c", "a c", "a -b c"],
    ["a c", "a b c", "a +b c"],
    ["", "a", "+a"],
    ["a", "", "-a"],
    ["a a a", "a a", "a a -a"],
    ["a b c d", "c d a b", "-a -b c d +a +b"],
  ])("%s → %s", (before, after, expected) => expect(shown(before, after)).toBe(expected));

  it("looks at words, not at blank lines", () => {
    expect(diffTexts("a\n\n b ", "a\nb").every(({ kind }) => kind === "same")).toBe(true);
  });

  it("survives long texts that have nothing in common", () => {
    const text = (mark: string): string =>
      Array.from({ length: 5000 }, (_, index) => `${mark}${index}`).join("\n");
    expect(diffTexts(text("a"), text("b"))).toHaveLength(10_000);
  });
});
