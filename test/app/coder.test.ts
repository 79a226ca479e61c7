// Coding without a ledger, with and without the statistical analyser.
import { describe, expect, it } from "vitest";
import { createCoder } from "../../src/app/index.ts";

const TEXT = "A spokesman for Zalmar Durani said the depot in Kharwazeh was empty. The Pentagon denied it.";

describe("createCoder", () => {
  const plain = createCoder();
  const withAnalyser = createCoder(plain.knowledge, { analyser: true });

  it("joins the analyser's names with those of the registers", () => {
    const coded = withAnalyser.code({ id: "d", text: TEXT, language: "en", published: "2024-05-01" });
    const named = coded.mentions.map((one) => `${one.type} ${TEXT.slice(one.start, one.end)}`);
    expect(named).toContain("person Zalmar Durani");
    expect(coded.mentions.find((one) => TEXT.slice(one.start, one.end).endsWith("Pentagon"))).toMatchObject({
      entity: "us-department-of-defense",
    });
  });

  it("finds no fewer names with it, and leaves other languages as they are", () => {
    const count = (coder: typeof plain): number =>
      coder.code({ id: "d", text: TEXT, language: "en" }).mentions.length;
    expect(count(withAnalyser)).toBeGreaterThanOrEqual(count(plain));
    const arabic = { id: "a", text: "أعلنت كتائب حزب الله استهداف قاعدة عين الأسد.", language: "ar" };
    expect(withAnalyser.code(arabic)).toEqual(plain.code(arabic));
  });
});
