// Links that a source states, apart from time order; and names that no register knows.
import { describe, expect, it } from "vitest";
import { chainLinks, chainsOf, unknownNames } from "../../src/merge/index.ts";
import type { CodedDocument, Mention } from "../../src/record/index.ts";
import { incidentSample, type IncidentSample, standing } from "./values.ts";

const attack = (id: string, date: string, more: Partial<IncidentSample> = {}) =>
  incidentSample({ id, date, by: ["alpha"], on: ["navy"], ...more });
const answer = (id: string, date: string, more: Partial<IncidentSample> = {}) =>
  incidentSample({ id, date, by: ["ruritania"], on: ["alpha-facade"], ...more });

describe("a link", () => {
  const links = (...incidents: ReturnType<typeof attack>[]) =>
    chainLinks(incidents, { standing }).map(({ from, to, basis }) => `${from}>${to} ${basis}`);

  it.each<[string, ReturnType<typeof attack>[], string[]]>([
    [
      "is stated where a source says so",
      [attack("a", "2023-11-20"), answer("b", "2023-11-22", { responseTo: ["a"] })],
      ["a>b stated"],
    ],
    [
      "is stated however late",
      [attack("a", "2023-11-20"), answer("b", "2023-12-22", { responseTo: ["a"] })],
      ["a>b stated"],
    ],
    [
      "is no more than time order where nobody says so",
      [attack("a", "2023-11-20"), answer("b", "2023-11-22")],
      ["a>b after"],
    ],
    ["is none after the days", [attack("a", "2023-11-20"), answer("b", "2023-11-25")], []],
    ["is none between two attacks of one side", [attack("a", "2023-11-20"), attack("b", "2023-11-21")], []],
    [
      "is none where a side is not known",
      [attack("a", "2023-11-20", { by: [] }), answer("b", "2023-11-21")],
      [],
    ],
    ["to what is no incident of ours is left out", [answer("b", "2023-11-22", { responseTo: ["x#s1"] })], []],
  ])("%s", (_, incidents, expected) => {
    expect(links(...incidents)).toEqual(expected);
  });

  it("of time order joins no chain", () => {
    const incidents = [
      attack("a", "2023-11-20"),
      answer("b", "2023-11-21", { responseTo: ["a"] }),
      attack("c", "2023-11-22"),
    ];
    const [chain, ...others] = chainsOf(incidents, { standing });
    expect(others).toEqual([]);
    expect(chain).toEqual({
      incidents: ["a", "b"],
      links: [{ from: "a", to: "b", basis: "stated", days: 1 }],
    });
  });
});

describe("names that no register knows", () => {
  const documentOf = (
    id: string,
    text: string,
    names: readonly string[],
    more: Partial<Mention> = {},
  ): CodedDocument => ({
    id,
    text,
    language: "en",
    regions: [],
    times: [],
    attributions: [],
    events: [],
    statements: [],
    tallies: [],
    mentions: names.map((name, index) => ({
      id: `m${index}`,
      start: text.indexOf(name),
      end: text.indexOf(name) + name.length,
      type: "organization" as const,
      ...more,
    })),
  });

  it("are listed with their spellings, most seen first, and the entry that would make them known", () => {
    const list = unknownNames([
      documentOf("a", "Saraya al-Nur struck. Black Hand denied it.", ["Saraya al-Nur", "Black Hand"]),
      documentOf("b", "Saraya an-Noor spoke, said Black Hand.", ["Black Hand"]),
      documentOf("c", "Black hand", ["Black hand"]),
    ]);
    expect(list).toEqual([
      {
        name: "Black Hand",
        type: "organization",
        count: 3,
        documents: ["a", "b", "c"],
        spellings: ["Black hand"],
        entry: '- {id: black-hand, kind: other, names: {en: {name: "Black Hand", alias: ["Black hand"]}}}',
      },
    ]);
  });

  it("are not what the register knows, nor nouns at the head of a sentence", () => {
    expect(
      unknownNames([documentOf("a", "Black Hand", ["Black Hand"], { entity: "black-hand" })], 1),
    ).toEqual([]);
    expect(unknownNames([documentOf("a", "Police came. The police left.", ["Police"])], 1)).toEqual([]);
    expect(unknownNames([documentOf("a", "the group", ["the group"])], 1)).toEqual([]);
  });
});
