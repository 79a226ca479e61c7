// Which tellings of one text are of one occurrence, and which are of two: sides, craft without a name, lists, days.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();

/** "trigger status [day]" of every attack. */
function attacks(text: string, language = "en"): string[] {
  const document = { id: "d", text, language, published: "2023-12-08", regions: [] };
  return code(document, knowledge)
    .events.filter(({ type }) => type === "assault")
    .map(({ trigger, status, date }) => {
      const word = text.slice(trigger.start, trigger.end);
      return [word, status, ...(date === undefined ? [] : [date])].join(" ");
    });
}

const rolesOf = (text: string, role: "targets" | "weapons" | "actors"): string[][] =>
  code({ id: "d", text, language: "en", published: "2023-12-08", regions: [] }, knowledge).events.map(
    (event) => event[role].map(({ start, end }) => text.slice(start, end)),
  );

describe("told twice, done once", () => {
  it.each<[string, string, number]>([
    [
      "a verb joined to another, whose object is only 'it'",
      "The militia said on Tuesday that its men had fired rockets at the American base of al-Shaddadi in Syria and hit it.",
      1,
    ],
    [
      "the jets are those of the strikes",
      "The Turkish air strikes on targets north of Dohuk were not agreed with Iraq, the government said. The jets had attacked a depot and a cave near Amadiya.",
      1,
    ],
    [
      "a drone of others does not go on telling of the strikes",
      "The Turkish air strikes on targets north of Dohuk were not agreed with Iraq, the government said. Drones had attacked a depot near Amadiya.",
      2,
    ],
    [
      "who strikes does not strike their own",
      "An American air strike near Hilla killed five fighters of the Hezbollah Brigades on Wednesday, security sources said. Rockets had been fired at American bases in Hilla that day.",
      2,
    ],
    [
      "nobody hurt is no attack",
      "The coalition shot down a drone near Erbil on Wednesday; nobody was hurt.",
      1,
    ],
  ])("%s", (_, text, count) => {
    expect(attacks(text)).toHaveLength(count);
  });
});

describe("one word, two deeds", () => {
  it.each<[string, string, string[]]>([
    [
      "two nouns side by side, each with its way of attack",
      "The group claimed a drone attack on a base in Iraq and a rocket attack in Syria.",
      ["attack alleged", "attack alleged"],
    ],
    [
      "one noun for both",
      "The group claimed a drone and rocket attack on a base in Iraq.",
      ["attack alleged"],
    ],
    [
      "two days",
      "The base at Erbil was attacked with drones on Wednesday and on Thursday morning.",
      ["attacked reported 2023-12-06", "attacked reported 2023-12-07"],
    ],
    [
      "fighting goes on",
      "The army and the militia clashed near Erbil on Wednesday and on Thursday.",
      ["clashed reported 2023-12-06"],
    ],
    [
      "one and the other, far apart",
      "Two drones came down on Saturday, one at the Ain al-Asad air base and the other at the Harir base.",
      ["one reported 2023-12-02", "the reported 2023-12-02"],
    ],
    [
      "one and the other of a salvo",
      "Two rockets fell on the capital on Saturday, one in a garage and another in a field.",
      ["fell reported 2023-12-02"],
    ],
  ])("%s", (_, text, expected) => {
    expect(attacks(text)).toEqual(expected);
  });

  it("in Arabic, each with its day", () => {
    expect(
      attacks(
        "هوجمت القوات مراراً: مسيّرة على قاعدة مطار أربيل يوم الأربعاء وأخرى على القاعدة نفسها صباح الخميس.",
        "ar",
      ),
    ).toContain("وأخرى alleged 2023-12-07");
  });
});

describe("Arabic", () => {
  it.each<[string, string, string[]]>([
    [
      "who makes ready to strike has not struck",
      "قُتل خمسة مسلحين أمس بضربة أميركية قرب كركوك وهم يستعدون لقصف قوات أميركية.",
      ["بضربة reported 2023-12-07", "لقصف planned 2023-12-07"],
    ],
    [
      "a weapon is not owned by the base that it hit",
      "قصفت الفصائل برشقة صواريخ قاعدة الأميركيين في حقل العمر النفطي بسوريا اليوم.",
      ["قصفت reported 2023-12-08"],
    ],
    [
      "an attack that hurt is the attack",
      "ذكر التلفزيون أن هجوم الفصيل على قاعدة أربيل الجوية يوم الإثنين الذي جرح ثلاثة جنود كان الأعنف.",
      ["هجوم alleged 2023-12-04"],
    ],
    [
      "who strikes by a noun",
      'تبنّت المقاومة الإسلامية أمس هجمات منها ضرب قاعدة "القرية الخضراء" شرق سوريا.',
      ["ضرب alleged 2023-12-07"],
    ],
  ])("%s", (_, text, expected) => {
    expect(attacks(text, "ar")).toEqual(expected);
  });
});

describe("what belongs to which verb", () => {
  it("a verb that looks like an adjective of its object", () => {
    const [targets] = rolesOf("A missile hit the barracks in Tikrit and injured eight people.", "targets");
    expect(targets).toEqual(["barracks"]);
  });

  it("an adjective stays one", () => {
    const [targets] = rolesOf("A missile hit the barracks and eight injured people in Tikrit.", "targets");
    expect(targets?.join(" ")).toContain("barracks");
  });

  it("the weapons of a clause with a doer of its own", () => {
    const [weapons] = rolesOf(
      "The jets had attacked a depot near Amadiya on Tuesday after rebels fired mortar rounds at a post.",
      "weapons",
    );
    expect(weapons).toEqual([]);
  });

  it("but those of a participle", () => {
    const [weapons] = rolesOf(
      "The rebels attacked a post near Amadiya on Tuesday, firing mortar rounds.",
      "weapons",
    );
    expect(weapons).toEqual(["mortar rounds"]);
  });
});
