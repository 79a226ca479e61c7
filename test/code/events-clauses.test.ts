// Whose clause a thing belongs to: what is named twice in a sentence, whose place it is, what a verb goes on telling of.
// Each kind with a twin that looks like it and is another thing.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { Event, Span } from "../../src/record/index.ts";

const knowledge = loadKnowledge();

function events(text: string): readonly Event[] {
  return code({ id: "d", text, language: "en", published: "2021-03-04", regions: [] }, knowledge).events;
}

const words = (text: string, roles: readonly Span[]): string =>
  roles.map(({ start, end }) => text.slice(start, end)).join(", ");

const triggers = (text: string): string[] => events(text).map(({ trigger }) => words(text, [trigger]));

describe("one deed named twice", () => {
  it.each<[string, string, string[]]>([
    [
      "what may be",
      "In what may be the worst raid in years, the depot in Aden was hit by two rockets.",
      ["hit"],
    ],
    [
      "… but not another deed",
      "After the deadly raid on a market in Taiz, the depot in Aden was hit by two rockets.",
      ["raid", "hit"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(triggers(text)).toEqual(expected);
  });

  it("the dead of a blow that stands behind the verb are the blow's, not those of a deed planned before", () => {
    const text =
      "As they prepared to fire at the camp, four rebels were killed near Idlib by a Turkish airstrike.";
    const blow = events(text).find(({ mode }) => mode === "airstrike");
    expect([blow?.status, blow?.killed, blow && words(text, blow.victims)]).toEqual([
      "reported",
      { min: 4, max: 4 },
      "rebels",
    ]);
  });
});

describe("whose place it is", () => {
  it.each<[string, string, string[]]>([
    [
      "not that of the deed beside it",
      "The front claimed a drone attack on soldiers on Monday and a rocket attack in Syria.",
      ["", "Syria"],
    ],
    [
      "not where somebody else sits",
      "The council in Aden gave other figures of a rocket attack on Monday.",
      [""],
    ],
    ["… but where those hit were", "Soldiers in Aden were killed in a rocket attack on Monday.", ["Aden"]],
  ])("%s", (_name, text, expected) => {
    expect(events(text).map(({ places }) => words(text, places))).toEqual(expected);
  });
});

describe("what a parser takes for another thing", () => {
  it.each<[string, string, string, string]>([
    [
      "a day before the doer",
      "On November 22 American aircraft bombed two depots in Iraq.",
      "actors",
      "American",
    ],
    ["… but a number of them", "On Monday 22 rebels attacked a depot in Aden.", "actors", "rebels"],
    ["where the doer is", "A patrol nearby opened fire on the gunmen in Aden.", "actors", "patrol"],
    [
      "killed and wounded without an auxiliary",
      "The mayor gives other figures, one guard killed and 12 people wounded.",
      "victims",
      "guard, people",
    ],
    [
      "… but a second object",
      "The bombers killed a guard and 12 people in Aden.",
      "victims",
      "guard, people",
    ],
    [
      "used against, behind a day",
      "On 2 March the army used a drone against rebels near Aden who were about to attack a convoy.",
      "targets",
      "rebels",
    ],
  ])("%s", (_name, text, slot, expected) => {
    const first = events(text)[0];
    expect(first && words(text, first[slot as "actors" | "targets" | "victims"])).toBe(expected);
  });

  it("what had been the target was attacked, the target of an inquiry was not", () => {
    const news = "Two drones struck a base near Mosul on Wednesday. ";
    expect(triggers(`${news}The military airfield in Erbil had been the target on Monday.`)).toContain(
      "target",
    );
    expect(
      triggers(`${news}The military airfield in Erbil had been the target of an inquiry.`),
    ).not.toContain("target");
  });
});

describe("whose day it is", () => {
  const days = (text: string): (string | undefined)[] => events(text).map(({ date }) => date);
  it.each<[string, string, (string | undefined)[]]>([
    [
      "not that of the arrest over it",
      "Two men were arrested in Aden on Monday on suspicion of the murder of a judge, who was ambushed by gunmen last month.",
      ["2021-03-01", "2021-02"],
    ],
    [
      "not that of the claim before it",
      "The front claimed responsibility on Wednesday for two explosions in Aden that killed nine people a day earlier.",
      ["2021-03-02"],
    ],
    [
      "… but what stands behind the deed",
      "The front claimed a drone attack on the base in Aden on Monday.",
      ["2021-03-01"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(days(text)).toEqual(expected);
  });
});

describe("who was hurt and who did it", () => {
  it.each<[string, string, string, string]>([
    ["a headline without an auxiliary", "Two rebels killed in gunfight near Aden.", "", "rebels"],
    ["… but with an object", "Two rebels killed a judge in a gunfight near Aden.", "rebels", "judge"],
    [
      "a list before a verb that the parser hung on it",
      "SIX TEACHERS, AMONG THEM THE HEAD OF THE SCHOOL, THEIR COOK AND HER DAUGHTER WERE MURDERED TODAY BY SOME 30 MEN IN UNIFORM, WITNESSES REPORTED.",
      "MEN",
      "TEACHERS, HEAD OF THE SCHOOL, THEIR COOK, HER DAUGHTER",
    ],
  ])("%s", (_name, text, actors, victims) => {
    const [first] = events(text);
    expect(first && [words(text, first.actors), words(text, first.victims)]).toEqual([actors, victims]);
  });

  it("who did not say that they carried it out have not done it", () => {
    const news = "Two rockets struck the base in Aden on Monday. ";
    const doers = (said: string): string[] =>
      events(news + said).flatMap(({ actors }) => words(news + said, actors).split(", "));
    expect(doers("The front did not say that it carried out the attack.")).not.toContain("front");
    expect(doers("The front said that it carried out the attack.")).toContain("front");
  });

  it("a name inside a person's is no body", () => {
    const names = (text: string): string[] =>
      code({ id: "d", text, language: "en", published: "2021-03-04", regions: [] }, knowledge).mentions.map(
        (one) => text.slice(one.start, one.end),
      );
    expect(names("Gunmen shot dead Al-Fateh Qurashi in Aden.")).not.toContain("Fateh");
    expect(names("Gunmen of al-Fatah shot dead a judge in Aden.").join()).toContain("Fatah");
  });
});

describe("a part of a country by its name", () => {
  it.each<[string, string]>([
    ["Rebels attacked a police post in Arauca department on Monday.", "Arauca"],
    ["Rebels attacked a police post in the Quiche department on Monday.", "Quiche"],
    ["Rebels detonated a bomb in Colombia's Arauca department on Monday.", "Arauca, Colombia"],
    ["Rebels attacked staff of the Dallas fire department on Monday.", ""],
  ])("%s", (text, expected) => {
    const places = events(text).flatMap(({ places }) => places);
    expect(
      words(
        text,
        places.filter(({ start }) => text.slice(start).startsWith("police post") === false),
      ),
    ).toBe(expected);
  });
});

describe("what is only summed up", () => {
  const tallies = (text: string) =>
    code({ id: "d", text, language: "en", published: "2021-03-04", regions: [] }, knowledge).tallies;
  it.each<[string, string, number[], number]>([
    [
      "the dead of this year",
      "At least 300 people have been killed this year in attacks by bandits in Zamfara.",
      [300],
      0,
    ],
    [
      "… but not those of one attack",
      "At least 30 people were killed this week in an attack on a market in Zamfara.",
      [],
      1,
    ],
    [
      "what part of a sum was killed by",
      "Between October and January the UN recorded 1,524 civilian deaths in Myanmar, half of them in airstrikes.",
      [1524],
      0,
    ],
    [
      "… but not an attack of its own day",
      "Between October and January the UN recorded 1,524 civilian deaths in Myanmar. Airstrikes killed nine people in Sagaing on Monday.",
      [1524],
      1,
    ],
  ])("%s", (_name, text, counts, found) => {
    expect(tallies(text).map(({ count }) => count.min)).toEqual(counts);
    expect(events(text)).toHaveLength(found);
  });
});
