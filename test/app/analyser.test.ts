// The analyser as a library of its own.
import { describe, expect, it } from "vitest";
import { analyse } from "../../src/app/analyser.ts";

describe("casus/analyser", () => {
  it("says who did what to whom, with offsets into the text", () => {
    const text = "On Monday, Iran-backed militias fired ten rockets at the base.";
    const { sentences, names } = analyse(text);
    const { tokens } = sentences[0]!;
    const fired = tokens.findIndex((token) => token.text === "fired");
    const dependent = (relation: string): string | undefined =>
      tokens.find((token) => token.head === fired && token.deprel === relation)?.text;
    expect(tokens[fired]).toMatchObject({ head: -1, deprel: "root", lemma: "fire", upos: "VERB" });
    expect(dependent("nsubj")).toBe("militias");
    expect(dependent("obj")).toBe("rockets");
    for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
    expect(names?.map((name) => `${name.type} ${text.slice(name.start, name.end)}`)).toContain(
      "weapon ten rockets",
    );
  });

  it("leads short names, acronyms and descriptions back to the name that is meant", () => {
    const text = "Kataib Hezbollah (KH) claimed the attack. The group said it would strike again.";
    const said = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
    const meant = analyse(text).references.map((one) => `${said(one)} = ${said(one.antecedent)}`);
    expect(meant[0]).toBe("KH = Kataib Hezbollah");
    expect(meant.some((one) => /group = (KH|Kataib Hezbollah)$/.test(one))).toBe(true);
    expect(analyse("The group left.").references).toEqual([]);
  });

  it("finds nothing in nothing", () => {
    expect(analyse("")).toMatchObject({ sentences: [] });
  });
});
