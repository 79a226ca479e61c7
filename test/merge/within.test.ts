// What one document tells twice is one incident with both tellings; what it tells apart stays apart.
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { mergeKnowledge, mergeReports, mergingWith, reportsOf } from "../../src/merge/index.ts";
import type { Event, Incident, Judgement, Report } from "../../src/record/index.ts";
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

const options = { knowledge: mergeKnowledge(knowledge) };
const incidents = (told: readonly Report[], judgements: readonly Judgement[] = []): Incident[] => [
  ...mergeReports(told, { ...options, judgements }).incidents,
];

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
    expect(incidents(reports(given))).toHaveLength(expected);
  });

  it("are one incident with the place of the one and the claim of the other, judged for a reason", () => {
    const told = reports({ claimed: true });
    const [incident] = incidents(told);
    expect(incident!.reports.map(({ event }) => event)).toEqual(["e1", "e2"]);
    expect(incident).toMatchObject({ date: day, place: { name: "Erbil" } });
    expect(incident!.attribution).toMatchObject([{ status: "claimed", actor: "alpha" }]);
    expect(mergeReports(told, options).judgements).toMatchObject([
      { a: "a#e1", b: "a#e2", verdict: "same", reasons: [{ name: "retold" }] },
    ]);
  });

  it("are judged with the later of the two, wherever a list of reports is cut", () => {
    const [first, second] = reports({});
    const { compare } = mergingWith(options);
    expect(compare([first!], [])).toEqual([]);
    expect(compare([second!], [])).toEqual(compare([first!, second!], []));
    expect(compare([second!], [first!])).toHaveLength(1);
  });

  it("are told apart by a person, and stay so", () => {
    const told = reports({});
    const [{ a, b, score }] = mergeReports(told, options).judgements as [Judgement];
    const apart: Judgement = { id: "p", a, b, score, verdict: "different", reasons: [], by: "anna", at: day };
    expect(incidents(told, [apart])).toHaveLength(2);
    expect(incidents(told, [{ ...apart, withdrawnAt: day }])).toHaveLength(1);
  });

  it("leave the attack to whoever flew it, not to whoever shot it down", () => {
    const told = reports({ first: { actors: ["Ruritania"] }, claimed: true });
    const { incident } = mergingWith(options);
    const doers = (list: readonly Report[]) => incident(list).perpetrators.map(({ name }) => name);
    expect(doers(told)).toEqual(["Alpha Brigade"]);
    expect(incident(told).attribution).toMatchObject([{ status: "claimed", actor: "alpha" }]);
    expect(doers(told.slice(0, 1))).toEqual(["Ruritania"]);
  });

  it("have one voice in what the incident shows", () => {
    const told = reports({ first: { mode: "attack" }, second: { mode: "interception", places: ["Erbil"] } });
    const other = { ...told[0]!, id: "b#e1", document: "b", retold: undefined };
    const days = (date: string): string | undefined =>
      mergingWith(options).incident([...told, { ...other, date }]).date;
    expect(days("2024-01-07")).toBe("2024-01-07/2024-01-08");
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
    expect(incidents(reportsOf(coded, knowledge))).toHaveLength(3);
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
    expect(incidents(reports(given))).toHaveLength(expected);
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
