// Events: sentence in, record out, each with a negative twin where words of violence tell of none.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { CodedDocument, Event, Role, Span } from "../../src/record/index.ts";

const knowledge = loadKnowledge();
// A Thursday.
const PUBLISHED = "2021-03-04";

function coded(text: string, language = "en"): CodedDocument {
  return code({ id: "d", text, language, published: PUBLISHED, regions: [] }, knowledge);
}

function words(document: CodedDocument, roles: readonly Span[]): string {
  return roles.map((role) => document.text.slice(role.start, role.end)).join(", ");
}

function events(text: string, language = "en"): [CodedDocument, readonly Event[]] {
  const document = coded(text, language);
  return [document, document.events];
}

interface Expected {
  readonly kind: string;
  readonly status?: string;
  readonly date?: string;
  readonly actors?: RegExp;
  readonly targets?: RegExp;
  readonly victims?: RegExp;
  readonly weapons?: RegExp;
  readonly places?: RegExp;
}

function expectRoles(document: CodedDocument, event: Event, expected: Expected): void {
  for (const slot of ["actors", "targets", "victims", "weapons", "places"] as const) {
    const pattern = expected[slot];
    const roles: readonly Role[] = event[slot];
    if (pattern) expect(words(document, roles), slot).toMatch(pattern);
  }
}

const ARMED = "Militias and soldiers clashed with drones and rockets. ";

describe("one sentence, one event", () => {
  it.each<[string, Expected]>([
    [
      "Ten rockets were fired at an Iraqi air base on Wednesday.",
      {
        kind: "assault/rocket-attack",
        date: "2021-03-03",
        targets: /air base/,
        weapons: /rockets/,
        actors: /^$/,
      },
    ],
    [
      "Ain al-Asad air base was hit by five rockets on Monday.",
      {
        kind: "assault/rocket-attack",
        date: "2021-03-01",
        targets: /Ain al-Asad air base/,
        weapons: /rockets/,
        actors: /^$/,
      },
    ],
    [
      "Israel bombed a weapons depot in Syria on Tuesday.",
      { kind: "assault/airstrike", actors: /Israel/, targets: /depot/, places: /Syria/ },
    ],
    [
      "Gunmen shot dead two policemen in Kirkuk on Tuesday.",
      { kind: "assault/shooting", actors: /Gunmen/, victims: /policemen/, places: /Kirkuk/ },
    ],
    [
      "US fighter jets shot down a drone over Erbil on Tuesday.",
      { kind: "assault/interception", targets: /drone/ },
    ],
    [
      "Iraqi police arrested three suspects in Baghdad on Tuesday.",
      { kind: "coerce/arrest", actors: /police/, targets: /suspects/, places: /Baghdad/ },
    ],
    ["Iraq closed its airspace on Tuesday.", { kind: "coerce/airspace-closure", actors: /Iraq/ }],
    [
      "Foreign Minister Fuad Hussein met Secretary of State Antony Blinken in Baghdad on Tuesday.",
      { kind: "consult/meeting", actors: /Blinken/, places: /Baghdad/ },
    ],
  ])("%s", (text, expected) => {
    const [document, found] = events(text);
    expect(found.map((event) => `${event.type}/${event.mode}`)).toEqual([expected.kind]);
    const [event] = found;
    if (expected.date) expect(event!.date).toBe(expected.date);
    expectRoles(document, event!, expected);
  });
});

describe("one occurrence, one event", () => {
  it("the headline, the telling and 'the attack' are one", () => {
    const [, found] = events(
      "Rockets hit air base in Iraq\nFive rockets hit the Ain al-Asad air base in Iraq on Monday, the army said.\nNobody has claimed the attack.",
    );
    expect(found.filter((event) => event.type === "assault")).toHaveLength(1);
  });
  it("a blow and the answer to it are two", () => {
    const [, found] = events(
      "US warplanes bombed militia positions in Syria on Tuesday in retaliation for a rocket attack on its troops in Erbil.",
    );
    expect(found.map((event) => event.mode)).toEqual(["airstrike", "rocket-attack"]);
    expect(found[0]!.responseTo).toEqual([found[1]!.id]);
    expect(found[1]!.status).toBe("past-background");
  });
  it.each([
    [
      "Kataib Hezbollah fighters attacked Erbil air base on Monday. American forces had attacked the group on Sunday.",
      2,
    ],
    [
      "Hezbollah attacked a base in northern Israel on Tuesday. Later that day Israel attacked villages in Lebanon.",
      2,
    ],
    // One side under two names, and a fight that both sides do.
    [
      "American forces attacked a depot in Erbil on Monday. The US military hit the depot in Erbil on Monday with two drones.",
      1,
    ],
    [
      "Israeli soldiers clashed in Jenin camp on Monday with rifles. Hamas fighters clashed in Jenin camp on Monday with rifles.",
      1,
    ],
  ])("doers of two sides do two deeds: %s", (text, expected) => {
    const [, found] = events(text);
    expect(found.filter((event) => event.type === "assault")).toHaveLength(expected);
  });
});

describe("status", () => {
  it.each([
    ["reported", "Gunmen attacked a police checkpoint in Kirkuk on Tuesday."],
    [
      "alleged",
      "The interior ministry said that gunmen had attacked a police checkpoint in Kirkuk on Tuesday.",
    ],
    ["hypothetical", "If gunmen attack the police checkpoint in Kirkuk, soldiers are ready."],
    ["past-background", "Gunmen attacked a police checkpoint in Kirkuk in October 2015."],
  ])("%s: %s", (status, text) => {
    const [, found] = events(text);
    expect(found[0]?.status).toBe(status);
  });
});

describe("casualties", () => {
  it.each([
    ["A car bomb killed at least five people in Kirkuk on Tuesday.", { min: 5 }, undefined],
    [
      "Two soldiers were killed and three wounded in an attack on a base in Kirkuk.",
      { min: 2, max: 2 },
      { min: 3, max: 3 },
    ],
    [
      "Rockets hit a base in Kirkuk on Tuesday without causing casualties.",
      { min: 0, max: 0 },
      { min: 0, max: 0 },
    ],
    ["An attack on a base in Kirkuk killed dozens of soldiers.", undefined, undefined],
  ])("%s", (text, killed, injured) => {
    const [, found] = events(text);
    expect(found[0]?.killed).toEqual(killed);
    expect(found[0]?.injured).toEqual(injured);
  });
});

describe("a telling named by its day", () => {
  it.each<[string, number]>([
    [
      "On Monday rockets hit Harir base. Officials gave details. Monday's attack was the third of its kind, they said.",
      1,
    ],
    [
      "On Monday rockets hit Harir base. Officials gave details. Tuesday's attack at Erbil was the third of its kind, they said.",
      2,
    ],
  ])("points back to that day: %s", (text, expected) => expect(events(text)[1]).toHaveLength(expected));
});

describe("the day of a telling", () => {
  const days = (text: string): string[] => events(text)[1].map(({ mode, date }) => `${mode} ${date ?? "-"}`);

  it.each<[string, string, string[]]>([
    [
      "is that of the sentence right before it, where it has none",
      "On Monday a drone struck a base near Erbil. Air defences shot down two more drones over Harir, the army said.",
      ["drone-attack 2021-03-01", "interception 2021-03-01"],
    ],
    [
      "is not that of a paragraph before it",
      "On Monday a drone struck a base near Erbil.\n\nAir defences shot down two drones over Harir, the army said.",
      ["drone-attack 2021-03-01", "interception -"],
    ],
    [
      "is not that of the sentence before where it looks back",
      "On Monday a drone struck a base near Erbil. Earlier militants had fired rockets at Harir.",
      ["drone-attack 2021-03-01", "rocket-attack -"],
    ],
    [
      "is all the days since the one from which it has gone on",
      "American bases near Harir have been attacked with rockets since February 10.",
      ["rocket-attack 2021-02-10/2021-03-04"],
    ],
  ])("%s", (_, text, expected) => expect(days(text)).toEqual(expected));

  it("is the event's own before that of the words that report it", () => {
    const [, found] = events(
      "The militia fired rockets at Harir base, the ministry said on Wednesday. The rockets hit Harir base on Monday.",
    );
    expect(found.map(({ date }) => date)).toEqual(["2021-03-01"]);
  });

  it("points at the words that say it, wherever they stand", () => {
    const [document, found] = events(
      "On Monday a drone struck a base near Erbil. Air defences shot down two more drones over Harir, the army said.",
    );
    expect(found.map(({ when }) => words(document, when ? [when] : []))).toEqual(["Monday", "Monday"]);
  });
});

describe("no date is invented", () => {
  it("where the text names none", () => {
    const [, found] = events("Gunmen attacked a police checkpoint in Kirkuk.");
    expect(found[0]?.date).toBeUndefined();
  });
});

describe("words of violence without violence", () => {
  it.each([
    "The striker fired home from close range, the goalkeeper was beaten and the league leaders were under siege until half-time.",
    "Analysts said the price war had killed margins; shares of the retailer were hammered and investors surrendered.",
    "The union said that train drivers will strike for three days after talks over pay broke down; commuters face delays.",
    "He died of a heart attack at home on Tuesday.",
    "The film's director shot the rocket attack of the final scene in one take, and critics attacked the script.",
    "Update 3.2 fixes a bug: players could destroy the tank with one shot, and drones attacked respawned players on the server.",
  ])("%s", (text) => {
    const [, found] = events(text);
    expect(found.filter((event) => event.type === "assault")).toEqual([]);
  });
});

describe("Arabic", () => {
  it.each<[string, Expected]>([
    [
      "استهدفت طائرة مسيرة قاعدة عين الأسد في الأنبار يوم الثلاثاء.",
      { kind: "assault/drone-attack", targets: /قاعدة/, weapons: /مسيرة/ },
    ],
    ["اعتقلت قوات الأمن ثلاثة أشخاص في بغداد.", { kind: "coerce/arrest", actors: /قوات/, targets: /أشخاص/ }],
    ["قصفت الطائرات الإسرائيلية موقعا قرب دمشق.", { kind: "assault/airstrike", places: /دمشق/ }],
  ])("%s", (text, expected) => {
    const [document, found] = events(text, "ar");
    expect(found.map((event) => `${event.type}/${event.mode}`)).toContain(expected.kind);
    expectRoles(
      document,
      found.find((event) => `${event.type}/${event.mode}` === expected.kind)!,
      expected,
    );
  });
  it("a football match is no attack", () => {
    const [, found] = events(
      "سجل المهاجم هدفين في المباراة وتصدى حارس المرمى لضربة جزاء في الشوط الثاني.",
      "ar",
    );
    expect(found.filter((event) => event.type === "assault")).toEqual([]);
  });
});

describe("any input is survived", () => {
  it.each([["lone surrogate \ud800 attacked"], ["💥".repeat(2000)], [ARMED.repeat(300)], [""]])(
    "%#",
    (text) => {
      expect(() => coded(text)).not.toThrow();
    },
  );
});
