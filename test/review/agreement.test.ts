// Agreement beyond chance, held against published worked examples.
import { describe, expect, it } from "vitest";
import { agreementOf, cohensKappa, nominalAlpha, type Unit } from "../../src/review/index.ts";

/** Rows of coders to units; "." is a missing value. */
function units(...coders: readonly string[]): Unit[] {
  const rows = coders.map((row) => row.split(" "));
  return rows[0]!.map((_, unit) => rows.map((row) => (row[unit] === "." ? undefined : row[unit])));
}

describe("Krippendorff's alpha, nominal", () => {
  it("two observers, binary data, nothing missing (Krippendorff 2011, A: 0.095)", () => {
    const data = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0");
    expect(nominalAlpha(data)).toBeCloseTo(0.095, 3);
  });

  it("four observers, five values, missing ones (Krippendorff 2011, C: 0.743)", () => {
    const data = units(
      "1 2 3 3 2 1 4 1 2 . . .",
      "1 2 3 3 2 2 4 1 2 5 . 3",
      ". 3 3 3 2 3 4 2 2 5 1 .",
      "1 2 3 3 2 4 4 1 2 5 1 .",
    );
    expect(nominalAlpha(data)).toBeCloseTo(0.743, 3);
  });

  it.each([
    ["all the same, with values that differ", units("a b a b", "a b a b"), 1],
    ["only one value was ever given", units("a a a", "a a a"), undefined],
    ["nothing that two coders speak of", units("a . b", ". a ."), undefined],
    ["never the same", units("a b", "b a"), -0.5],
  ])("%s", (_, data, alpha) => {
    expect(nominalAlpha(data)).toEqual(alpha);
  });
});

describe("Cohen's kappa", () => {
  const table = (yesYes: number, yesNo: number, noYes: number, noNo: number): Unit[] =>
    [
      ...Array.from({ length: yesYes }, () => ["yes", "yes"]),
      ...Array.from({ length: yesNo }, () => ["yes", "no"]),
      ...Array.from({ length: noYes }, () => ["no", "yes"]),
      ...Array.from({ length: noNo }, () => ["no", "no"]),
    ] as Unit[];

  // The usual worked tables of two readers: 50 proposals (0.40), and two of 100 with one observed agreement, other margins.
  it.each([
    [20, 5, 10, 15, 0.4],
    [45, 15, 25, 15, 0.1304],
    [25, 35, 5, 35, 0.2593],
  ])("%i %i %i %i gives %f", (a, b, c, d, kappa) => {
    expect(cohensKappa(table(a, b, c, d))).toBeCloseTo(kappa, 4);
  });

  it("says nothing where nobody differs and nothing varies", () => {
    expect(cohensKappa(units("a a", "a a"))).toBeUndefined();
    expect(cohensKappa([])).toBeUndefined();
  });
});

describe("agreement of units", () => {
  it("counts those of which two speak, and gives no kappa of three coders", () => {
    expect(agreementOf(units("a b c", "a c ."))).toMatchObject({ units: 2, agreed: 1 });
    expect(agreementOf(units("a b", "a b", "a c")).kappa).toBeUndefined();
  });
});
