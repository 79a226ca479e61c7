// What is worth a look first: records of rules that people keep correcting, and those whose coder says it is unsure.
import { describe, expect, it } from "vitest";
import type { Statement } from "../../src/record/index.ts";
import { doubtsOf, type Trust } from "../../src/review/index.ts";

const statement = (given: Partial<Statement> = {}): Statement => ({
  id: "s1",
  act: "denial",
  content: [{ start: 0, end: 4 }],
  speaker: { start: 5, end: 9, entity: "x" },
  date: "2024-01-01",
  about: ["e1"],
  quoted: false,
  by: "en/said",
  ...given,
});
const trusts = (judged: number, left: number): ReadonlyMap<string, Trust> =>
  new Map([["en/said", { judged, left }]]);

describe("doubts", () => {
  it("grow with what people made of the rule's other records, the more of them the more", () => {
    const share = (judged: number, left: number): number => doubtsOf(statement(), trusts(judged, left)).share;
    expect(doubtsOf(statement()).share).toBe(0);
    expect(share(10, 10)).toBe(0);
    expect(share(1, 0)).toBeCloseTo(0.2);
    expect(share(1, 0)).toBeLessThan(share(10, 4));
    expect(share(10, 4)).toBeLessThan(share(10, 1));
    expect(doubtsOf(statement(), trusts(10, 4)).why).toEqual([
      "people left 4 of 10 records of its rule as they were",
    ]);
  });

  it("are of the rule that made the record, and of no other", () => {
    expect(doubtsOf(statement({ by: "en/issuer" }), trusts(10, 0)).share).toBe(0);
  });

  it("are the coder's own where it says how sure it is", () => {
    expect(doubtsOf(statement({ confidence: 0.4 }), trusts(10, 10)).share).toBeCloseTo(0.6);
  });
});
