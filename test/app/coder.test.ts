// Coding without a ledger: names of the analyser are joined with those of the registers, in the languages that have one.
import { describe, expect, it } from "vitest";
import { createCoder } from "../../src/app/index.ts";

const TEXT = "A spokesman for Zalmar Durani said the depot in Kharwazeh was empty. The Pentagon denied it.";

describe("createCoder", () => {
  const coder = createCoder();

  it("joins the analyser's names with those of the registers", () => {
    const coded = coder.code({ id: "d", text: TEXT, language: "en", published: "2024-05-01" });
    const named = coded.mentions.map((one) => `${one.type} ${TEXT.slice(one.start, one.end)}`);
    expect(named).toContain("person Zalmar Durani");
    expect(coded.mentions.find((one) => TEXT.slice(one.start, one.end).endsWith("Pentagon"))).toMatchObject({
      entity: "us-department-of-defense",
    });
  });

  it("codes a language without an analyser by the order of its words", () => {
    const arabic = { id: "a", text: "أعلنت كتائب حزب الله استهداف قاعدة عين الأسد.", language: "ar" };
    expect(coder.code(arabic).statements.map((one) => one.act)).toContain("claim-of-responsibility");
  });
});
