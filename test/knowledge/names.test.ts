// Names of the registers in texts: spellings, scripts, word boundaries, and who a name means.
import { describe, expect, it } from "vitest";
import { latinName, loadKnowledge } from "../../src/knowledge/index.ts";

const { actors, places } = loadKnowledge();

function found(
  text: string,
  register: { find(text: string): readonly { start: number; end: number; ids: readonly string[] }[] },
): string[] {
  return register.find(text).map((hit) => `${text.slice(hit.start, hit.end)} = ${hit.ids.join("|")}`);
}

describe("spellings of one actor", () => {
  it.each([
    ["Kata'ib Hizballah", "kataib-hizballah"],
    ["Kataib Hezbollah", "kataib-hizballah"],
    ["Kataeb Hezbollah", "kataib-hizballah"],
    ["Kta’ib Hizbullah", "kataib-hizballah"],
    ["KATAIB HEZBOLLAH", "kataib-hizballah"],
    ["Asaib Ahl Al-Haq", "asaib-ahl-al-haq"],
    ["Asa'ib Ahl al-Haqq", "asaib-ahl-al-haq"],
    ["Harakat al Nujaba", "harakat-hezbollah-al-nujaba"],
    ["Hizbullah", "hezbollah"],
    ["Coordination Committee of the Iraqi Resistance", "iraqi-resistance-coordination-committee"],
    ["كتائب حزب الله", "kataib-hizballah"],
    ["حزب اللّه", "hezbollah"],
    ["الحشد الشعبى", "popular-mobilization-forces"],
    ["Iraqi foreign ministry", "iraq-foreign-ministry"],
    ["ministry of defence of Russia", "russia-defence-ministry"],
    ["Iraq's army", "iraq-army"],
    ["وزارة الخارجية العراقية", "iraq-foreign-ministry"],
  ])("%s", (name, id) => expect(actors.idsFor(name)).toEqual([id]));
});

describe("names in running text", () => {
  it.each([
    ["The woman spoke of a roman and a german.", []],
    ["He told us that it is late.", []],
    ["A kataib of others", []],
    ["IS claimed it; the SDF denied it.", ["IS = islamic-state", "SDF = syrian-democratic-forces"]],
    ["Kataib Hezbollah, not Hezbollah", ["Kataib Hezbollah = kataib-hizballah", "Hezbollah = hezbollah"]],
    ["وقال الحوثيون", ["الحوثيون = houthis"]],
    ["هجوم للحشد الشعبي", ["لحشد الشعبي = popular-mobilization-forces"]],
  ])("%s", (text, hits) => expect(found(text, actors)).toEqual(hits));

  it("finds places, not parts of words", () => {
    expect(found("Rockets hit Ain al-Assad base near al-Baghdadi.", places)).toEqual([
      "Ain al-Assad base = ain-al-asad",
    ]);
    expect(found("A woman in Omaha", places)).toEqual([]);
    expect(found("هجوم على عين الأسد بالعراق", places)).toEqual(["عين الأسد = ain-al-asad", "العراق = iraq"]);
  });

  it("survives any string", () => {
    for (const text of ["", "\ud800", "👩‍👩‍👧 al-", "'".repeat(5000), "al-".repeat(5000), "U.S.".repeat(5000)]) {
      expect(() => [actors.find(text), places.find(text), actors.findDemonyms(text)]).not.toThrow();
    }
  });
});

describe("states and demonyms", () => {
  it("knows them in two languages", () => {
    expect(actors.countryOfDemonym("Iraqi")).toBe("IQ");
    expect(actors.countryOfDemonym("الأمريكية")).toBe("US");
    expect(actors.countryOfDemonym("Martian")).toBeUndefined();
    expect(actors.stateOf("IR")).toBe("iran");
    expect(places.countryCode("Islamic Republic of Iran")).toBe("IR");
  });
});

describe("candidates for a place", () => {
  it("puts register before gazetteer, then population", () => {
    expect(places.candidates("Ain al-Asad")[0]?.id).toBe("ain-al-asad");
    expect(places.candidates("Paris")[0]?.country).toBe("FR");
    expect(places.candidates("دير الزور")[0]?.country).toBe("SY");
    expect(places.candidates("Nowhereville-upon-Nothing")).toEqual([]);
  });

  it("gives provinces a point from their towns", () => {
    const anbar = places.candidates("Anbar province")[0];
    expect(anbar).toMatchObject({ kind: "admin", country: "IQ" });
    expect(anbar?.lat).toBeCloseTo(33.5, 0);
  });

  it("never gives a point that nobody wrote down", () => {
    expect(places.get("kalsu-base")).toMatchObject({ country: "IQ" });
    expect(places.get("kalsu-base")?.lat).toBeUndefined();
  });
});

describe("names in Latin letters, and general words, which are none", () => {
  const knowledge = loadKnowledge();
  it.each(["كتيبة الظل", "أصحاب الكهف", "هيئة الفلاح"])("%s", (name) =>
    expect(latinName(name, knowledge)).toMatch(/^\p{Script=Latin}/u),
  );
  it.each(["الدفاعات", "قادة التنظيم", "ثلاثة جنود", "قواتها", "Kataib Hezbollah"])("%s", (words) =>
    expect(latinName(words, knowledge)).toBeUndefined(),
  );
});
