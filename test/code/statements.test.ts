// Speech acts: sentence in, act, speaker and content out; each kind with a sentence that is none.
import { describe, expect, it } from "vitest";
import { acts, heard, heardWithEvents, PUBLISHED, words } from "./speech.ts";

/** Acts of a text, without the words. */
const kinds = (text: string, language?: string) => heard(text, language).statements.map(({ act }) => act);

describe("acts by their verb", () => {
  it.each([
    [
      "The group threatened to strike American bases.",
      "threat by group: threatened to strike American bases",
    ],
    ["Iran condemned the attack.", "condemnation by Iran: condemned the attack"],
    [
      "Iran has denied that it was involved in the raid.",
      "denial by Iran: denied that it was involved in the raid",
    ],
    [
      "Washington accused Tehran of arming the group.",
      "accusation by Washington: accused Tehran of arming the group",
    ],
    [
      "Saraya Awliya al-Dam claimed responsibility for the attack.",
      "claim-of-responsibility by Saraya Awliya al-Dam: claimed responsibility for the attack",
    ],
    [
      "Islamic State claimed that attack the next day.",
      "claim-of-responsibility by Islamic State: claimed that attack the next day",
    ],
    [
      "The Houthis' spokesman claimed on X to have hit the tanker.",
      "claim-of-responsibility by Houthis: claimed on X to have hit the tanker",
    ],
    ["The minister gave no names, and denied the report.", "denial by minister: denied the report"],
    ["Tehran holds Israel responsible.", "accusation by Tehran: holds Israel responsible"],
    [
      "The United States, which has told Hilaire to go, denied that it was pushing anybody out.",
      "denial by United States: denied that it was pushing anybody out",
    ],
    [
      "The experts linked the blast to the militia.",
      "accusation by experts: linked the blast to the militia",
    ],
    ["The attack was claimed by Islamic State.", "claim-of-responsibility by Islamic State: The attack"],
    ["The premier ordered an investigation.", "order by premier: ordered an investigation"],
    ["The ambassador thanked the Iraqi government.", "praise by ambassador: thanked the Iraqi government"],
    ["The union called for a ceasefire.", "appeal by union: called for a ceasefire"],
    [
      "The militias called for the withdrawal of US troops.",
      "demand by militias: called for the withdrawal of US troops",
    ],
    ["The movement rejected the demand.", "refusal by movement: rejected the demand"],
    ["Supporters mocked the president.", "mockery by Supporters: mocked the president"],
  ])("%s", (text, expected) => {
    expect(acts(text)).toContain(expected);
  });

  it.each([
    ["The army did not deny the report."],
    ["He was asked about the raid."],
    ["An official who asked not to be named said the raid was over."],
    ["The suspected militants fled."],
    ["The claims were published in May."],
    ["A gunship traced the launch."],
  ])("%s does no act", (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe("refused, offered, warned away, and their twins", () => {
  it.each([
    ["A spokesman would not comment on the report.", ["refusal"]],
    ["The army would neither confirm nor deny the report.", ["refusal"]],
    ["The soldiers would not leave the base.", []],
    ["The ministry said it would not host the camps.", ["refusal"]],
    ["The ministry said the river would not rise.", []],
    ["Iran offered to mediate between the two.", ["pledge"]],
    ["The embassy offered condolences.", []],
    ["The army told residents of three villages to leave immediately.", ["warning"]],
    ["The army told the militia to leave the city.", ["demand"]],
    ["The agency advised ships to avoid the strait.", ["warning"]],
    ["The army said the attack bore the hallmarks of Kata'ib Hizballah.", ["accusation"]],
    ["He dismissed the talk of a secret base.", ["denial"]],
    ["He dismissed the talks.", ["refusal"]],
    ["Forces tasked with guarding the embassy fired back.", []],
    ["The premier tasked the army with guarding the embassy.", ["order"]],
    // The place before "blamed" accuses nobody.
    ["The spokesman said attacks in Erbil blamed on Iran had stopped.", []],
    // A condition in the mouth of an armed force threatens, whatever it will do; in another's mouth it does not.
    ["“Unless you come out by sunset, we will come in,” said the commander of the army.", ["threat"]],
    ["“Unless you come out by sunset, we will come in,” said the doctor.", []],
    ["“We will silence the threat at its source,” said the general.", ["threat"]],
  ])("%s", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });
});

describe("whose deed it is, where an armed force speaks", () => {
  it.each([
    ["Its aircraft struck two sites, the Pentagon announced.", ["claim-of-responsibility"]],
    ["A drone with a bomb attacked the base, the Iraqi army said.", []],
    ["A drone attack on the base has injured several people, said General Rasul.", []],
    ["Russian drones hit a depot, the Ukrainian military said.", []],
    ["Two suspected militants fired rockets, the army said.", []],
    [
      "The Islamic Resistance in Iraq said its men had fired rockets at the base.",
      ["claim-of-responsibility"],
    ],
    ["“They fired rockets at the base,” the Islamic Resistance in Iraq said.", []],
    ["The army announced strikes on three bases.", ["claim-of-responsibility"]],
    ["The army confirmed the strikes.", []],
    ["Credit for the attack was taken by Kataib Hezbollah.", ["claim-of-responsibility"]],
    ["Kyiv took no responsibility for the blast.", []],
  ])("%s", (text, expected) => {
    expect(kinds(text).filter((act) => act === "claim-of-responsibility")).toEqual(expected);
  });
});

it("says of one attack that nobody claimed it, not how things usually are", () => {
  expect(kinds("The attack went unclaimed.")).toEqual(["announcement"]);
  expect(kinds("Most such attacks go unclaimed.")).toEqual([]);
});

describe("claims of the speaker's own deed", () => {
  it.each([
    ["The group said the attack was its doing.", "en", ["claim-of-responsibility"]],
    ["The group said it was responsible.", "en", ["claim-of-responsibility"]],
    ["Has the group claimed the attack?", "en", []],
    ["The group stopped short of claiming responsibility.", "en", []],
    ["Iran must take responsibility for the consequences.", "en", []],
    ["قالت كتائب حزب الله إنها قصفت القاعدة.", "ar", ["claim-of-responsibility"]],
    ['أعلنت "كتائب حزب الله" أنها استهدفت قاعدة عين الأسد.', "ar", ["claim-of-responsibility"]],
    ["قالت الشرطة إنها ضبطت أسلحة في المدينة.", "ar", []],
    ["أعلنت خلية الإعلام الأمني أن صاروخين أطلقا على المنطقة الخضراء.", "ar", ["announcement"]],
  ])("%s", (text, language, expected) => {
    expect(kinds(text, language)).toEqual(expected);
  });
});

describe("harm decides between threat, warning and pledge", () => {
  it.each([
    ["The group vowed to strike American bases.", "threat"],
    ["The government vowed to protect the embassies.", "pledge"],
    ["Iran warned that a crushing response would follow.", "threat"],
    ["Iran warned citizens against travel.", "warning"],
    ["“Iran will pay a very heavy price,” Trump said.", "threat"],
    ["“This will be their last mistake,” the general said.", "threat"],
    ["“Whoever does so will be called to account,” the general said.", "threat"],
    ["“We will not stop until the last of them has left,” the general said.", "threat"],
    ["“These attacks must stop,” she added.", "demand"],
    ["“We had nothing to do with it,” the spokesman said.", "denial"],
    ["“We will never surrender,” he said.", "refusal"],
    ["“We strongly condemn this raid,” he said.", "condemnation"],
    ["“I would urge everyone to come forward,” she said.", "appeal"],
    ["“Attacks on our troops are totally unacceptable,” Blinken said.", "condemnation"],
    ["“Our fighters carried out the strike,” the spokesman said.", "claim-of-responsibility"],
  ])("%s is a %s", (text, act) => {
    expect(kinds(text)).toEqual([act]);
  });

  it.each([
    ["“It rained all day,” he said."],
    ["“They will not strike us,” he said."],
    ["The report said prices would rise."],
  ])("%s is none", (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe("roles and conditions", () => {
  it("a conditional threat has its if-part, speaker and target", () => {
    const context = heard(
      "The Coordination Committee of the Iraqi Resistance said in a statement that if Washington carries out any attack “all American bases in Iraq will be our target.”",
    );
    const [threat] = context.statements;
    expect(threat).toMatchObject({
      act: "threat",
      medium: { kind: "statement" },
      quoted: true,
      type: "threaten",
    });
    expect(words(context, [threat!.condition])).toBe("if Washington carries out any attack");
    expect(words(context, [threat!.speaker])).toMatch(/Coordination Committee/);
    expect(words(context, [threat!.target])).toMatch(/American bases/);
  });

  it.each([
    ["“We will strike them unless they leave,” he said.", "unless they leave"],
    ["“Our strikes will continue until the siege ends,” he said.", "until the siege ends"],
    ["“If this happens, Iran will pay a heavy price,” he said.", "If this happens"],
    ["“Any convoy that leaves the port will be met with fire,” he said.", "Any convoy that leaves the port"],
    [
      "He warned that if Israel “dares to respond… a crushing response will ensue.”",
      "if Israel “dares to respond",
    ],
  ])("%s", (text, condition) => {
    const context = heard(text);
    expect(words(context, [context.statements[0]!.condition])).toBe(condition);
  });

  it.each([
    ["The embassy called on Iraq to withdraw its forces.", "Iraq"],
    ["The ministry called on both neighbours to show restraint.", "neighbours"],
    ["The governor demanded that Baghdad send more soldiers.", "Baghdad"],
    ["“We ask our partners not to wait,” the minister said.", "our partners"],
    ["“Both parties must keep their promise,” the envoy said.", "parties"],
    ["The governor demanded that the money be paid.", ""],
    ["The minister demanded an apology.", ""],
  ])("who is asked: %s", (text, addressee) => {
    const context = heard(text);
    expect(words(context, [context.statements[0]!.addressee])).toBe(addressee);
  });

  it.each([
    ["The militia threatened to burn any village that pays taxes.", "any village that pays taxes"],
    ["Should soldiers come near, they told him, “we will kill you all.”", "Should soldiers come near"],
    ["The militia threatened to keep the port closed until further notice.", ""],
    ["The army denied the attack, unless one counts a warning shot.", ""],
  ])("on what it depends: %s", (text, condition) => {
    const context = heard(text);
    expect(words(context, [context.statements[0]!.condition])).toBe(condition);
  });

  it("a relative word speaks for whoever stands before it", () => {
    const context = heard("He met the president of Iran, Hassan Rouhani, who condemned the attack.");
    const [condemnation] = context.statements;
    expect(condemnation!.speaker.name ?? words(context, [condemnation!.speaker])).toMatch(/Rouhani/);
  });

  it("a pronoun keeps its words and takes the speaker before it", () => {
    const context = heard("President Joe Biden condemned the attack. He threatened to strike Iran.");
    const threat = context.statements.find(({ act }) => act === "threat");
    expect(words(context, [threat!.speaker])).toBe("He");
    expect(threat!.speaker.name).toMatch(/Biden/);
  });

  it("quotation and paraphrase of one occasion are one record", () => {
    const context = heard(
      "The army threatened to strike the port. “We will burn every ship,” the army said in a statement.",
    );
    expect(context.statements).toHaveLength(1);
    expect(context.statements[0]).toMatchObject({ act: "threat", quoted: true });
    expect(context.statements[0]!.content).toHaveLength(2);
  });

  it("the day beside the verb dates the act", () => {
    expect(heard("Iran on Tuesday condemned the strike.").statements[0]!.date).toBe("2021-03-02");
    expect(heard("Iran condemned the strike.").statements[0]!.date).toBeUndefined();
  });
});

describe("a speaker is somebody", () => {
  it.each([
    ["The region saw three strikes on Monday, all blamed on Israel.", 0],
    ["Its threats to strike American forces go on.", 0],
    ["Iran's threats to strike American forces go on.", 1],
    ["We condemn the strikes on our cities.", 1],
  ])("%s", (text, count) => {
    expect(heard(text).statements).toHaveLength(count);
  });
});

describe("who may have done it", () => {
  it.each([
    ["The militia said that it had fired rockets at the base in Erbil.", true],
    ["Doctors at the hospital said that it had been a rocket attack and killed six people in Erbil.", false],
    ["The Syrian Observatory for Human Rights reported a raid in Idlib, killing 26 fighters.", false],
    ["The air force said it had shot down a drone over Erbil.", false],
    ["The Kurdish force said that fighters of Islamic State had attacked a village near Kirkuk.", false],
  ])("%s", (text, claims) => {
    const acts = heardWithEvents(text).statements.map(({ act }) => act);
    expect(acts.includes("claim-of-responsibility")).toBe(claims);
  });
});

describe("nobody's claim", () => {
  it.each([
    ["No party has claimed responsibility for the strike.", "No party"],
    ["No group has so far claimed the attack.", "No group"],
    ["Nobody has claimed the bombing.", "Nobody"],
  ])("%s is a dated statement, and no claim", (text, speaker) => {
    const context = heard(text);
    expect(context.statements).toHaveLength(1);
    expect(context.statements[0]).toMatchObject({ act: "announcement", date: PUBLISHED, by: "en/unclaimed" });
    expect(words(context, [context.statements[0]!.speaker])).toBe(speaker);
  });

  it("is said by whoever reports it", () => {
    const context = heard("The ministry said no group had claimed the attack.");
    expect(context.statements.map(({ act }) => act)).toEqual(["announcement"]);
    expect(words(context, [context.statements[0]!.speaker])).toMatch(/ministry/);
  });
});

describe("a text's own voice", () => {
  it("claims and threatens in the first person", () => {
    const context = heard("Our fighters struck the base at dawn.\nWe will burn your ships until you leave.");
    expect(context.statements.map(({ act }) => act)).toEqual(["claim-of-responsibility", "threat"]);
  });

  it("a nickname or a game is no act", () => {
    expect(kinds("We had a good match on Sunday.")).toEqual([]);
  });
});

describe("Arabic, first level", () => {
  it.each([
    ["أدانت الحكومة العراقية الضربات الجوية.", "condemnation", "الحكومة العراقية"],
    [
      "نفت البعثة الإيرانية لدى الأمم المتحدة أي صلة لطهران بالهجوم.",
      "denial",
      "البعثة الإيرانية لدى الأمم المتحدة",
    ],
    ["اتهمت واشنطن طهران بالوقوف وراء الهجوم.", "accusation", "واشنطن"],
    ["هددت كتائب حزب الله بقصف القواعد الأمريكية.", "threat", "كتائب حزب الله"],
    ["وتبنت سرايا أولياء الدم الهجوم.", "claim-of-responsibility", "سرايا أولياء الدم"],
  ])("%s", (text, act, speaker) => {
    const context = heard(text, "ar");
    const found = context.statements.find((one) => one.act === act);
    expect(
      found,
      words(
        context,
        context.statements.flatMap((one) => one.content),
      ),
    ).toBeDefined();
    expect(words(context, [found!.speaker])).toContain(speaker.split(" ")[0]);
  });

  it("ولم تتبن أي جهة is nobody's claim", () => {
    expect(heard("ولم تتبنَّ أي جهة الهجوم.", "ar").statements).toMatchObject([
      { act: "announcement", date: PUBLISHED, by: "ar/unclaimed" },
    ]);
  });

  it("a plain report does no act", () => {
    expect(kinds("سقط صاروخ قرب المطار.", "ar")).toEqual([]);
  });
});

describe("hostile input", () => {
  it.each([
    [""],
    ["“".repeat(2000)],
    ["said ".repeat(5000)],
    ["if unless until ".repeat(3000)],
    ["\ud800 said “x” 😀"],
  ])("is survived", (text) => {
    expect(() => heard(text)).not.toThrow();
  });
});

describe("texts of those who did it", () => {
  const POST = "Our fighters struck the base of the occupier with two drones on Saturday.";
  it("a communiqué claims what it tells, by the body that signs it", () => {
    const context = heardWithEvents(`${POST}\nThe enemy will pay the price.\nThe Islamic Resistance in Iraq`);
    const claim = context.statements.find((one) => one.act === "claim-of-responsibility");
    expect(claim && words(context, [claim.content[0]])).toBe(POST);
    expect(context.statements.some((one) => one.act === "threat")).toBe(true);
  });

  it("news that names the same body claims nothing", () => {
    const context = heardWithEvents(
      "Fighters struck a base with two drones on Saturday.\nThe Islamic Resistance in Iraq is silent.",
    );
    expect(context.statements.filter((one) => one.act === "claim-of-responsibility")).toEqual([]);
  });
});

describe("what is not said", () => {
  it.each([
    ["The Islamic Brigade of Idlib did not say that it carried out the attack on the base in Mosul."],
    ["Hezbollah has never said that it fired the rockets at Metula."],
    ["Hamas has not said that its fighters fired the rockets at Ashkelon."],
    ["Israel said it had been hit by a missile fired from Yemen."],
  ])("%s", (text) => {
    const context = heardWithEvents(text);
    expect(context.statements.map(({ act }) => act)).not.toContain("claim-of-responsibility");
  });

  it.each([
    ["Hezbollah said that it fired the rockets at Metula."],
    ["Hamas has said that its fighters fired the rockets at Ashkelon."],
  ])("but %s", (text) => {
    const context = heardWithEvents(text);
    expect(context.statements.map(({ act }) => act)).toContain("claim-of-responsibility");
  });
});

describe("things that do not speak", () => {
  it.each([
    ["A truck loaded with explosives slammed into a barracks in Mogadishu on Monday, killing six soldiers."],
    ["A missile slammed the port of Odesa on Monday."],
  ])("%s", (text) => expect(kinds(text)).toEqual([]));

  it("but a minister does", () =>
    expect(acts("The minister slammed the raid on the port.")).toEqual([
      "condemnation by minister: slammed the raid on the port",
    ]));
});

describe("whom an order is given to", () => {
  const told = (text: string) => {
    const context = heard(text);
    return context.statements.map(({ addressee }) => words(context, [addressee]));
  };

  it.each([
    ["The president ordered the closure of the border on Monday.", ""],
    ["The governor ordered the evacuation of two districts.", ""],
    ["The governor ordered the residents to leave.", "residents"],
    ["The ministry asked everybody to leave.", "everybody"],
  ])("%s", (text, expected) => expect(told(text)).toEqual([expected]));
});

describe("whom a threat is aimed at", () => {
  const aims = (text: string) => {
    const context = heard(text);
    return context.statements.map(({ act, target }) => `${act} ${words(context, [target])}`.trim());
  };

  it.each([
    ['The United States "will retaliate" at a time of its choosing, President Joe Biden said.', "threat"],
    ['The United States "will retaliate" against Iran, President Joe Biden said.', "threat Iran"],
  ])("%s", (text, expected) => expect(aims(text)).toEqual([expected]));
});

describe("whom a threat under a condition is meant for", () => {
  it.each([
    [
      "If the tribes do not hand over the hostages, the army will storm the area, the general warned.",
      "tribes",
    ],
    ["We will strike Tel Aviv if Israel attacks Iran again, the general warned.", "Israel"],
    ["If our soldiers are attacked, we will burn their villages, the army warned.", ""],
  ])("%s", (text, expected) => {
    const context = heard(text);
    const [threat] = context.statements;
    expect(words(context, [threat?.addressee])).toBe(expected);
    expect(words(context, [threat?.target])).toBe(expected);
  });
});
