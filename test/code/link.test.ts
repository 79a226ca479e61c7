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
    ["blamed", `${ATTACK} The Pentagon blamed Kata'ib Hizballah for the attack.`],
    ["stated", "Kata'ib Hizballah fired five rockets at the Ain al-Asad air base in Iraq on Monday."],
  ])("%s", (status, text) => {
    const event = coded(text).events.find((one) => one.type === "assault");
    expect(event?.attribution?.status).toBe(status);
  });
});

describe("what a statement is about", () => {
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
