// One sentence that tells of several occurrences, each at its place; and what looks like it and is one.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();

/** "mode: targets" of every attack, with the day where it has one. */
function attacks(text: string): string[] {
  const coded = code({ id: "d", text, language: "en", published: "2023-11-24", regions: [] }, knowledge);
  return coded.events
    .filter(({ type }) => type === "assault")
    .map(({ mode, targets, date }) => {
      const struck = targets.map(({ start, end }) => text.slice(start, end)).join(", ");
      return `${mode}: ${struck}${date ? ` ${date}` : ""}`;
    });
}

describe("one record for each occurrence", () => {
  it.each<[string, string, string[]]>([
    [
      "a number stands for the deed",
      "Several drones were sent against the Ain al-Asad air base and one against the Harir base.",
      ["drone-attack: Ain al-Asad air base", "drone-attack: Harir base"],
    ],
    [
      "a list behind a colon",
      "He spoke of five rocket attacks on Friday: three, at small outposts, in Syria and two at the Ain al-Asad airbase.",
      ["rocket-attack: small outposts 2023-11-24", "rocket-attack: Ain al-Asad airbase 2023-11-24"],
    ],
    [
      "each with its weapon",
      "Two bases were attacked on Monday: the Ain al-Asad airbase in western Iraq by a drone and one in the Hasakah region by rockets.",
      ["drone-attack: Ain al-Asad airbase 2023-11-20", "rocket-attack: region 2023-11-20"],
    ],
    [
      "known sites far apart",
      "Drones attacked the Ain al-Asad base and the Harir base on Monday.",
      ["drone-attack: Ain al-Asad base 2023-11-20", "drone-attack: Harir base 2023-11-20"],
    ],
  ])("%s", (_, text, expected) => {
    expect(attacks(text)).toEqual(expected);
  });
});

describe("and one for one", () => {
  it.each<[string, string, number]>([
    ["sites beside each other", "Rockets hit the airport and the embassy in Baghdad on Monday.", 1],
    ["people counted", "A bomb killed two soldiers and three civilians in Kirkuk on Monday.", 1],
    [
      "a participle goes on telling",
      "Aircraft struck militants in Iraq on Monday, destroying three of their depots.",
      1,
    ],
    ["a sum over weeks", "Troops there have been attacked dozens of times since October 17.", 0],
    ["many attacks", "The group has claimed many attacks on the Ain al-Asad base and the Harir base.", 1],
    [
      "said of what was told",
      "Rockets were fired at the US embassy in Baghdad on Friday. It was the first attack on the embassy in months.",
      1,
    ],
    ["a growing number", "Attacks on the bases have grown since October 17.", 0],
  ])("%s", (_, text, count) => {
    expect(attacks(text)).toHaveLength(count);
  });
});

describe("days that go on", () => {
  it("a day goes with the occurrence, over its sentences", () => {
    const text =
      "Rockets hit two outposts on Monday. The rockets were fired from a truck. A drone was sent against the Harir base.";
    expect(attacks(text).at(-1)).toBe("drone-attack: Harir base 2023-11-20");
  });

  it("what is denied of an attack does not deny it", () => {
    const text = "American airstrikes on the Harir base were not coordinated with Baghdad.";
    const coded = code({ id: "d", text, language: "en", regions: [] }, knowledge);
    expect(coded.events.map(({ status }) => status)).toEqual(["reported"]);
    const twin = "American airstrikes on the Harir base did not take place.";
    const denied = code({ id: "d", text: twin, language: "en", regions: [] }, knowledge);
    expect(denied.events.map(({ status }) => status)).toEqual(["denied"]);
  });
});
