// Words of violence in sentences where nobody attacks, each beside a twin in which somebody does.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();

function attacks(text: string): number {
  const document = { id: "d", text, language: "en", published: "2021-03-04", regions: [] };
  return code(document, knowledge).events.filter(({ type }) => type === "assault").length;
}

describe("nobody's deed, and its twin", () => {
  it.each([
    [
      "The storm hammered the coast, killing six people.",
      "The militia hammered the town, killing six people.",
    ],
    ["A man was struck by lightning and killed.", "A man was struck by a mortar shell and killed."],
    ["An outbreak of cholera killed 40 prisoners.", "An outbreak of fighting killed 40 prisoners."],
    ["The mayor was attacked by bees.", "The mayor was attacked by gunmen."],
    [
      "A gas cylinder exploded in the kitchen, killing eight guests.",
      "A bomb exploded in the kitchen, killing eight guests.",
    ],
    ["A mining accident killed three workers.", "A mine killed three soldiers."],
    [
      "An avalanche buried the post, killing three soldiers.",
      "A barrage hit the post, killing three soldiers.",
    ],
  ])("%s — %s", (harmless, attack) => {
    expect([attacks(harmless), attacks(attack) > 0]).toEqual([0, true]);
  });
});

describe("done in words, in a tale or as a test, and its twin", () => {
  it.each([
    ["Doctors bombarded the ministry with complaints.", "Rebels bombarded the ministry with rockets."],
    ["Lawmakers attacked his plan on Monday.", "Gunmen attacked his plane on Monday."],
    [
      "The novel opens with the assassination of a king by masked gunmen.",
      "The day opened with the assassination of a judge by masked gunmen.",
    ],
    [
      "The navy test-fired a missile on Tuesday, hitting a target in the sea.",
      "The navy fired a missile on Tuesday, hitting a ship in the sea.",
    ],
    [
      "Villagers killed a leopard that had attacked children.",
      "Villagers killed a soldier who had attacked children.",
    ],
    ["Troops simulated an attack on an airport.", "Troops launched an attack on an airport."],
  ])("%s — %s", (harmless, attack) => {
    expect([attacks(harmless), attacks(attack) > 0]).toEqual([0, true]);
  });
});

it.each([
  "A series of strikes killed six soldiers.",
  "A wave of attacks killed 20 people in Mosul.",
  "Israeli fire killed two soldiers.",
  "The novel led to attacks on two bookshops by armed men.",
  "A swarm of drones killed two soldiers at the base.",
])("still an attack: %s", (text) => {
  expect(attacks(text)).toBeGreaterThan(0);
});
