// Reports that are vague of their place do not bring together what happened far apart.
import { describe, expect, it } from "vitest";
import { mergeReports, mergingWith, reportsOf } from "../../src/merge/index.ts";
import type { Report } from "../../src/record/index.ts";
import { codedSample, type EventSample } from "../ledger/samples.ts";
import { plainKnowledge as knowledge } from "./plain.ts";

const TEXT = "There was an attack at Erbil, Basra or al-Asad in Iraq by Alpha Brigade.";

function report(id: string, places: readonly string[], more: Partial<EventSample> = {}): Report {
  const event = { trigger: "attack", mode: "rocket-attack", date: "2024-01-08", places, ...more };
  const coded = codedSample({ id, text: TEXT, published: "2024-01-09", events: [event] });
  // Every sample has the same text, so its words would say that all are one.
  return {
    ...reportsOf(coded)[0]!,
    words: undefined,
    evidenceWords: undefined,
    keys: undefined,
    seeks: undefined,
  };
}

const claimed = { actors: ["Alpha Brigade"] };
const incidents = (...reports: readonly Report[]): string[][] =>
  mergeReports(reports, { knowledge })
    .incidents.map((incident) => incident.reports.map(({ document }) => document).toSorted())
    .toSorted();

const [erbil, basra] = [report("a", ["Erbil"], claimed), report("b", ["Basra"], claimed)];
const vague = ["v", "w", "x"].map((id) => report(id, ["Iraq"], claimed));

describe("a report that only knows the country", () => {
  it("may be of what happened at a town", () => {
    expect(incidents(erbil, vague[0]!)).toEqual([["a", "v"]]);
    expect(incidents(basra, vague[0]!)).toEqual([["b", "v"]]);
  });

  it.each([1, 2])("does not make one of two towns far apart, though %s such stand between them", (count) => {
    const groups = incidents(erbil, basra, ...vague.slice(0, count));
    expect(groups.some((group) => group.includes("a") && group.includes("b"))).toBe(false);
  });

  it("joins all that is told of one town", () => {
    const again = report("c", ["Erbil"], claimed);
    expect(incidents(erbil, again, ...vague)).toEqual([["a", "c", "v", "w", "x"]]);
  });
});

describe("the place of an incident", () => {
  it.each<[string, readonly string[], string]>([
    ["what most name, though one names a site elsewhere", ["Erbil", "Erbil", "al-Asad"], "Erbil"],
    ["of as many, the closer", ["Erbil", "al-Asad"], "Ain al-Asad"],
    ["the town of one, where others know the country alone", ["Iraq", "Iraq", "Basra"], "Basra"],
    ["the country, where nobody knows more", ["Iraq", "Iraq"], "Iraq"],
  ])("is %s", (_, names, expected) => {
    const reports = names.map((name, index) => report(`d${index}`, [name]));
    expect(mergingWith({ knowledge }).incident(reports).place?.name).toBe(expected);
  });

  it("is the site beside the town that most name", () => {
    const town = report("a", ["Erbil"]);
    const [erbil] = town.places;
    const base = { ...erbil!, entity: "base", name: "Base", lat: 36.5, precision: "point" as const };
    const reports = [town, report("b", ["Erbil"]), { ...report("c", ["Erbil"]), places: [base] }];
    expect(mergingWith({ knowledge }).incident(reports).place?.name).toBe("Base");
  });
});
