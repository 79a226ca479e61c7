// What merging asks of the registers: who belongs together, who stands in whose line, for whom somebody speaks.
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { mergeKnowledge, principalsOf, standingOf } from "../../src/merge/index.ts";

const knowledge = loadKnowledge();

describe("two actors", () => {
  const { related } = mergeKnowledge(knowledge);
  const { inLine } = standingOf(knowledge);

  it.each<[string, string, string, boolean, boolean]>([
    ["a façade and a group behind it", "islamic-resistance-in-iraq", "kataib-hizballah", true, true],
    ["a group and its umbrella", "kataib-hizballah", "popular-mobilization-forces", true, true],
    ["two members of one umbrella", "kataib-hizballah", "badr-organization", true, false],
    ["a proxy and its patron", "kataib-hizballah", "quds-force", true, false],
    ["two proxies of one patron", "kataib-hizballah", "hezbollah", false, false],
    ["two bodies of one state", "us-department-of-defense", "united-states-central-command", true, true],
    ["two states", "united-states", "iran", false, false],
    ["names that share a word", "hezbollah", "harakat-hezbollah-al-nujaba", false, false],
  ])("%s", (_, a, b, areRelated, areInLine) => {
    expect([related(a, b), related(b, a)]).toEqual([areRelated, areRelated]);
    expect([inLine(a, b), inLine(b, a)]).toEqual([areInLine, areInLine]);
  });
});

describe("a principal", () => {
  it.each([
    ["united-states-central-command", "united-states"],
    ["lloyd-austin", "united-states"],
    ["quds-force", "iran"],
    ["kataib-hizballah", "kataib-hizballah"],
    ["islamic-resistance-in-iraq", "islamic-resistance-in-iraq"],
    ["no-such-actor", "no-such-actor"],
  ])("of %s is %s", (id, principal) => {
    expect(principalsOf(knowledge).of(id)).toBe(principal);
  });
});
