// What a rule takes and what it leaves: every condition with a twin that fails it.
import { describe, expect, it } from "vitest";
import {
  amongStatements,
  type AlertRule,
  changesAttribution,
  matchesGap,
  matchesIncident,
  matchesSource,
  matchesStatement,
  onTimeline,
  readRule,
  type Registers,
  savedFilter,
} from "../../src/alerts/index.ts";
import type { IncidentView, Reconciliation, StatementRow } from "../../src/record/index.ts";

const registers: Registers = {
  placeOf: (id) => (id === "erbil" ? { lat: 36.19, lon: 44.01 } : undefined),
  belongs: (entity, asked) => entity === asked || (entity === "brigade" && asked === "umbrella"),
};

const incident: IncidentView["incident"] = {
  id: "i1",
  type: "assault",
  mode: "rocket-attack",
  date: "2024-01-08",
  place: { name: "Harir", country: "IQ" },
  lat: 36.53,
  lon: 44.34,
  perpetrators: [{ name: "Brigade", entity: "brigade" }],
  targets: [],
  weapons: [],
  killed: { min: 2, max: 5 },
  attribution: [],
  reports: [],
  confidence: 0.8,
};
const report = { published: "2024-01-09", outlet: "A" } as IncidentView["reports"][number];
const view: IncidentView = { incident, statusSentence: "", grade: "fair", reports: [report], judgements: [] };

function rule<W extends AlertRule["when"]>(when: W, more: object): Extract<AlertRule, { when: W }> {
  return readRule({ name: "x", to: "t", when, ...more }) as Extract<AlertRule, { when: W }>;
}

const context = { registers, seenAt: "2024-01-10T00:00:00.000Z" };

describe("an incident", () => {
  it.each([
    [{ near: { place: "erbil", km: 60 } }, { near: { place: "erbil", km: 10 } }],
    [{ near: { lat: 36.5, lon: 44.3, km: 10 } }, { near: { place: "nowhere", km: 5000 } }],
    [{ countries: "IQ" }, { countries: ["SY", "JO"] }],
    [{ modes: ["rocket-attack", "shooting"] }, { modes: "shooting" }],
    [{ types: "assault" }, { types: "protest" }],
    [{ actors: "umbrella" }, { actors: "others" }],
    [{ outlets: 1 }, { outlets: 2 }],
    [{ killed: 2 }, { killed: 3 }],
    [{ grade: "weak" }, { grade: "confirmed" }],
    [{ fresh: "2d" }, { fresh: "12h" }],
    [{}, { countries: "IQ", modes: "shooting" }],
  ])("is taken by %j and left by %j", (taken, left) => {
    expect(matchesIncident(rule("new-incident", taken), view, context)).toBe(true);
    expect(matchesIncident(rule("new-incident", left), view, context)).toBe(false);
  });

  it("without coordinates is near nothing; without a day it is as fresh as its newest report", () => {
    const { lat: _lat, lon: _lon, date: _date, ...vague } = incident;
    const near = rule("new-incident", { near: { place: "erbil", km: 5000 } });
    expect(matchesIncident(near, { ...view, incident: vague }, context)).toBe(false);
    const undated = { ...view, incident: vague };
    expect(matchesIncident(rule("new-incident", { fresh: "1d" }), undated, context)).toBe(true);
    expect(
      matchesIncident(rule("new-incident", { fresh: "1h" }), undated, {
        ...context,
        seenAt: "2024-02-10T00:00:00Z",
      }),
    ).toBe(false);
  });

  it("is on the list of a page that would show it", () => {
    const listed = (query: string): boolean => {
      const filter = savedFilter("/timeline", query);
      return filter?.kind === "timeline" && onTimeline(filter, view);
    };
    expect(["mode=rocket-attack", "actor=brigade", "", "from=2020-01-01"].map(listed)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["mode=shooting", "actor=x", "act=threat"].map(listed)).toEqual([false, false, false]);
    expect(savedFilter("/status", "")).toBeUndefined();
  });
});

describe("a change of attribution", () => {
  const line = (actor: string, status: string, source = "d1") => ({ actor, status, source });
  it.each([
    ["a claim where there was none", [], [line("a", "claimed")], true],
    ["another actor", [line("a", "blamed")], [line("b", "blamed")], true],
    ["blame that became a claim", [line("a", "blamed")], [line("a", "claimed")], true],
    [
      "one more source of the same",
      [line("a", "blamed")],
      [line("a", "blamed"), line("a", "blamed", "d2")],
      false,
    ],
    [
      "another order",
      [line("a", "blamed"), line("b", "denied")],
      [line("b", "denied"), line("a", "blamed")],
      false,
    ],
  ])("%s", (_what, was, is, changed) => {
    expect(changesAttribution({ fields: { attribution: { was, is } } })).toBe(changed);
  });

  it("is none where only figures changed", () => {
    expect(changesAttribution({ fields: { killed: { was: 1, is: 2 } } })).toBe(false);
  });
});

describe("a statement", () => {
  const row = {
    document: { id: "d", published: "2024-01-08" },
    statement: { act: "threat", speaker: { entity: "brigade" }, target: { entity: "usa" } },
    speakerText: "The Brigade",
  } as unknown as StatementRow;
  it.each([
    [{}, { acts: ["demand"] }],
    [{ actors: "umbrella" }, { actors: "usa" }],
    [{ against: "usa" }, { against: "brigade" }],
    [{ fresh: "2d" }, { fresh: "12h" }],
  ])("is taken by %j and left by %j", (taken, left) => {
    expect(matchesStatement(rule("new-threat", taken), row, context)).toBe(true);
    expect(matchesStatement(rule("new-threat", left), row, context)).toBe(false);
  });

  it("is on the list of a page that would show it", () => {
    const listed = (path: string, query: string): boolean => amongStatements(savedFilter(path, query)!, row);
    expect(listed("/statements", "act=threat&speaker=brigade")).toBe(true);
    expect(listed("/statements", "speaker=the brigade")).toBe(true);
    expect(listed("/threats", "")).toBe(true);
    expect(listed("/timeline", "actor=usa")).toBe(true);
    expect(listed("/statements", "act=demand")).toBe(false);
    expect(listed("/timeline", "mode=shooting")).toBe(false);
    expect(listed("/search", "q=threat")).toBe(false);
  });
});

describe("a gap and a source", () => {
  const pile = {
    tally: { countries: ["IQ"], speaker: { name: "Pentagon", entity: "usa" } },
    onlyTheirs: { min: 12, max: 20 },
  } as unknown as Reconciliation;
  it.each([
    [{ above: 11 }, { above: 12 }],
    [
      { above: 1, countries: "IQ" },
      { above: 1, countries: "SY" },
    ],
    [
      { above: 1, actors: "usa" },
      { above: 1, actors: "brigade" },
    ],
  ])("the least of a gap is above %j, not %j", (taken, left) => {
    expect(matchesGap(rule("tally-gap", taken), pile, registers)).toBe(true);
    expect(matchesGap(rule("tally-gap", left), pile, registers)).toBe(false);
  });

  const now = "2024-01-10T00:00:00.000Z";
  it.each([
    ["silent", undefined, true],
    ["failing", "2024-01-08T00:00:00.000Z", true],
    ["failing", "2024-01-09T20:00:00.000Z", false],
    ["failing", undefined, true],
    ["ok", "2020-01-01T00:00:00.000Z", false],
    ["loud", undefined, false],
  ] as const)("a source that is %s since %s: %s", (state, lastSuccessAt, told) => {
    const source = { id: "s", state, ...(lastSuccessAt && { lastSuccessAt }) };
    expect(matchesSource(rule("source-silent", {}), source, now)).toBe(told);
    expect(matchesSource(rule("source-silent", { sources: "other" }), source, now)).toBe(false);
  });
});
