// What one document tells twice is one report; what it tells apart stays apart.
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { mergeKnowledge, reportsOf } from "../../src/merge/index.ts";
import type { Event, Report } from "../../src/record/index.ts";
import { codedSample, type EventSample } from "../ledger/samples.ts";

const knowledge = loadKnowledge();
const FAR = "Nobody was hurt, and the airport went on working as it does every day of the week. ".repeat(5);

const TEXTS = {
  near: "Guards downed a drone at Erbil. Alpha Brigade says its attack hit Ruritania, al-Tanf or Basra.",
  far: `Guards downed a drone at Erbil. ${FAR}Alpha Brigade says its attack hit Ruritania, al-Tanf or Basra.`,
};

const day = "2024-01-08";
const downed: EventSample = { trigger: "downed", mode: "interception", date: day, places: ["Erbil"] };
const attack: EventSample = { trigger: "attack", mode: "drone-attack", date: day, actors: ["Alpha Brigade"] };

interface Case {
  readonly first?: Partial<EventSample>;
  readonly second?: Partial<EventSample>;
  readonly claimed?: boolean;
  readonly text?: keyof typeof TEXTS;
}

function reports({ first, second, claimed, text = "near" }: Case): Report[] {
  const events = [
    { ...downed, ...first },
    { ...attack, ...second },
  ];
  const coded = codedSample({ id: "a", text: TEXTS[text], published: day, events });
  const attribution: Event["attribution"] = { status: "claimed", by: coded.events[1]!.actors[0] };
  const [one, other] = coded.events;
  return reportsOf({ ...coded, events: [one!, claimed ? { ...other!, attribution } : other!] }, knowledge);
}

describe("an interception and an attack in one document", () => {
  it.each<[string, Case, number]>([
    ["of one day, told in one breath", {}, 1],
    ["of one day, the attack told no closer", { second: { mode: "attack" } }, 1],
    ["a claim that gives no day", { second: { date: undefined }, claimed: true }, 1],
    ["an attack without a day that nobody claims", { second: { date: undefined } }, 2],
    ["of two days", { second: { date: "2024-01-06" } }, 2],
    ["at two places", { second: { places: ["Basra"] } }, 2],
    ["at one place, pages from each other", { second: { places: ["Erbil"] }, text: "far" }, 1],
    ["pages from each other, no place of its own", { text: "far" }, 2],
    ["what cannot be turned away", { second: { mode: "shooting" } }, 2],
    ["of one doer", { first: { actors: ["Alpha Brigade"] } }, 2],
    ["what was before", { second: { status: "past-background" } }, 2],
    ["two attacks of one day", { first: { mode: "drone-attack" } }, 2],
  ])("%s", (_, given, expected) => {
    expect(reports(given)).toHaveLength(expected);
  });

  it("are one report that keeps the words, the place and the claim of both", () => {
    const [report] = reports({ claimed: true });
    expect(report).toMatchObject({ event: "e1", mode: "interception", date: day });
    expect(report!.evidence).toHaveLength(2);
    expect(report!.places.map(({ name }) => name)).toEqual(["Erbil"]);
    expect(report!.claims).toMatchObject([{ status: "claimed", actor: { entity: "alpha" } }]);
  });

  it("stay apart where two attacks may be meant", () => {
    const text = `${TEXTS.near} Beta Front says its rockets struck there too.`;
    const rockets: EventSample = {
      trigger: "rockets",
      mode: "rocket-attack",
      date: day,
      actors: ["Beta Front"],
    };
    const coded = codedSample({ id: "a", text, published: day, events: [downed, attack, rockets] });
    expect(reportsOf(coded, knowledge)).toHaveLength(3);
  });

  it("leave no answer to a report that is gone", () => {
    const text = `${TEXTS.near} A blow followed.`;
    const blow: EventSample = { trigger: "blow", mode: "shelling", date: "2024-01-05", responseTo: ["e2"] };
    const coded = codedSample({ id: "a", text, published: day, events: [downed, attack, blow] });
    expect(reportsOf(coded, knowledge).map(({ event, responseTo }) => [event, responseTo])).toEqual([
      ["e1", undefined],
      ["e3", ["a#e1"]],
    ]);
  });
});

describe("two tellings of one minute in one document", () => {
  const clock = (hour: string, place?: string): Partial<EventSample> => ({
    mode: "bombing",
    date: `${day}T${hour}`,
    ...(place !== undefined && { places: [place] }),
  });
  it.each<[string, Case, number]>([
    ["are one", { first: clock("16:45", "Erbil"), second: clock("16:45") }, 1],
    ["of another minute are two", { first: clock("16:45", "Erbil"), second: clock("16:50") }, 2],
    ["in two towns are two", { first: clock("16:45", "Erbil"), second: clock("16:45", "Basra") }, 2],
    [
      "by two doers are two",
      { first: { ...clock("16:45", "Erbil"), actors: ["Ruritania"] }, second: clock("16:45") },
      2,
    ],
    [
      "of two types are two",
      { first: clock("16:45", "Erbil"), second: { ...clock("16:45"), type: "coerce", mode: "arrest" } },
      2,
    ],
  ])("%s", (_, given, expected) => {
    expect(reports(given)).toHaveLength(expected);
  });
});

describe("what turns away and what is turned away", () => {
  const { fends } = mergeKnowledge(knowledge);
  it.each<[string, string, boolean]>([
    ["interception", "drone-attack", true],
    ["interception", "attack", true],
    ["interception", "shooting", false],
    ["interception", "interception", false],
    ["airstrike", "drone-attack", false],
    ["attack", "rocket-attack", false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect([fends(a, b), fends(b, a)]).toEqual([expected, expected]);
  });
});
