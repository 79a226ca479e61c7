// What an expert reads when a rule file has a slip: the line, what is wrong, and the nearest word that would be right.
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readRules } from "../../src/rules/index.ts";
import { english, knowledge, rulesFrom } from "./trees.ts";

const GOOD = `- rule: hits
  means: X hits Y
  makes: event assault/airstrike
  verb: [hit]
  with: {done-to: <things>}
  roles:
    actor: doer:actor
    target!: done-to at | at
  except: [negated]
  examples:
    - "{actor:They} hit {target:it}."
    - not: "They hit it off."
`;

test("a rule without a slip loads", () => {
  const { rules, faults } = rulesFrom(GOOD);
  expect(faults).toEqual([]);
  expect(rules.rules.map((rule) => rule.by)).toEqual(["en/hits"]);
});

test.each([
  ["relation", "doer:actor", "dooer:actor", /^7: relation "dooer" is not known here; did you mean "doer"\?$/],
  ["second step of a path", "done-to at", "done-to att", /^8: relation "att" .* did you mean "at"\?$/],
  ["type", "doer:actor", "doer:aktor", /^7: type "aktor" .* did you mean "actor"\?$/],
  ["role", "target!", "taget!", /^8: role "taget" .* did you mean "target"\?$/],
  ["record", "event assault", "evnt assault", /^3: "evnt" .* did you mean "event"\?$/],
  ["event type", "event assault", "event asault", /^3: type "asault" .* did you mean "assault"\?$/],
  ["mode", "/airstrike", "/airstrke", /^3: mode "airstrke" .* did you mean "airstrike"\?$/],
  ["act", "event assault/airstrike", "statement denail", /^3: act "denail" .* did you mean "denial"\?$/],
  [
    "mode given",
    "except:",
    "gives: {mode: airstrke}\n  except:",
    /^9: "airstrke" .* did you mean "airstrike"\?$/,
  ],
  ["word list", "<things>", "<thingz>", /^5: word list "thingz" .* did you mean "things"\?$/],
  ["aspect", "[negated]", "[negatd]", /^9: "negatd" .* did you mean "negated"\?$/],
  ["key", "except:", "exept:", /^9: key "exept" .* did you mean "except"\?$/],
  ["mark", "{actor:They}", "{aktor:They}", /^11: the mark "aktor" .* did you mean "actor"\?$/],
  ["trigger", "  verb: [hit]\n", "", /^1: the rule has no trigger/],
  ["means", "  means: X hits Y\n", "", /^1: expected words, found nothing$/],
  ["example", '    - "{actor:They} hit {target:it}."\n', "", /^\d+: the rule has no example/],
  ["counter-example", '    - not: "They hit it off."\n', "", /^\d+: the rule has no counter-example/],
])("a slip in: %s", (_, right, wrong, message) => {
  const { rules, faults } = rulesFrom(GOOD.replace(right, wrong));
  expect(faults[0]).toMatch(message);
  expect(rules.rules).toEqual([]);
});

test("two rules of one name", () => {
  const { rules, faults } = rulesFrom(GOOD + GOOD);
  expect(faults).toEqual(['13: the rule "hits" is there already, in test.yaml:1; give it another name']);
  expect(rules.rules).toHaveLength(1);
});

test.each([
  ["label", "[nsubj, nsubj:outer]", "[ns ubj]", /is no label; write it as/],
  ["voice", "    active: [nsubj", "    activ: [nsubj", /^\d+: "activ" .* did you mean "active"\?$/],
  ["type in a label", "compound(body)", "compound(bodi)", /^\d+: "bodi" .* did you mean "body"\?$/],
  ["set of labels", "  subject: [", "  subjekt: [", /^\d+: "subjekt" .* did you mean "subject"\?$/],
  [
    "role of a light verb",
    "gives: {doer: doer,",
    "gives: {doer: dooer,",
    /^\d+: "dooer" .* did you mean "doer"\?$/,
  ],
  ["test of an aspect", "{clause: [if", "{clouse: [if", /^\d+: "clouse" .* did you mean "clause"\?$/],
])("a slip in relations.yaml: %s", (_, right, wrong, message) => {
  const text = english.relations!.text.replace(right, wrong);
  expect(text).not.toBe(english.relations!.text);
  const relations = { ...english.relations!, text, value: parse(text) as unknown };
  const { faults } = readRules({ ...english, relations, ruleFiles: [] }, knowledge.kinds);
  expect(faults.map((fault) => `${fault.line}: ${fault.message}`)).toContainEqual(
    expect.stringMatching(message),
  );
});
