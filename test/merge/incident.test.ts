// What an incident says: values, disagreements, attribution, grade, and the sentence that sums it up.
import { describe, expect, it } from "vitest";
import {
  gradeOf,
  mergeReports,
  phrasesOf,
  reportsOf,
  shownValues,
  statusSentence,
} from "../../src/merge/index.ts";
import type { Incident, Report } from "../../src/record/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { codedSample, type Sample } from "../ledger/samples.ts";
import { plainKnowledge as knowledge } from "./plain.ts";

const day = "2024-01-08";
const first: Sample = {
  id: "a",
  text: "Rockets hit al-Asad in Iraq on Monday, killing two.",
  published: "2024-01-09",
  outlet: "Agency One",
  events: [
    { trigger: "hit", mode: "rocket-attack", date: `${day}T00:20`, places: ["Iraq", "al-Asad"], killed: 2 },
  ],
};
const second: Sample = {
  id: "b",
  text: "The attack on al-Asad left three dead. Alpha Brigade said it was behind it. Ruritania denied any part.",
  published: "2024-01-10",
  outlet: "Paper Two",
  events: [{ trigger: "attack", mode: "attack", date: day, places: ["al-Asad"], killed: 3 }],
  statements: [
    {
      act: "claim-of-responsibility",
      speaker: "Alpha Brigade",
      content: "it was behind it",
      about: ["e1"],
      medium: { kind: "telegram" },
    },
    { act: "denial", speaker: "Ruritania", content: "denied any part", about: ["e1"] },
  ],
};
const third: Sample = {
  ...first,
  id: "c",
  text: "Officials in Iraq say al-Asad was hit by rockets before dawn; two people died.",
  outlet: "Channel Three",
};

function incidentOf(samples: readonly Sample[]): { incident: Incident; reports: Report[] } {
  const reports = samples.flatMap((sample) => reportsOf(codedSample(sample)));
  const { incidents } = mergeReports(reports, { knowledge });
  expect(incidents).toHaveLength(1);
  return { incident: incidents[0]!, reports };
}

describe("an incident", () => {
  it("has the closest place, the day most tell, the closer mode, and the range of the dead", () => {
    const { incident } = incidentOf([first, second]);
    expect(incident).toMatchObject({
      type: "assault",
      mode: "rocket-attack",
      date: `${day}T00:20`,
      place: { entity: "al-asad", name: "Ain al-Asad" },
      lat: 33.79,
      lon: 42.44,
      killed: { min: 2, max: 3 },
      perpetrators: [{ name: "Alpha Brigade", entity: "alpha" }],
    });
  });

  it("keeps who says what where reports disagree", () => {
    const { incident } = incidentOf([first, second]);
    expect(incident.disagreements).toEqual([
      {
        field: "mode",
        values: [
          { value: "rocket-attack", reports: ["a#e1"] },
          { value: "attack", reports: ["b#e1"] },
        ],
      },
      {
        field: "killed",
        values: [
          { value: "2", reports: ["a#e1"] },
          { value: "3", reports: ["b#e1"] },
        ],
      },
    ]);
    expect(incidentOf([first, third]).incident.disagreements).toBeUndefined();
  });

  it("leaves unknown what nobody says", () => {
    const bare: Sample = { id: "x", text: "An attack took place.", events: [{ trigger: "attack" }] };
    const { incident } = incidentOf([bare]);
    for (const field of ["date", "place", "lat", "killed", "mode"])
      expect(incident).not.toHaveProperty(field);
  });

  it("names the report by which a document's main event is told", () => {
    const text = "An attack was reported at Erbil today. Last year a strike hit Basra.";
    const events = [
      { trigger: "strike", mode: "airstrike", date: "2023-01", places: ["Basra"] },
      { trigger: "attack", mode: "rocket-attack", date: day, places: ["Erbil"] },
    ];
    const reports = reportsOf(codedSample({ id: "p", text, published: day, events }));
    expect(reports.map((report) => [report.event, report.role, report.primary])).toEqual([
      ["e1", "background", undefined],
      ["e2", "main", true],
    ]);
  });

  it("is not made of what is planned or only supposed", () => {
    const events = [{ trigger: "attack", status: "hypothetical" as const }];
    expect(reportsOf(codedSample({ id: "h", text: "If they attack, we answer.", events }))).toEqual([]);
  });
});

describe("grade and sentence", () => {
  const phrases = { ...phrasesOf(loadKnowledge(), "en"), nameOf: () => undefined };
  const sum = (samples: readonly Sample[]): [string, string] => {
    const { incident, reports } = incidentOf(samples);
    return [gradeOf(incident, reports), statusSentence(incident, reports, phrases)];
  };
  const claimed: Sample = { ...second, statements: second.statements!.slice(0, 1) };
  const rival: Sample = {
    ...second,
    id: "r",
    text: "The attack on al-Asad killed three. Beta Front said its men did it.",
    statements: [
      { act: "claim-of-responsibility", speaker: "Beta Front", content: "its men did it", about: ["e1"] },
    ],
    outlet: "Sheet Four",
  };

  it.each<[string, Sample[], string, string]>([
    ["one source", [first], "weak", "One source reports it; no claim of it is known as of 9 January 2024."],
    [
      "two sources",
      [first, third],
      "fair",
      "Two sources report it; no claim of it is known as of 9 January 2024.",
    ],
    [
      "a copy under another name",
      [first, { ...first, id: "k", outlet: "Copier" }],
      "weak",
      "One source reports it; no claim of it is known as of 9 January 2024.",
    ],
    [
      "one outlet twice",
      [first, { ...first, id: "z" }],
      "weak",
      "One source reports it; no claim of it is known as of 9 January 2024.",
    ],
    [
      "a claim",
      [first, claimed],
      "confirmed",
      "Two sources report it; claimed by Alpha Brigade (Telegram, 10 January 2024).",
    ],
    [
      "two claims",
      [claimed, rival],
      "contested",
      "Two sources report it; claimed by Alpha Brigade and Beta Front; these claims compete.",
    ],
    [
      "a claim and a denial",
      [first, second],
      "contested",
      "Two sources report it; claimed by Alpha Brigade (Telegram, 10 January 2024); involvement denied by Ruritania (10 January 2024).",
    ],
  ])("%s", (_, samples, grade, sentence) => {
    expect(sum(samples)).toEqual([grade, sentence]);
  });
});

describe("the value that is shown", () => {
  const told = (id: string, outlet: string, killed: number, mode: string): Report => ({
    ...reportsOf(codedSample({ ...first, id, outlet }))[0]!,
    words: { [id]: 1 },
    mode,
    killed: { min: killed, max: killed },
  });
  const reports = [
    told("a", "One", 2, "attack"),
    told("b", "Two", 5, "rocket-attack"),
    told("c", "Three", 2, "attack"),
  ];

  it.each([
    ["most-conservative", "2", "attack"],
    ["most-informative", "5", "rocket-attack"],
    ["most-representative", "2", "attack"],
  ] as const)("by the %s rule comes with its reports", (rule, killed, mode) => {
    const shown = shownValues(reports, rule, knowledge);
    expect(shown.killed).toMatchObject({ value: killed, indeterminate: false });
    expect(shown.mode).toMatchObject({ value: mode, indeterminate: false });
    expect(shownValues(reports.toReversed(), rule, knowledge)).toEqual(shown);
  });

  it("is indeterminate where voices tie, and copies are one voice", () => {
    const tie = [told("a", "One", 2, "attack"), told("b", "Two", 5, "attack")];
    expect(shownValues(tie, "most-representative", knowledge).killed).toEqual({
      indeterminate: true,
      among: [
        { value: "2", reports: ["a#e1"] },
        { value: "5", reports: ["b#e1"] },
      ],
    });
    const copy = { ...told("c", "Three", 5, "attack"), words: tie[1]!.words };
    expect(
      shownValues([...tie, copy as Report], "most-representative", knowledge).killed?.indeterminate,
    ).toBe(true);
    expect(
      shownValues([...tie, told("c", "Three", 5, "attack")], "most-representative", knowledge).killed,
    ).toMatchObject({ value: "5" });
  });
});
