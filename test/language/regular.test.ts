// Dictionary forms of regular verbs that the model's tables do not list.
import { describe, expect, it } from "vitest";
import { regularVerb, withoutS } from "../../src/language/model/regular.ts";

/** Words as a model's list holds them, the commonest first. */
const WORDS =
  "add car care fill hope hop star stare rule rube blame detonate breath wipe rap rape visit target stop pass bath";
const ranks = new Map(WORDS.split(" ").map((word, rank) => [word, rank]));
const rankOf = (form: string): number | undefined => ranks.get(form);

describe("regular verbs", () => {
  it.each([
    ["ruled", "rule"],
    ["blamed", "blame"],
    ["detonating", "detonate"],
    ["wiping", "wipe"],
    // One short beat without a doubled consonant had a silent e; with one it had none.
    ["caring", "care"],
    ["raped", "rape"],
    ["hoping", "hope"],
    ["hopping", "hop"],
    ["starring", "star"],
    ["staring", "stare"],
    ["stopped", "stop"],
    // Double by themselves.
    ["added", "add"],
    ["filling", "fill"],
    ["passed", "pass"],
    ["visited", "visit"],
    ["targeting", "target"],
    ["occupied", "occupy"],
    // Known to no list.
    ["zorbified", "zorbify"],
    ["dwibbling", "dwibble"],
    ["gromated", "gromate"],
    ["plinked", "plink"],
  ])("%s is of %s", (form, verb) => {
    expect(regularVerb(form, rankOf)).toBe(verb);
  });

  it.each(["ran", "bring", "red", "bed", "thing"])("%s has no such ending", (form) => {
    expect(regularVerb(form, rankOf)).toBeUndefined();
  });
});

it.each([
  ["stabs", "stab"],
  ["insurgencies", "insurgency"],
  ["torches", "torch"],
  ["crosses", "cross"],
  ["abyss", "abyss"],
  ["ties", "tie"],
])("%s without its s is %s", (form, word) => {
  expect(withoutS(form)).toBe(word);
});
