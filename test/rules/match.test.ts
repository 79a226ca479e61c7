// What a rule finds in a sentence, and that only rules whose trigger is there are tried.
import { describe, expect, test } from "vitest";
import { explainRules, matchRules } from "../../src/rules/index.ts";
import { rulesFrom, sentenceOf, typeOf, wordsOf } from "./trees.ts";

const RULE = `
- rule: claims
  means: X claimed responsibility for Y
  makes: statement claim-of-responsibility
  verb: [claim, take, own up to]
  with: {done-to: [responsibility, credit]}
  without: {for: [death]}
  roles: {speaker!: doer, about: done-to for | for, date: "when:time"}
  except: [negated, conditional]
  examples: ["{speaker:They} claimed responsibility.", {not: "They did not claim responsibility."}]
- rule: vows
  means: X vows to strike Y
  makes: event assault/airstrike
  verb: [strike]
  only: [future]
  gives: {status: planned}
  roles: {actor: doer, target!: done-to}
  examples: ["They will strike {target:it}.", {not: "They struck it."}]
- rule: strike-on
  means: a strike on Y
  makes: event assault
  noun: [strike]
  roles: {target!: done-to, actor: doer, weapon: trigger}
  examples: ["{weapon:A strike} on {target:it} failed.", {not: "The strike was long."}]
- rule: owns-up
  means: X owns up
  makes: statement confirmation
  verb: [own up, "take … to court"]
  roles: {speaker!: doer}
  examples: ["{speaker:He} owned up.", {not: "He owned it."}]
`;
const { rules, faults } = rulesFrom(RULE);

/** Each match as "rule role=words …". */
function found(text: string): string[] {
  const sentence = sentenceOf(text);
  return matchRules(rules, sentence, { typeOf }).map((match) => {
    const roles = Object.entries(match.roles).map(([role, is]) => `${role}=${wordsOf(sentence, is)}`);
    return [match.rule.id, ...roles].join("; ");
  });
}

test("the rules of this test have no fault", () => expect(faults).toEqual([]));

describe("a match", () => {
  test.each([
    [
      "active",
      "The group claimed responsibility for the blast on Monday.",
      "claims; speaker=The group; about=the blast; date=Monday",
    ],
    [
      "passive",
      "Responsibility for the blast was claimed by the group.",
      "claims; speaker=the group; about=the blast",
    ],
    ["infinitive", "The group wants to claim responsibility.", "claims; speaker=The group"],
    ["tense", "Israel will strike the base.", "vows; actor=Israel; target=the base"],
    ["noun", "The strike on the base failed.", "strike-on; target=the base; weapon=The strike on the base"],
    ["particle", "The officer owned up.", "owns-up; speaker=The officer"],
    ["words with a gap", "The family took the ministry to court.", "owns-up; speaker=The family"],
    ["capitals", "THE GROUP CLAIMED RESPONSIBILITY.", "claims; speaker=THE GROUP"],
  ])("%s: %s", (_, text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    ["the object is another", "The group claimed the village."],
    ["negated", "The group did not claim responsibility."],
    ["nobody", "No group claimed responsibility."],
    ["conditional", "We will answer if the group claims responsibility."],
    ["barred by without", "The group claimed responsibility for the death."],
    ["another tense", "Israel struck the base."],
    ["a role that must be filled is not", "Israel will strike."],
    ["a noun where a verb is asked for", "The claim was bold."],
    ["the particle is missing", "The officer owned a house."],
  ])("none: %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("says what it makes, what made it and where", () => {
    const sentence = sentenceOf("Yesterday Israel will strike the base.");
    const [match] = matchRules(rules, sentence, { makes: "event" });
    expect(match).toMatchObject({
      by: "en/vows",
      makes: { record: "event", kind: "assault", mode: "airstrike" },
      rule: { gives: { status: "planned" } },
      voice: "active",
      negated: false,
    });
    expect(sentence.tokens[match!.trigger]!.text).toBe("strike");
    expect(sentence.tokens[match!.evidence.from]!.text).toBe("Israel");
    expect(sentence.tokens[match!.evidence.to - 1]!.text).toBe("base");
    expect(matchRules(rules, sentence, { makes: "statement" })).toEqual([]);
  });

  test("of a word list hands on the attributes of the entry", () => {
    const { rules: own } = rulesFrom(`
- rule: fires
  means: X fires Y
  makes: event
  verb: <killing-verbs>
  examples: ["They killed it.", {not: "They saw it."}]`);
    const [match] = matchRules(own, sentenceOf("Gunmen killed a man."));
    expect(match?.attributes).toMatchObject({ mode: "attack" });
  });
});

describe("the cost of many rules", () => {
  const many = rulesFrom(
    Array.from(
      { length: 2000 },
      (_, at) => `
- {rule: rule-${at}, means: x, makes: event assault, verb: [verb${at}], examples: ["They verb${at} it.", {not: "They do."}]}`,
    ).join("") + RULE,
  ).rules;

  test("only rules whose trigger is there are tried", () => {
    expect(many.rules).toHaveLength(2004);
    const tried = explainRules(many, sentenceOf("Israel will strike the base."));
    expect(tried.map((one) => one.rule.id)).toEqual(["vows", "strike-on"]);
    expect(explainRules(many, sentenceOf("It rained on Monday."))).toEqual([]);
  });

  test("the first step that failed is named", () => {
    const why = (text: string): (string | undefined)[] =>
      explainRules(many, sentenceOf(text), { typeOf }).map((one) => one.failed);
    expect(why("The group claimed the village.")).toEqual(["with done-to: none of its words is there"]);
    expect(why("No group claimed responsibility.")).toEqual(["except negated: it is"]);
    expect(why("Israel struck the base.")).toEqual([
      "only future: it is not",
      "the trigger is no noun here (active)",
    ]);
    expect(why("Israel will strike.")[0]).toBe("role target! is not filled: done-to");
  });
});
