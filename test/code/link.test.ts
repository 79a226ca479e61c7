// Links: who is said to have done it, which statement is about which event.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { CodedDocument } from "../../src/record/index.ts";

const knowledge = loadKnowledge();

function coded(text: string): CodedDocument {
  return code({ id: "d", text, language: "en", published: "2021-03-04", regions: [] }, knowledge);
}

const ATTACK = "Five rockets hit the Ain al-Asad air base in Iraq on Monday.";

describe("attribution of an attack", () => {
  it.each([
    ["unknown", ATTACK],
    ["unclaimed", `${ATTACK} No group has claimed responsibility for the attack.`],
    ["claimed", `${ATTACK} Kata'ib Hizballah claimed responsibility for the attack.`],
    ["claimed", `${ATTACK} Kata'ib Hizballah confirmed its involvement in the attack.`],
    ["unknown", `${ATTACK} The interior ministry confirmed the attack.`],
    ["blamed", `${ATTACK} The Pentagon blamed Kata'ib Hizballah for the attack.`],
    ["stated", "Kata'ib Hizballah fired five rockets at the Ain al-Asad air base in Iraq on Monday."],
  ])("%s", (status, text) => {
    const event = coded(text).events.find((one) => one.type === "assault");
    expect(event?.attribution?.status).toBe(status);
  });
});

describe("whom words make the doer of an attack that nobody is told to have done", () => {
  it.each([
    [
      "the one blamed",
      `${ATTACK} The Pentagon blamed Kata'ib Hizballah for the attack.`,
      ["Kata'ib Hizballah"],
    ],
    ["the one who claims", `${ATTACK} Kata'ib Hizballah claimed responsibility.`, ["Kata'ib Hizballah"]],
    ["no mere pronoun", `${ATTACK} "We claim responsibility for the attack," a leaflet said.`, []],
    ["no one accused of another thing", `${ATTACK} Iraq accused Iran of lies about the attack.`, []],
  ])("%s", (_, text, expected) => {
    const event = coded(text).events.find((one) => one.type === "assault");
    expect(event?.actors.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe("whose telling is a claim", () => {
  it.each([
    [
      "claimed",
      "Kata'ib Hizballah fired five rockets at the base on Monday, according to its own announcement.",
    ],
    ["claimed", "American forces struck the militia on Monday. An American officer confirmed the strike."],
    [
      "claimed",
      "Shafaq News/ On Friday Kata'ib Hizballah fired rockets at the base, according to its own announcement.",
    ],
    ["blamed", "Kata'ib Hizballah fired five rockets at the base on Monday, the Pentagon said."],
    [
      "claimed",
      "Fighters of Kata'ib Hizballah struck the base at al-Shaddadi with drones, the group said on Thursday.",
    ],
    ["claimed", "Rockets hit the base on Monday, an attack that Kata'ib Hizballah boasted of in advance."],
    [
      "unknown",
      "Rockets hit the base on Monday, a spokesman for the US-led coalition said. The coalition said it had answered.",
    ],
    ["unclaimed", "Rockets hit the base on Monday. Nobody was hurt. No group has said it was responsible."],
    [
      "claimed",
      "American jets bombed a militia base in Syria on Monday. A senior American officer said it was self-defense.",
    ],
    [
      "claimed",
      "Fighter jets bombed a depot of Kataib Hezbollah near Baghdad, two US defence officials explained.",
    ],
    [
      "blamed",
      "Fighter jets bombed a depot of Kataib Hezbollah near Baghdad, two Iraqi army officers explained.",
    ],
    [
      "claimed",
      "Kata'ib Hizballah attacked the Ain al-Asad base on Wednesday with a drone, as it announced itself.",
    ],
    [
      "stated",
      "American jets bombed a militia base in Syria on Monday. An Iraqi officer said it was no self-defense.",
    ],
    [
      "stated",
      "American jets bombed a militia base in Syria on Monday. The Pentagon said the weather was clear.",
    ],
    [
      "claimed",
      'Rockets hit the base on Monday. The Shiite movement "Islamic Resistance in Iraq" said it was behind the attack.',
    ],
    ["unknown", "American forces in Syria came under attack on Monday, a US military official said."],
    [
      "claimed",
      "A gunship attacked a group of militants near Baghdad in Iraq, Pentagon spokeswoman Sabrina Singh said.",
    ],
    [
      "blamed",
      "Unidentified aircraft attacked a group of militants near Baghdad in Iraq, the Pentagon said.",
    ],
    ["unknown", "A drone attacked a group of militants near Baghdad in Iraq, the Pentagon said."],
  ])("%s: %s", (status, text) => {
    const event = coded(text).events.find((one) => one.type === "assault");
    expect(event?.attribution?.status).toBe(status);
  });
});

describe("what answers what", () => {
  it("an answer without its reason looks back to the attack told last", () => {
    const { events } = coded(`${ATTACK} In response, American jets bombed a depot of the militia.`);
    const bombing = events.find((one) => one.responseTo !== undefined);
    expect(bombing?.responseTo).toEqual([events[0]!.id]);
  });
  it.each([
    ["American jets bombed a militia base in Syria in retaliation for the rocket attack on Erbil airport."],
    ["In response to the rocket attack on Erbil airport, American jets bombed a militia base in Syria."],
    [
      "A rocket attack on Erbil airport hurt two soldiers. Retaliatory airstrikes hit a militia base in Syria.",
    ],
  ])("the text tells both, and which answers which: %s", (text) => {
    const { events } = coded(text);
    const attack = events.find(({ mode }) => mode === "rocket-attack");
    const answers = events.filter((one) => one.responseTo !== undefined);
    expect(answers.map(({ mode, responseTo }) => [mode, responseTo])).toEqual([["airstrike", [attack?.id]]]);
  });
  it.each([
    ["The answer came at once: American jets bombed a depot of the militia.", "airstrike"],
    ["American jets bombed a depot of the militia, a reply to the rocket attack.", "airstrike"],
  ])("an answer by other words: %s", (answer, mode) => {
    const { events } = coded(`${ATTACK} ${answer}`);
    const bombing = events.find((one) => one.responseTo !== undefined);
    expect([bombing?.mode, bombing?.responseTo]).toEqual([mode, [events[0]!.id]]);
  });
  it("one named out of many that are answered is answered too", () => {
    const { events } = coded(
      "American jets bombed a militia base in Syria in response to attacks on its bases, above all the rocket attack on Erbil airport.",
    );
    const bombing = events.find(({ mode }) => mode === "airstrike");
    const rockets = events.find(({ mode }) => mode === "rocket-attack");
    expect(bombing?.responseTo).toContain(rockets?.id);
  });
  it("the reason of a deed is not what its doer claims", () => {
    const { events, statements } = coded(
      "Hezbollah said it had fired rockets at Haifa in response to the assassination of its commander.",
    );
    const claim = statements.find(({ act }) => act === "claim-of-responsibility");
    const fired = events.find(({ mode }) => mode === "rocket-attack");
    expect(claim?.about).toEqual([fired?.id]);
    const killing = events.find(({ mode }) => mode === "assassination");
    expect(killing?.attribution?.status).not.toBe("claimed");
  });
  it.each([
    ["denied", "Iran denied any involvement."],
    ["stated", "Iran denied that it had a plan for talks."],
  ])("%s: %s", (status, denial) => {
    const { events } = coded(`Iran fired missiles at the base on Monday. ${denial}`);
    expect(events.find(({ type }) => type === "assault")?.attribution?.status).toBe(status);
  });
  it("a deed hours after another answers nothing that the text names", () => {
    const { events } = coded(`${ATTACK} Hours later American jets bombed a militia base in Syria.`);
    expect(events.every((one) => one.responseTo === undefined)).toBe(true);
  });
  it("a question that nobody answered answers nothing", () => {
    const { events } = coded(`${ATTACK} The army bombed a depot and did not answer a question about it.`);
    expect(events.every((one) => one.responseTo === undefined)).toBe(true);
  });
});

describe("what a statement is about", () => {
  it("'both' are the two attacks told before", () => {
    const text =
      "A drone attacked the Ain al-Asad base on Monday. Rockets hit the Shaddadi base on Tuesday. The Islamic Resistance in Iraq has claimed both.";
    const document = coded(text);
    const claim = document.statements.find((one) => one.act === "claim-of-responsibility");
    expect(new Set(claim?.about)).toEqual(new Set(document.events.map(({ id }) => id)));
  });
  it("'the attacks' are all that were told just before, but for those of others", () => {
    const text =
      "The United States bombed a base of the militia in Syria on Sunday. A drone attacked the Ain al-Asad base on Monday. Rockets hit the Shaddadi base on Tuesday. The Islamic Resistance in Iraq announced the attacks.";
    const document = coded(text);
    const claim = document.statements.find((one) => one.act === "claim-of-responsibility");
    const [strike, ...attacks] = document.events.toSorted((a, b) => a.trigger.start - b.trigger.start);
    expect(strike?.actors.length).toBeGreaterThan(0);
    expect(new Set(claim?.about)).toEqual(new Set(attacks.map(({ id }) => id)));
  });
  it("a sum is about no attack of the text", () => {
    const document = coded(`${ATTACK} The group has claimed many attacks before.`);
    const claim = document.statements.find((one) => one.act === "claim-of-responsibility");
    expect(claim).toBeDefined();
    expect(claim?.about ?? []).not.toContain(document.events[0]!.id);
  });
  it("'most of the attacks' are the series told before", () => {
    const { events, statements } = coded(
      "There have been rocket attacks on military bases in Iraq. Kata'ib Hizballah has claimed responsibility for most of the attacks.",
    );
    expect(statements.flatMap(({ about }) => about ?? [])).toEqual([events[0]?.id]);
  });
  it("a condemnation is about the attack told before", () => {
    const document = coded(`${ATTACK} Iraq condemned the attack.`);
    const condemnation = document.statements.find((one) => one.act === "condemnation");
    expect(condemnation?.about).toEqual([document.events[0]!.id]);
  });
  it("a threat is about nothing done", () => {
    const document = coded(`${ATTACK} "We will strike every base," the group threatened.`);
    expect(document.statements.find((one) => one.act === "threat")?.about).toBeUndefined();
  });
});

describe("who is not the one who claims", () => {
  it.each([
    [
      "Two suicide bombers attacked crowds of Afghans on Thursday. The Taliban condemned the blasts.",
      "stated",
    ],
    ['The army rejected the charge. "We did not fire a single rocket at farmers," the army said.', "denied"],
  ])("%s", (text, expected) =>
    expect(coded(text).events.map(({ attribution }) => attribution?.status)).toContain(expected),
  );

  it("has its counterpart in who tells of its own attack", () =>
    expect(
      coded("The Taliban said on Thursday that its fighters had attacked a base in Kunar.").events[0]
        ?.attribution?.status,
    ).toBe("claimed"));
});
