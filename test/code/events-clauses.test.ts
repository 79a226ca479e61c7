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
