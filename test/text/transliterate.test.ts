// Names in Arabic and Hebrew script in Latin letters: what is written, and nothing that is not.
import { describe, expect, it } from "vitest";
import { transliterate } from "../../src/text/index.ts";

describe("transliteration", () => {
  it.each([
    ["ضرغام الدراجي", "Ḍrġām ad-Drāǧī"],
    ["محمود القرشي", "Mḥmūd al-Qršī"],
    ["عبد الرزاق", "ʿBd ar-Rzāq"],
    ["حَسَن", "Ḥasan"],
    ["كوثر", "Kūṯr"],
    ["سريّة", "Sryya"],
    ["پرویز", "Prwyz"],
    ["هێمن", "Hêmn"],
    ["דוד לוי", "Dwd Lwy"],
    ["X أحمد 12", "X Aḥmd 12"],
  ])("%s → %s", (text, latin) => expect(transliterate(text)).toBe(latin));

  it.each(["Kata'ib Hizballah", "Войска", "", "12"])("leaves %j alone", (text) => {
    expect(transliterate(text)).toBeUndefined();
  });

  it("survives odd input", () => {
    expect(() => transliterate("\ud83dا\ud800 ال ١٢ـــ")).not.toThrow();
  });
});
