// Tallies of others: read with their scope, laid against incidents, and followed as a series.
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { principalsOf, reconcile, tallyCountsOf, tallySeries } from "../../src/merge/index.ts";
import type { CodedDocument, Mention, SeriesFlag, TallyCount } from "../../src/record/index.ts";
import { incidentSample, type IncidentSample, knowledge, standing } from "./values.ts";

const tally = (id: string, min: number, more: Partial<TallyCount> & { max?: number } = {}): TallyCount => {
  const { max = min, ...rest } = more;
  return {
    id,
    document: id,
    count: { min, max },
    of: "attacks",
    counts: "events",
    type: "assault",
    countries: ["IQ", "SY"],
    from: "2023-10-17",
    asOf: "2023-11-20",
    counter: "ruritania",
    ...rest,
  };
};

describe("a tally against our incidents", () => {
  const sides: Partial<IncidentSample> = { by: ["alpha"], on: ["navy"], country: "IQ", date: "2023-11-01" };
  const target = { name: "Ruritania", entity: "ruritania" };
  const pile = (sample: Partial<IncidentSample>, more: Partial<TallyCount> = {}): string => {
    const found = reconcile(
      tally("t", 5, { target, ...more }),
      [incidentSample({ id: "i", ...sides, ...sample })],
      { knowledge, standing },
    )!;
    if (found.inside.length > 0) return "inside";
    if (found.perhaps.length > 0) return `perhaps ${found.perhaps[0]!.why}`;
    return found.outside.length > 0 ? `outside ${found.outside[0]!.why}` : "elsewhere";
  };

  it.each<[string, Partial<IncidentSample>, Partial<TallyCount>, string]>([
    ["in window, country and on the target", {}, {}, "inside"],
    ["before the window", { date: "2023-10-16" }, {}, "outside day"],
    ["after the day as of which it holds", { date: "2023-11-21" }, {}, "outside day"],
    ["with a date that reaches beyond the window", { date: "2023-11" }, {}, "perhaps day"],
    ["without a date", { date: undefined }, {}, "perhaps day"],
    ["in another country", { country: "JO" }, {}, "outside place"],
    ["without a place", { country: undefined }, {}, "perhaps place"],
    ["where the tally names no country", {}, { countries: [] }, "perhaps place"],
    ["by the target of the tally itself, on others", { by: ["navy"], on: ["alpha"] }, {}, "elsewhere"],
    ["on somebody else", { on: ["beta"] }, {}, "outside target"],
    ["of another mode", { mode: "shooting" }, { mode: "rocket-attack" }, "outside mode"],
    ["of a mode told less closely", { mode: "attack" }, { mode: "rocket-attack" }, "perhaps mode"],
    ["two things wrong", { date: "2023-10-01", country: "JO" }, {}, "elsewhere"],
  ])("%s", (_, sample, more, expected) => {
    expect(pile(sample as IncidentSample, more)).toBe(expected);
  });

  const reconciled = (theirs: TallyCount) => {
    const ours = [
      incidentSample({ id: "a", ...sides }),
      incidentSample({ id: "b", ...sides, count: 2 }),
      incidentSample({ id: "c", ...sides, date: undefined }),
    ];
    const { ours: count, both, onlyOurs, onlyTheirs } = reconcile(theirs, ours, { knowledge, standing })!;
    return { count, both, onlyOurs, onlyTheirs };
  };

  it("gives the gap as a range, counting an incident of two attacks as two", () => {
    expect(reconciled(tally("t", 10))).toEqual({
      count: { min: 3, max: 4 },
      both: { min: 3, max: 4 },
      onlyOurs: { min: 0, max: 0 },
      onlyTheirs: { min: 6, max: 7 },
    });
  });

  it("leaves the gap open above where the tally says at least", () => {
    const atLeast = { ...tally("t", 10), count: { min: 10 } };
    expect(reconciled(atLeast).onlyTheirs).toEqual({ min: 6 });
    expect(reconciled(tally("t", 2)).onlyOurs).toEqual({ min: 1, max: 2 });
  });

  it("is not made for people: casualties are no list of incidents", () => {
    expect(reconcile(tally("t", 70, { counts: "people" }), [], { knowledge, standing })).toBeUndefined();
  });
});

describe("a series of one counter", () => {
  const flags = (...tallies: TallyCount[]): readonly SeriesFlag[] =>
    tallySeries(tallies).flatMap((series) => series.flags);
  const on = (day: string, min: number, more: Partial<TallyCount> = {}) =>
    tally(`${day}:${min}`, min, { asOf: day, ...more });

  it.each<[string, TallyCount[], string[]]>([
    ["that grows", [on("2023-11-20", 61), on("2023-11-21", 66)], []],
    [
      "in which a later total is lower",
      [on("2023-11-21", 66), on("2023-11-22", 61)],
      ["later-lower 2023-11-21:66 2023-11-22:61"],
    ],
    [
      "in which a later one says at least",
      [on("2023-11-21", 66), { ...on("2023-11-22", 60), count: { min: 60 } }],
      [],
    ],
    [
      "with two totals of one day",
      [on("2023-11-21", 61), on("2023-11-21", 66)],
      ["same-day-differs 2023-11-21:61 2023-11-21:66"],
    ],
    ["of two counters", [on("2023-11-21", 66), on("2023-11-22", 61, { counter: "alpha" })], []],
    ["of two scopes", [on("2023-11-21", 66), on("2023-11-22", 32, { countries: ["IQ"] })], []],
    ["since two days", [on("2023-11-21", 66), on("2023-11-22", 4, { from: "2023-11-18" })], []],
    [
      "whose first day is told once",
      [on("2023-11-21", 66), { ...on("2023-11-22", 61), from: undefined } as unknown as TallyCount],
      ["later-lower 2023-11-21:66 2023-11-22:61"],
    ],
    [
      "by nobody known",
      [
        on("2023-11-21", 66, { counter: undefined as never }),
        on("2023-11-22", 61, { counter: undefined as never }),
      ],
      [],
    ],
  ])("%s", (_, tallies, expected) => {
    expect(flags(...tallies).map((flag) => `${flag.kind} ${flag.tallies.join(" ")}`)).toEqual(expected);
  });

  it("is held against its parts", () => {
    const whole = on("2023-11-21", 66);
    const part = (country: string, min: number): TallyCount => ({
      ...on("2023-11-21", min),
      id: country,
      countries: [country],
    });
    expect(flags(whole, part("IQ", 32), part("SY", 34))).toEqual([]);
    expect(flags(whole, part("IQ", 32), part("SY", 37))).toEqual([
      { kind: "parts-differ", tallies: ["2023-11-21:66", "IQ", "SY"] },
    ]);
  });
});

describe("tallies of a document", () => {
  const text =
    "The Pentagon counted 66 attacks by Iran-backed groups in Iraq and Syria since October 17. Some 62 Americans were hurt.";
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const mention = (id: string, words: string, more: Partial<Mention>): Mention => ({
    id,
    ...span(words),
    type: "location",
    ...more,
  });
  const document: CodedDocument = {
    id: "d",
    text,
    language: "en",
    published: "2023-11-21",
    regions: [],
    times: [],
    attributions: [],
    events: [],
    statements: [],
    mentions: [
      mention("m1", "The Pentagon", { type: "organization", entity: "us-department-of-defense" }),
      mention("m2", "Iraq", { precision: "country", country: "IQ" }),
      mention("m3", "Syria", { precision: "country", country: "SY" }),
      mention("m4", "Americans", { type: "nationality", country: "US" }),
      mention("m5", "Iran", { precision: "country", country: "IR" }),
    ],
    tallies: [
      {
        id: "y1",
        count: { min: 66, max: 66 },
        of: span("attacks"),
        type: "assault",
        from: "2023-10-17",
        by: { ...span("The Pentagon"), mention: "m1" },
        evidence: [{ start: 0, end: text.indexOf(" Some") }],
      },
      {
        id: "y2",
        count: { min: 62, max: 62 },
        of: span("62 Americans"),
        evidence: [{ start: text.indexOf("Some"), end: text.length }],
      },
    ],
  };

  it("have all countries they name, whoever's adjective apart, and the state behind the counter", () => {
    const [attacks, hurt] = tallyCountsOf(document, principalsOf(loadKnowledge()));
    expect(attacks).toMatchObject({
      counts: "events",
      countries: ["IQ", "SY"],
      from: "2023-10-17",
      asOf: "2023-11-21",
      counter: "united-states",
    });
    expect(hurt).toMatchObject({ counts: "people", countries: [] });
  });
});
