// Which reports are put together, which are not, and that their order never matters.
import { describe, expect, it } from "vitest";
import { mergeReports, mergingWith, reportsOf } from "../../src/merge/index.ts";
import type { Incident, Judgement, Merged, Report } from "../../src/record/index.ts";
import { codedSample, type EventSample, type Sample } from "../ledger/samples.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { plainKnowledge } from "./plain.ts";

const knowledge = plainKnowledge;
const TEXT =
  "Today there was an attack. It was at Erbil or al-Asad or al-Tanf or Basra in Iraq or Syria by Alpha Brigade or Beta Front on Ruritania.";

function report(id: string, event: Partial<EventSample>, more: Partial<Sample> = {}): Report {
  const events = [{ trigger: "attack", mode: "rocket-attack", ...event }];
  const [made] = reportsOf(codedSample({ id, text: TEXT, published: "2024-01-09", events, ...more }));
  // Every sample has the same text, so its words would say that all are one.
  return { ...made!, words: undefined, evidenceWords: undefined, keys: undefined, seeks: undefined };
}

const clustersOf = (merged: Merged): string[][] =>
  merged.incidents.map((incident) => incident.reports.map((one) => one.document).toSorted()).toSorted();

const base: Partial<EventSample> = { date: "2024-01-08", places: ["Erbil"] };

describe("two reports", () => {
  it.each<[string, Partial<EventSample>, Partial<EventSample>, boolean]>([
    ["same day, place and mode", base, base, true],
    ["same day and place, mode left open", base, { ...base, mode: "attack" }, true],
    ["same day and place, another mode", base, { ...base, mode: "shooting" }, false],
    ["same day and mode, another town", base, { ...base, places: ["Basra"] }, false],
    [
      "same day and mode, another country",
      { ...base, places: ["al-Asad"] },
      { ...base, places: ["al-Tanf"] },
      false,
    ],
    ["a week later", base, { ...base, date: "2024-01-15" }, false],
    ["the next day, told to the day on both sides", base, { ...base, date: "2024-01-09" }, false],
    [
      "the same night by the clock",
      { ...base, date: "2024-01-08T23:30" },
      { ...base, date: "2024-01-09T00:20" },
      true,
    ],
    ["the night between two days", base, { ...base, date: "2024-01-07/2024-01-08" }, true],
    [
      "same day, only the country known, other doers",
      { ...base, places: ["Iraq"], actors: ["Alpha Brigade"] },
      { ...base, actors: ["Beta Front"] },
      false,
    ],
    ["no day on one side, all else the same", base, { places: ["Erbil"] }, true],
    ["no day, no place on one side", base, {}, false],
    ["same day and mode, no place anywhere", { date: "2024-01-08" }, { date: "2024-01-08" }, false],
    [
      "an attack and its answer",
      { ...base, actors: ["Alpha Brigade"], targets: ["Ruritania"] },
      { ...base, actors: ["Ruritania"], targets: ["Alpha Brigade"] },
      false,
    ],
    ["same day and place, another type", base, { ...base, type: "coerce" }, false],
  ])("%s", (_, a, b, same) => {
    const merged = mergeReports([report("a", a), report("b", b)], { knowledge });
    expect(merged.incidents).toHaveLength(same ? 1 : 2);
  });

  it.each<[string, string, boolean]>([
    ["the day before, by another clock", "2024-01-07", true],
    ["some days later", "2024-01-11", true],
    ["days before", "2024-01-04", false],
  ])("an undated telling published %s may be of it: %s is %s", (_, published, same) => {
    const undated = report("b", { places: ["Erbil"] }, { published });
    expect(mergeReports([report("a", base), undated], { knowledge }).incidents).toHaveLength(same ? 1 : 2);
  });

  it("meet at a base, not in a far town that only says where the base lies", () => {
    const joined = (...places: readonly (readonly string[])[]): boolean => {
      const reports = places.map((names, at) => report(`d${at}`, { ...base, places: names }));
      return mergeReports(reports, { knowledge }).incidents.length === 1;
    };
    expect(joined(["al-Asad", "Erbil"], ["al-Asad"])).toBe(true);
    expect(joined(["al-Asad", "Erbil"], ["Erbil"])).toBe(false);
    expect(joined(["Basra", "Erbil"], ["Erbil"])).toBe(true);
  });

  it("get a judgement that says why", () => {
    const more = { ...base, killed: 2 };
    const { judgements } = mergeReports([report("a", base), report("b", more)], { knowledge });
    expect(judgements).toHaveLength(1);
    expect(judgements[0]).toMatchObject({ a: "a#e1", b: "b#e1", verdict: "same", by: "merge@6" });
    expect(judgements[0]!.reasons.map((reason) => reason.name)).toEqual(["date", "kind", "place"]);
    const sum = judgements[0]!.reasons.reduce((all, reason) => all + reason.score, 0);
    expect(sum).toBeCloseTo(judgements[0]!.score);
  });
});

describe("words of two documents", () => {
  const story = (id: string, text: string): Report =>
    reportsOf(
      codedSample({ id, text, published: "2024-01-09", events: [{ trigger: "shot", mode: "shooting" }] }),
      loadKnowledge(),
    )[0]!;
  const first = story(
    "a",
    "A man was shot in Millbrook, said Sheriff Harlan Odell. The victim was Peter Quint.",
  );
  const again = story("b", "Peter Quint of Millbrook died after he was shot, Sheriff Odell said.");
  const other = story("c", "A woman was shot in Eastham. Chief Anna Berg named her as Rosa Lund.");

  it("join stories that give neither day nor place that a register knows, and keep others apart", () => {
    const { incidents } = mergeReports([first, again, other], { knowledge });
    expect(incidents.map((incident) => incident.reports.map((one) => one.document).toSorted())).toEqual(
      expect.arrayContaining([["a", "b"], ["c"]]),
    );
  });

  it("are weighed by how seldom news has them, as a vector of length one", () => {
    const words = first.words!;
    for (const word of ["millbrook", "harlan", "odell", "quint"]) expect(words[word]).toBeGreaterThan(0.2);
    for (const word of ["man", "was", "shot"]) expect(words[word] ?? 0).toBeLessThan(0.15);
    expect(Math.hypot(...Object.values(words))).toBeCloseTo(1, 2);
  });

  it("join the arrest told by one with the shooting told by the other, but not an attack with its answer", () => {
    const told = (id: string, event: Partial<EventSample>): Report =>
      reportsOf(
        codedSample({
          id,
          text: `${TEXT} Sheriff Harlan Odell named Peter Quint of Millbrook.`,
          published: "2024-01-09",
          events: [{ trigger: "attack", ...event }],
        }),
        loadKnowledge(),
      )[0]!;
    const shooting = told("a", { mode: "shooting", date: "2024-01-08" });
    const arrest = told("b", { type: "coerce", mode: "arrest", date: "2024-01-09" });
    expect(mergeReports([shooting, arrest], { knowledge }).incidents).toHaveLength(1);
    const attack = told("c", { mode: "rocket-attack", date: "2024-01-07", actors: ["Alpha Brigade"] });
    const answer = told("d", { mode: "airstrike", date: "2024-01-08", actors: ["Ruritania"] });
    expect(mergeReports([attack, answer], { knowledge }).incidents).toHaveLength(2);
  });
});

describe("one story", () => {
  const rockets = (id: string, place: string, date: string, more = ""): Report =>
    reportsOf(
      codedSample({
        id,
        text: `Rockets struck ${place}, an attack. ${more}`,
        published: "2024-01-09",
        events: [
          { trigger: "attack", mode: "rocket-attack", date, places: [place] },
          ...(more ? [{ trigger: "raid", mode: "raid", date, places: ["al-Tanf"] }] : []),
        ],
      }),
    )[0]!;
  const joined = (a: Report, b: Report): boolean =>
    mergeReports([a, b], { knowledge }).incidents.some((incident) => incident.reports.length > 1);

  it("may explain another day or another place, but not both", () => {
    expect(joined(rockets("a", "Erbil", "2024-01-08"), rockets("b", "Erbil", "2024-01-06"))).toBe(true);
    expect(joined(rockets("a", "Erbil", "2024-01-08"), rockets("b", "Basra", "2024-01-01"))).toBe(false);
  });

  it("is not what two lines have in common that say little", () => {
    const line = (id: string, date: string): Report =>
      reportsOf(
        codedSample({
          id,
          text: "Drones attack Erbil.",
          published: date,
          events: [{ trigger: "attack", mode: "drone-attack", date, places: ["Erbil"] }],
        }),
      )[0]!;
    expect(joined(line("a", "2024-01-02"), line("b", "2024-01-08"))).toBe(false);
  });

  it("explains nothing where a text tells of several far places", () => {
    const several = rockets("b", "Erbil", "2024-01-06", "Then there was a raid at al-Tanf.");
    expect(several.oneOfSeveral).toBe(true);
    expect(joined(rockets("a", "Erbil", "2024-01-08"), several)).toBe(false);
  });
});

describe("what a report is made of", () => {
  it("has no words to compare where the languages differ, and so nothing against it", () => {
    const told = (id: string, text: string, language: string): Report =>
      reportsOf(
        codedSample({
          id,
          text,
          language,
          published: "2024-01-09",
          events: [{ trigger: "attack", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"] }],
        }),
        loadKnowledge(),
      )[0]!;
    const english = told("a", "An attack hit Erbil and the depot of Millbrook, Sheriff Odell said.", "en");
    const other = told("b", "Harlan Quint attack Erbil, Westerberg, Polizei Neustadt.", "de");
    const reasons = (language: string): string[] => {
      const pair = [english, { ...other, language }].map((one) => ({
        ...one,
        keys: undefined,
        seeks: undefined,
      }));
      const [judgement] = mergeReports(pair as Report[], { knowledge }).judgements;
      return (judgement?.reasons ?? []).filter(({ score }) => score < 0).map(({ name }) => name);
    };
    expect(reasons("en")).toEqual(expect.arrayContaining(["text", "words"]));
    expect(reasons("de")).toEqual([]);
  });

  it("leaves a sum of attacks over weeks out, but keeps several of one day", () => {
    const several = (date: string | undefined): number => {
      const coded = codedSample({
        id: "a",
        text: TEXT,
        events: [{ trigger: "attack", ...(date && { date }) }],
      });
      const events = coded.events.map((event) => ({ ...event, count: { min: 2 } }));
      return reportsOf({ ...coded, events }).length;
    };
    expect(several("2023-10-17/2024-01-08")).toBe(0);
    expect(several(undefined)).toBe(0);
    expect(several("2024-01-08")).toBe(1);
  });

  it("is at the place that is known, not at its description", () => {
    const places = (names: string[]): string[] =>
      report("a", { ...base, places: names }).places.map(({ name }) => name);
    expect(places(["Erbil", "it"])).toEqual(["Erbil"]);
    expect(places(["it"])).toHaveLength(1);
  });
});

const twoAttacks: Sample = {
  id: "two",
  text: "At Erbil there was an attack at noon. Hours later another strike hit Erbil.",
  published: "2024-01-09",
  events: [
    { trigger: "attack", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"] },
    { trigger: "strike", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"] },
  ],
};

describe("what one document tells apart", () => {
  const reports = [...reportsOf(codedSample(twoAttacks)), report("a", base), report("b", base)];

  it("stays apart, also by way of others", () => {
    const { incidents } = mergeReports(reports, { knowledge });
    expect(incidents).toHaveLength(2);
    for (const incident of incidents) {
      expect(new Set(incident.reports.map((one) => one.document)).size).toBe(incident.reports.length);
    }
  });

  it.each<[string, Partial<EventSample>]>([
    ["without a day", { mode: "rocket-attack" }],
    ["that tells no more of its kind", { mode: "attack", date: "2024-01-08" }],
  ])("a second telling %s does not part what others tell, two such do", (_, second) => {
    const vague: Sample = {
      ...twoAttacks,
      events: [
        { trigger: "attack", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"] },
        { trigger: "strike", places: ["Erbil"], ...second },
      ],
    };
    const others = ["a", "b", "c", "d", "e", "f"].map((id) => report(id, base));
    const all = [...reportsOf(codedSample(vague)), ...others];
    expect(mergeReports(all, { knowledge }).incidents).toHaveLength(1);
    const twice = [...reportsOf(codedSample({ ...vague, id: "other" })), ...all];
    expect(mergeReports(twice, { knowledge }).incidents.length).toBeGreaterThan(1);
  });

  it.each([
    ["a town of its surroundings parts nothing that others tell as one", 36.6, 1],
    ["… a town far from it does", 37.4, 2],
  ])("%s", (_, lat, incidents) => {
    const town = { name: "Sulo", lat, lon: 44.01, country: "IQ", precision: "settlement" as const };
    const [near, inside] = reportsOf(
      codedSample({
        ...twoAttacks,
        events: [
          { trigger: "attack", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"] },
          { trigger: "strike", mode: "rocket-attack", places: ["Erbil"] },
        ],
      }),
    );
    const told = [near!, { ...inside!, places: [town] }];
    const both = ["a", "b", "c", "d", "e", "f"].map((id) => {
      const one = report(id, base);
      return { ...one, places: [...one.places, town] };
    });
    expect(mergeReports([...told, ...both], { knowledge }).incidents).toHaveLength(incidents);
  });

  it("is one if a person says so", () => {
    const judgement: Judgement = {
      id: "p",
      a: "two#e1",
      b: "two#e2",
      verdict: "same",
      score: 0,
      reasons: [],
      by: "Ann",
    };
    expect(mergeReports(reports, { knowledge, judgements: [judgement] }).incidents).toHaveLength(1);
  });
});

describe("judgements of people", () => {
  const reports = [
    report("a", base),
    report("b", base),
    report("c", { date: "2024-03-01", places: ["Basra"] }),
  ];
  const judged = (a: string, b: string, verdict: Judgement["verdict"], at: string): Judgement => {
    const id = `${a}${b}${verdict}${at}`;
    return { id, a: `${a}#e1`, b: `${b}#e1`, verdict, score: 0, reasons: [], by: "Ann", at };
  };

  it.each<[string, Judgement[], string[][]]>([
    ["part a pair", [judged("a", "b", "different", "1")], [["a"], ["b"], ["c"]]],
    ["join a pair that nothing joins", [judged("a", "c", "same", "1")], [["a", "b", "c"]]],
    [
      "the later outranks the earlier",
      [judged("a", "b", "same", "1"), judged("a", "b", "different", "2")],
      [["a"], ["b"], ["c"]],
    ],
    [
      "also the other way round",
      [judged("a", "b", "different", "1"), judged("a", "b", "same", "2")],
      [["a", "b"], ["c"]],
    ],
    [
      "a withdrawn one counts for nothing",
      [{ ...judged("a", "b", "different", "1"), withdrawnAt: "2" }],
      [["a", "b"], ["c"]],
    ],
  ])("%s", (_, judgements, expected) => {
    expect(clustersOf(mergeReports(reports, { knowledge, judgements }))).toEqual(expected);
  });
});

/** A small generator with a seed (mulberry32), so that a failure can be had again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function randomReports(random: () => number, count: number): Report[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, index) => ({
    ...report(
      `d${index}`,
      {
        date: pick(["2024-01-06", "2024-01-07", "2024-01-08", "2024-01-07/2024-01-08", undefined]),
        places: pick([["Erbil"], ["al-Asad"], ["Basra"], ["Iraq"], []]),
        mode: pick(["rocket-attack", "drone-attack", "attack", undefined]),
        actors: pick([["Alpha Brigade"], ["Beta Front"], []]),
        targets: pick([["Ruritania"], []]),
        ...(random() < 0.3 && { killed: pick([1, 2, 3]) }),
      },
      { published: pick(["2024-01-07", "2024-01-08", "2024-01-09"]), outlet: pick(["One", "Two", "Three"]) },
    ),
    ...pick<Partial<Report>>([
      {},
      {},
      { people: { "peter quint": 1 } },
      { people: { "peter quint": 0.3, "paul lund": 1 } },
    ]),
  }));
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
}

/** Compares reports in batches as the ledger does, and puts them together. */
function inBatches(reports: readonly Report[], size: number): Incident[] {
  const merging = mergingWith({ knowledge });
  const judgements: Judgement[] = [];
  for (let at = 0; at < reports.length; at += size)
    judgements.push(...merging.compare(reports.slice(at, at + size), reports.slice(0, at)));
  const byId = new Map(reports.map((report) => [report.id, report]));
  const outlines = [...Map.groupBy(reports, ({ document }) => document).values()].flatMap(merging.outline);
  return merging
    .group(outlines, judgements)
    .map((ids) => merging.incident(ids.map((id) => byId.get(id)!)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** People's judgements on random pairs, each with a day of its own. */
function randomJudgements(random: () => number, reports: readonly Report[], count: number): Judgement[] {
  const pick = (): Report => reports[Math.floor(random() * reports.length)]!;
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    a: pick().id,
    b: pick().id,
    verdict: (["same", "different", "unsure"] as const)[index % 3]!,
    score: 0,
    reasons: [],
    by: "Ann",
    at: `2024-02-${String(1 + index).padStart(2, "0")}`,
  }));
}

describe("a reviewer's judgements", () => {
  it.each([11, 12, 13, 14])("hold in any order, and merging again changes nothing (seed %i)", (seed) => {
    const random = randomOf(seed);
    const reports = randomReports(random, 30);
    const judgements = randomJudgements(random, reports, 9);
    const expected = mergeReports(reports, { knowledge, judgements });
    const together = new Map(
      expected.incidents.flatMap((incident) =>
        incident.reports.map((one) => [`${one.document}#${one.event}`, incident.id]),
      ),
    );
    for (const { a, b, verdict } of judgements)
      if (verdict === "different" && a !== b) expect(together.get(a)).not.toBe(together.get(b));
    const order = shuffled(reports, random);
    const again = mergeReports(order, {
      knowledge,
      judgements: [...shuffled(judgements, random), ...expected.judgements],
    });
    expect(again.incidents).toEqual(expected.incidents);
  });
});

describe("order", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("never matters, nor do batches (seed %i)", (seed) => {
    const random = randomOf(seed);
    const reports = randomReports(random, 40);
    const expected = mergeReports(reports, { knowledge });
    for (const size of [1, 3, 40]) {
      const order = shuffled(reports, random);
      expect(mergeReports(order, { knowledge })).toEqual(expected);
      expect(inBatches(order, size)).toEqual(expected.incidents);
    }
  });
});
