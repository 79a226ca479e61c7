// Resolving: mentions to entries and points by what the text says, and nothing where it leaves that open.
import { describe, expect, it } from "vitest";
import type { CodedDocument, Mention, MentionType } from "../../src/record/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { resolve } from "../../src/resolve/index.ts";

const knowledge = loadKnowledge();

/** A coded document from a text with mentions written as `{type:words}`. */
function coded(marked: string, extra: Partial<CodedDocument> = {}): CodedDocument {
  let text = "";
  const mentions: Mention[] = [];
  let at = 0;
  for (const match of marked.matchAll(/\{([a-z]+):([^}]+)\}/g)) {
    text += marked.slice(at, match.index);
    const start = text.length;
    text += match[2]!;
    mentions.push({ id: `m${mentions.length + 1}`, type: match[1] as MentionType, start, end: text.length });
    at = match.index + match[0].length;
  }
  text += marked.slice(at);
  const empty = { times: [], attributions: [], events: [], statements: [], tallies: [], regions: [] };
  return { id: "d", text, language: "en", published: "2024-02-03", mentions, ...empty, ...extra };
}

function resolved(marked: string): string[] {
  return resolve(coded(marked), knowledge).mentions.map((mention) => mention.entity ?? "-");
}

describe("places", () => {
  it.each([
    ["a fire in {location:Springfield}, {location:Illinois}", ["gn-4250542", "us-illinois"]],
    ["in {location:Paris}, {location:Texas}", ["gn-4717560", "us-texas"]],
    ["in {location:Paris}", ["gn-2988507"]],
    ["in {location:Nowhereville-upon-Nothing}", ["-"]],
  ])("%s", (text, entities) => expect(resolved(text)).toEqual(entities));

  it("lets the countries of the text decide between namesakes", () => {
    const tripoli = (text: string) => resolve(coded(text), knowledge).mentions.at(-1)?.country;
    expect(tripoli("In {location:Lebanon}, {nationality:Lebanese} soldiers went to {location:Tripoli}")).toBe(
      "LB",
    );
    expect(tripoli("In {location:Libya} a {nationality:Libyan} convoy left {location:Tripoli}")).toBe("LY");
  });

  it("knows a place by the part of its name that says where, and keeps the country before its capital", () => {
    expect(resolved("rain on {location:Western Massachusetts}")).toEqual(["us-massachusetts"]);
    expect(resolved("from {location:Mexico}, near {location:Toluca}")[0]).toBe("mexico");
    expect(resolved("on the {location:Nowhere River}")).toEqual(["-"]);
  });

  it.each([
    [
      "{location:Washington} spoke of {location:Damascus}, {nationality:American} aides of {nationality:Israeli} jets",
      "SY",
    ],
    ["{location:Washington} denied a part in the strike on {location:Damascus}", "SY"],
    ["{location:Bethesda}, {location:Maryland}: a fire in {location:Damascus}", "US"],
    ["a fire in {location:Damascus}, {location:Maryland}", "US"],
  ])(
    "takes a seat of government for a place where its state is spoken of, not for a neighbour: %s",
    (text, country) => {
      const { mentions } = resolve(coded(text), knowledge);
      const damascus = mentions.find(({ start, end }) => coded(text).text.slice(start, end) === "Damascus");
      expect(damascus?.country).toBe(country);
    },
  );

  it("lets the neighbours of a second reading decide", () => {
    const { mentions } = resolve(
      coded("{location:Palestine}, {location:Texas}: {location:Elkhart} and {location:Frankston}"),
      knowledge,
    );
    expect(mentions.at(-1)).toMatchObject({ country: "US" });
  });

  it("takes the country from the address of a page, unless such addresses are sold to anyone", () => {
    const london = (url: string) =>
      resolve(
        coded("a fire in {location:London}, says the mayor of {location:Woodstock}", { url }),
        knowledge,
      );
    expect(london("http://paper.example.ca/1").mentions[1]?.country).toBe("CA");
    expect(london("http://paper.example.tv/1").mentions[1]?.country).not.toBe("TV");
  });

  it("a town that only says where another place lies is known no closer than the country around it", () => {
    const precision = (text: string) => resolve(coded(text), knowledge).mentions[0]!.precision;
    expect(precision("Two strikes south of {location:Baghdad} killed five.")).toBe("region");
    expect(precision("Two strikes in {location:Baghdad} killed five.")).toBe("settlement");
    expect(precision("The mayor of {location:Baghdad} condemned it.")).toBe("settlement");
  });

  it.each([
    ["It fell {location:30 km west of Baghdad}.", 33.34, 44.08],
    ["It fell {location:thirty miles to the south of the town of Tikrit}.", 34.18, 43.68],
  ])("works out where a distance leads: %s", (text, lat, lon) => {
    const [outer] = text.split(/[{}]/).filter((part) => part.startsWith("location:"));
    const words = outer!.slice("location:".length);
    const name = words.split(" ").at(-1)!;
    const document = coded(text);
    const end = document.mentions[0]!.end;
    const inner: Mention = { id: "m2", type: "location", start: end - name.length, end };
    const [away, at] = resolve({ ...document, mentions: [...document.mentions, inner] }, knowledge).mentions;
    expect(away).toMatchObject({ precision: "region", country: "IQ" });
    expect(away?.entity).toBeUndefined();
    expect(away?.lat).toBeCloseTo(lat, 1);
    expect(away?.lon).toBeCloseTo(lon, 1);
    expect(at?.entity).toBeDefined();
  });

  it("gives facilities a point only where one is known", () => {
    const [asad, kalsu] = resolve(
      coded("{facility:Ain al-Asad} and {facility:Camp Kalsu}"),
      knowledge,
    ).mentions;
    expect(asad).toMatchObject({ entity: "ain-al-asad", precision: "point", country: "IQ" });
    expect(asad?.lat).toBeCloseTo(33.8, 1);
    expect(kalsu).toMatchObject({ entity: "kalsu-base" });
    expect(kalsu?.lat).toBeUndefined();
  });
});

describe("sites by the names in their words", () => {
  const sitesOf = (text: string, inner: string) => {
    const document = coded(text);
    const start = document.text.indexOf(inner);
    const name: Mention = { id: "m9", type: "location", start, end: start + inner.length };
    return resolve({ ...document, mentions: [...document.mentions, name] }, knowledge).mentions[0];
  };

  it("puts a site where the town in its name lies, and no more exactly", () => {
    const site = sitesOf("near {facility:the old barracks of Mosul}", "Mosul");
    expect(site).toMatchObject({ country: "IQ", precision: "settlement", name: "the old barracks of Mosul" });
    expect(site?.entity).toBeUndefined();
  });

  it("leaves it open where only a country is named", () => {
    expect(sitesOf("near {facility:the old barracks of Iraq}", "Iraq")?.lat).toBeUndefined();
  });
});

describe("actors", () => {
  it.each([
    ["{organization:Kataib Hezbollah} said", ["kataib-hizballah"]],
    ["{organization:the Pentagon} said", ["us-department-of-defense"]],
    ["{organization:Unheard-of Brigades} said", ["-"]],
    ["{person:Antony Blinken} came; {person:Blinken} left", ["antony-blinken", "antony-blinken"]],
    ["{nationality:Iraqi} police", ["iraq"]],
  ])("%s", (text, entities) => expect(resolved(text)).toEqual(entities));

  it("knows a person by a name with a middle initial, and no other by it", () => {
    expect(resolved("{person:Lloyd J. Austin} spoke")).toEqual(["lloyd-austin"]);
    expect(resolved("{person:Lloyd J. Nobody} spoke")).toEqual(["-"]);
  });

  it("calls an unknown person by the full name, without an entity", () => {
    const { mentions } = resolve(coded("{person:Falah Nobody} spoke. {person:Nobody} left."), knowledge);
    expect(mentions[1]).toMatchObject({ name: "Falah Nobody" });
    expect(mentions[1]?.entity).toBeUndefined();
  });
});

describe("short and shared names", () => {
  it.each([
    [
      "In {location:Iraq} {organization:Kataib Hezbollah} spoke; {organization:Hezbollah} denied",
      ["iraq", "kataib-hizballah", "kataib-hizballah"],
    ],
    [
      "{organization:Kataib Hezbollah} and {nationality:Lebanese} {organization:Hezbollah}",
      ["kataib-hizballah", "lebanon", "hezbollah"],
    ],
    ["{organization:Hezbollah} spoke", ["hezbollah"]],
    ["{organization:Pakistan Army} posts; the {organization:army} said", ["pakistan-army", "pakistan-army"]],
    ["the {organization:army} said", ["-"]],
    ["{facility:Ain al-Asad base}; the {facility:base} burned", ["ain-al-asad", "ain-al-asad"]],
    ["{facility:Ain al-Asad base}; another {facility:base} burned", ["ain-al-asad", "-"]],
  ])("%s", (text, entities) => expect(resolved(text)).toEqual(entities));

  it("takes a seat of government for the state where it speaks, not where something happens", () => {
    const document = coded("{location:Tehran} said so.");
    const role = { start: 0, end: 6, mention: "m1" };
    const statement = { id: "s1", act: "denial" as const, content: [], speaker: role, quoted: false };
    const done = resolve({ ...document, statements: [statement] }, knowledge);
    expect(done.statements[0]?.speaker.entity).toBe("iran");
    expect(done.mentions[0]?.entity).toMatch(/^gn-/);
  });
});

describe("roles", () => {
  it("carries id and name into roles that point at a mention or end in one", () => {
    const document = coded("The militia {organization:Kataib Hezbollah} hit {facility:Ain al-Asad}.");
    const event: CodedDocument["events"][number] = {
      id: "e1",
      type: "assault",
      trigger: { start: 33, end: 36 },
      evidence: [],
      status: "reported",
      actors: [{ start: 0, end: 28 }],
      targets: [{ start: 33, end: 44, mention: "m2" }],
      places: [],
      victims: [],
      weapons: [],
    };
    const [done] = resolve({ ...document, events: [event] }, knowledge).events;
    expect(done?.actors[0]).toMatchObject({
      entity: "kataib-hizballah",
      name: "Kata'ib Hizballah",
      mention: "m1",
    });
    expect(done?.targets[0]).toMatchObject({ entity: "ain-al-asad" });
  });

  it("changes nothing else", () => {
    const document = coded("{organization:Kataib Hezbollah} spoke.");
    const before = structuredClone(document);
    resolve(document, knowledge);
    expect(document).toEqual(before);
  });
});
