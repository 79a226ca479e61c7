// Dates as readers see them, and right-to-left words inside a line.
import { describe, expect, it } from "vitest";
import { dateInWords, isolate, weekdayOf } from "../../src/text/index.ts";

describe("dates in words", () => {
  it.each([
    ["2021-03-03", "3 March 2021"],
    ["2021-03-03T00:20", "3 March 2021, 00:20"],
    ["2021-03-03T00:20:00Z", "3 March 2021, 00:20 UTC"],
    ["2021-03", "March 2021"],
    ["2021", "2021"],
    ["2021-03-03~", "c. 3 March 2021"],
    ["2023-11-01/2023-11-02", "1–2 November 2023"],
    ["2023-10-17/2023-11-03", "17 October – 3 November 2023"],
    ["2021-03-03/2024-10-02", "3 March 2021 – 2 October 2024"],
    ["2021-03/2021-05", "March 2021 – May 2021"],
    ["2023-10-17/..", "17 October 2023 – …"],
    ["../2023-10-17", "… – 17 October 2023"],
  ])("%s is %s", (edtf, words) => {
    expect(dateInWords(edtf)).toBe(words);
  });

  it.each(["", "soon", "2021-02-30", "2021-13", "03/04", "P2D", "2021-W09", "a/b"])(
    "%j is no date and stays as it is",
    (value) => {
      expect(dateInWords(value)).toBe(value);
    },
  );

  it("says the same of a date however many were asked between", () => {
    const day = (at: number): string => new Date(at * 86_400_000).toISOString().slice(0, 10);
    for (let at = 0; at < 5000; at++) dateInWords(day(at));
    for (let at = 0; at < 5000; at += 999) expect(dateInWords(day(at))).toContain(day(at).slice(0, 4));
    expect(dateInWords("2021-03-03")).toBe("3 March 2021");
    expect(dateInWords("2021-03-03")).toBe("3 March 2021");
    const long = "x".repeat(5000);
    expect([dateInWords(long), dateInWords(long)]).toEqual([long, long]);
  });

  it("has a weekday for a whole day only", () => {
    expect(weekdayOf("2021-03-03")).toBe("Wednesday");
    expect(weekdayOf("2021-03-03T00:20")).toBe("Wednesday");
    for (const value of ["2021-03", "2021", "2023-11-01/2023-11-02", "2021-02-30", ""])
      expect(weekdayOf(value)).toBeUndefined();
  });
});

describe("isolate", () => {
  it("marks right-to-left words and leaves the others alone", () => {
    expect(isolate("عين الأسد")).toBe("\u2068عين الأسد\u2069");
    expect(isolate("Ain al-Asad")).toBe("Ain al-Asad");
  });
});
