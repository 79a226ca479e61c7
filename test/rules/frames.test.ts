// Who did what to whom for any trigger: one answer whether the sentence says it actively, passively or by a noun.
import { describe, expect, test } from "vitest";
import { framesOf } from "../../src/rules/index.ts";
import { drawn, rules, sentenceOf, typeOf, wordsOf } from "./trees.ts";

/** What the relations of the word are, as text. */
function frame(text: string, word: string, relations: readonly string[]): string[] {
  const sentence = sentenceOf(text);
  const at = sentence.tokens.findIndex((token) => token.text === word);
  const frames = framesOf(rules, sentence, at, { typeOf })!;
  return relations.map((relation) => wordsOf(sentence, frames.of(relation)));
}

describe("doer and done-to", () => {
  test.each([
    ["active", "Gunmen attacked the base.", "attacked", "Gunmen", "the base"],
    ["passive", "The base was attacked by gunmen.", "attacked", "gunmen", "The base"],
    ["passive without a doer", "The base was attacked.", "attacked", "", "The base"],
    ["noun with owner", "The militia's attack on the base failed.", "attack", "The militia", "the base"],
    [
      "noun with by",
      "The attack on the base by the militia was condemned.",
      "attack",
      "the militia",
      "the base",
    ],
    ["gerund", "The bombing of the bridge by rebels was condemned.", "bombing", "rebels", "the bridge"],
    ["relative clause", "The militia that attacked the base fled.", "attacked", "The militia", "the base"],
    [
      "relative clause behind a comma",
      "The militia, which attacked the base, fled.",
      "attacked",
      "The militia",
      "the base",
    ],
    [
      "relative clause, passive",
      "The base, which was attacked by rebels, was closed.",
      "attacked",
      "rebels",
      "The base",
    ],
    ["reduced relative", "The embassy, attacked by gunmen, was closed.", "attacked", "gunmen", "The embassy"],
    ["participle", "Militants attacking the base were killed.", "attacking", "Militants", "the base"],
    [
      "belief",
      "Kataib Hezbollah is believed to have attacked the base.",
      "attacked",
      "Kataib Hezbollah",
      "the base",
    ],
    ["vow", "The militia vowed to attack the base.", "attack", "The militia", "the base"],
    ["order", "Washington ordered the army to attack the camp.", "attack", "the army", "the camp"],
    ["claimed", "Rebels claimed responsibility for the attack on the bus.", "attack", "Rebels", "the bus"],
    [
      "claimed by nobody",
      "No group has claimed responsibility for the attack on the bus.",
      "attack",
      "",
      "the bus",
    ],
    ["implicated", "The army was implicated in the attack on the bus.", "attack", "The army", "the bus"],
    ["put down to somebody", "The attack on the bus was blamed on rebels.", "attack", "rebels", "the bus"],
    ["responsible", "The army is responsible for the attack on the bus.", "attack", "The army", "the bus"],
    [
      "charged",
      "Three students have been charged with the killing of two priests.",
      "killing",
      "Three students",
      "two priests",
    ],
    ["caught for a deed", "Police arrested two men for planting a bomb.", "planting", "two men", "a bomb"],
    ["shared doer", "Gunmen attacked the post and killed two officers.", "killed", "Gunmen", "two officers"],
    ["shared object", "Gunmen attacked and destroyed a convoy.", "attacked", "Gunmen", "a convoy"],
    [
      "hanging participle",
      "Israeli jets hit the town, killing three soldiers.",
      "killing",
      "Israeli jets",
      "three soldiers",
    ],
    ["light verb", "The group carried out an attack on the airport.", "attack", "The group", "the airport"],
    [
      "light verb, passive",
      "An attack on the airport was carried out by the group.",
      "attack",
      "the group",
      "the airport",
    ],
    [
      "light participle",
      "An attack launched by militias targeted an oil field.",
      "attack",
      "militias",
      "an oil field",
    ],
    ["light verb, suffered", "The convoy came under attack.", "attack", "", "The convoy"],
    ["demonym before the noun", "An Israeli airstrike hit the camp.", "airstrike", "Israeli", "the camp"],
    ["group before the noun", "A Houthi attack on the port failed.", "attack", "Houthi", "the port"],
    ["weapon before the noun is no doer", "A drone attack on the port failed.", "attack", "", "the port"],
    ["two doers", "Gunmen and rebels attacked the base.", "attacked", "Gunmen | rebels", "the base"],
    [
      "two things",
      "Gunmen attacked the base and the embassy.",
      "attacked",
      "Gunmen",
      "the base | the embassy",
    ],
    [
      "a counting noun",
      "The army carried out a series of strikes on the camp.",
      "strikes",
      "The army",
      "the camp",
    ],
    ["between two", "A clash between rebels and soldiers was reported.", "clash", "rebels | soldiers", ""],
    [
      "between two, behind the verb",
      "Heavy clashes erupted between rebels and soldiers.",
      "clashes",
      "rebels | soldiers",
      "",
    ],
    [
      "participle behind a comma",
      "Gunmen attacked a bus, killing five people.",
      "killing",
      "Gunmen",
      "five people",
    ],
    [
      "participle behind its noun",
      "The airport was hit by two rockets fired from the city.",
      "fired",
      "",
      "two rockets",
    ],
    ["perfect", "The cell had, on 2 August, attacked a convoy.", "attacked", "The cell", "a convoy"],
    ["capitals", "GUNMEN ATTACKED THE BASE.", "ATTACKED", "GUNMEN", "THE BASE"],
  ])("%s: %s", (_, text, word, doer, doneTo) => {
    expect(frame(text, word, ["doer", "done-to"])).toEqual([doer, doneTo]);
  });
});

describe("other relations", () => {
  test.each([
    ["Rebels attacked the base with drones.", "attacked", "with", "drones"],
    ["Rebels attacked the base using drones.", "attacked", "with", "drones"],
    ["Militias attacked Ain al-Asad with two drones on Friday.", "attacked", "with", "two drones"],
    ["Rebels used drones to attack the base.", "attack", "with", "drones"],
    ["The attack killed two soldiers.", "attack", "hurting", "two soldiers"],
    ["The attack was carried out by rebels using missiles.", "attack", "with", "missiles"],
    ["Rebels fired rockets at the base.", "fired", "at", "the base"],
    ["Rebels attacked the base on Friday.", "attacked", "when", "Friday"],
    ["A drone attack killed two people.", "attack", "modifier", "drone"],
    ["We will strike if they return.", "strike", "condition", "if they return"],
    ["The army said that rebels attacked the base.", "said", "content", "that rebels attacked the base"],
  ])("%s: %s %s", (text, word, relation, expected) => {
    expect(frame(text, word, [relation])).toEqual([expected]);
  });

  test("the head of a phrase is what is counted, not the counting noun", () => {
    const sentence = sentenceOf("Rebels fired dozens of missiles at the base.");
    const [phrase] = framesOf(rules, sentence, 1)!.of("done-to");
    expect(sentence.tokens[phrase!.head]!.text).toBe("missiles");
    expect(wordsOf(sentence, [phrase!])).toBe("dozens of missiles");
  });

  test("a name that relations.yaml does not have gives nothing", () => {
    expect(frame("Rebels attacked the base.", "attacked", ["dooer"])).toEqual([""]);
  });
});

describe("phrases", () => {
  test.each([
    ["Gunmen attacked the base, which hosts troops.", "attacked", "the base"],
    ["Gunmen attacked the head of the council of Erbil.", "attacked", "the head of the council of Erbil"],
    ["Gunmen killed the governor, Ahmad Jaber.", "killed", "the governor"],
  ])("%s: without clauses and appositions", (text, word, expected) => {
    expect(frame(text, word, ["done-to"])).toEqual([expected]);
  });
});

describe("negation and tense", () => {
  const aspects = (text: string, word: string): string[] => {
    const sentence = sentenceOf(text);
    const at = sentence.tokens.findIndex((token) => token.text === word);
    return [...framesOf(rules, sentence, at)!.aspects].sort();
  };

  test.each([
    ["Gunmen attacked the base.", "attacked", ["past"]],
    ["Gunmen did not attack the base.", "attack", ["negated", "past"]],
    ["No group has claimed the attack.", "claimed", ["negated", "past"]],
    ["Neither the army nor the police attacked the base.", "attacked", ["negated", "past"]],
    ["Gunmen will attack the base.", "attack", ["future"]],
    ["Gunmen may attack the base.", "attack", ["modal"]],
    ["The base was attacked.", "attacked", ["past"]],
    ["The base will be attacked.", "attacked", ["future"]],
    ["Gunmen did not attack or loot the base.", "loot", ["negated", "past"]],
    ["The group did not carry out an attack.", "attack", ["negated", "past"]],
    ["There was no attack.", "attack", ["negated", "past"]],
    ["We will answer if they attack the base.", "attack", ["conditional", "present"]],
    ["They vowed to attack the base.", "attack", ["infinitive"]],
  ])("%s: %s", (text, word, expected) => {
    expect(aspects(text, word)).toEqual(expected);
  });
});

describe("any tree is survived", () => {
  test("none at all", () => {
    expect(framesOf(rules, drawn("Rebels attacked bases"), 1)).toBeUndefined();
  });

  test.each([
    ["a circle", "a/VERB/conj/1 b/VERB/conj/2 c/VERB/conj/0"],
    ["its own head", "a/VERB/acl/0 b/NOUN/nsubj/0"],
    ["heads beyond the sentence", "a/VERB/conj/7 b/NOUN/obj/0"],
    ["two roots", "a/VERB/root/-1 b/VERB/root/-1"],
    ["every word relative", "a/NOUN/acl:relcl/1 b/NOUN/acl:relcl/2 c/NOUN/acl:relcl/-1"],
  ])("%s", (_, words) => {
    const sentence = drawn(words);
    for (let at = 0; at < sentence.tokens.length; at++) {
      const frames = framesOf(rules, sentence, at)!;
      for (const phrase of rules.grammar.relations.keys())
        for (const { from, to, head } of frames.of(phrase)) {
          expect(from).toBeLessThanOrEqual(head);
          expect(to).toBeGreaterThan(head);
        }
    }
  });

  // The tokeniser cuts sentences at 250 words; ten times that is asked of here.
  test.each(["conj", "nmod", "acl:relcl", "xcomp", "compound"])("a chain of 2,500 by %s", (relation) => {
    const words = Array.from({ length: 2500 }, (_, at) => `attack/NOUN/${relation}/${at - 1}`).join(" ");
    const sentence = drawn(words);
    const started = performance.now();
    for (let at = 0; at < sentence.tokens.length; at++) {
      const frames = framesOf(rules, sentence, at)!;
      for (const name of ["doer", "done-to", "at", "with"]) frames.of(name);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
