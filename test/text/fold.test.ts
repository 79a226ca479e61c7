// Folding for look-up, spans and distance.
import { describe, expect, it } from "vitest";
import { distanceKm, fold, foldLatin, foldWithMap, overlaps } from "../../src/text/index.ts";

describe("fold", () => {
  it.each([
    ["Kata’ib  Ḥizballāh", "kata'ib hizballah"],
    ["Łódź Ærø Straße", "lodz aero strasse"],
    ["“quoted” — dash", '"quoted" - dash'],
    ["İstanbul ISIL", "istanbul isil"],
    ["𝗕𝗿𝗲𝗮𝗸𝗶𝗻𝗴", "breaking"],
  ])("%s → %s", (text, folded) => expect(foldLatin(text)).toBe(folded));

  it.each([
    ["أربيل", "اربيل"],
    ["إِيرَان", "ايران"],
    ["كتـــائب", "كتائب".replace("ئ", "ي")],
    ["السليمانية", "السليمانيه"],
    ["على", "علي"],
    ["١٢:٣٠", "12:30"],
    ["۴۵", "45"],
  ])("%s → %s", (text, folded) => expect(foldLatin(text)).toBe(folded));

  it("keeps the way back to the original", () => {
    const text = "أَنصار Æthel 💥 x";
    const folded = foldWithMap(text);
    expect(folded.text).toBe(fold(text));
    const at = folded.text.indexOf("aethel");
    expect(text.slice(folded.offsets[at]!, folded.offsets[at + 6]!)).toBe("Æthel");
    const last = folded.text.indexOf("x");
    expect(text.slice(folded.offsets[last]!, folded.offsets[last + 1]!)).toBe("x");
  });

  it("survives lone surrogates", () => expect(fold("a\ud800b\udc00")).toBe("a\ud800b\udc00"));
});

describe("spans and distance", () => {
  it("overlap", () => {
    expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 4 })).toBe(false);
    expect(overlaps({ start: 0, end: 3 }, { start: 2, end: 4 })).toBe(true);
  });

  it("Baghdad to Erbil is some 320 km", () => {
    expect(distanceKm({ lat: 33.3152, lon: 44.3661 }, { lat: 36.1912, lon: 44.0092 })).toBeCloseTo(321, -1);
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(20015, -1);
  });
});
