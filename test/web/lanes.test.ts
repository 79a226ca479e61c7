// Lanes of the timeline: windows and bins from hours to decades, ticks, rows of marks, bars, and the page around them.
import { describe, expect, it } from "vitest";
import type { LaneCount } from "../../src/record/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { binned, highest } from "../../src/web/lanes/bars.ts";
import { marksOf } from "../../src/web/lanes/marks.ts";
import { lanesOf, type Thing } from "../../src/web/lanes/sort.ts";
import { ticksOf } from "../../src/web/lanes/ticks.ts";
import { binsOf, dayText, moved, unitOf, type Window, windowOf, zoomed } from "../../src/web/lanes/window.ts";
import { numberOfDay } from "../../src/text/index.ts";
import { LABELS } from "../publish/fixture/views.ts";
import { emptyApp, fixtureApp } from "./fixture-app.ts";

const days = (first: string, last: string): Window => ({
  first: numberOfDay(first)!,
  last: numberOfDay(last)!,
});

describe("the window", () => {
  it.each([
    ["2023-11-02", "2023-11-02", "hour", 1, "2 Nov 2023"],
    ["2023-11-02", "2023-11-30", "day", 29, "6 Nov 2023"],
    ["2023-01-01", "2024-12-31", "week", 106, "Jan 2023"],
    ["2015-01-01", "2024-12-31", "month", 120, "2015"],
    ["1900-01-01", "1999-12-31", "year", 100, "1900"],
    ["1700-01-01", "1999-12-31", "decade", 30, "1700"],
  ])("from %s to %s is drawn by the %s, in %i bins", (first, last, unit, bins, word) => {
    const window = days(first, last);
    expect(unitOf(window)).toBe(unit);
    expect(binsOf(window)).toHaveLength(bins);
    const ticks = ticksOf(window);
    expect(ticks[0]?.words).toBe(word);
    expect(ticks.length).toBeLessThanOrEqual(13);
    expect(ticks.every(({ at }) => at >= window.first && at <= window.last + 1)).toBe(true);
  });

  it("covers its days with its bins, without a gap", () => {
    const window = days("2022-05-11", "2024-03-02");
    const bins = binsOf(window);
    expect(bins[0]!.from).toBe(window.first);
    expect(bins.at(-1)!.to).toBe(window.last + 1);
    for (const [index, bin] of bins.slice(1).entries()) expect(bin.from).toBe(bins[index]!.to);
  });

  it("takes asked days, turns them round where they are the wrong way, and holds a day at least", () => {
    const counts = [{ day: "2023-11-02", incidents: 3, statements: 1 }];
    expect(windowOf(counts, {})).toEqual(days("2023-11-02", "2023-11-02"));
    expect(windowOf(counts, { from: "2024-01-01", to: "2023-12-01" })).toEqual(
      days("2023-12-01", "2024-01-01"),
    );
    expect(windowOf([], {})).toBeUndefined();
    expect(dayText(zoomed(days("2023-11-02", "2023-11-02"), 0.5).last)).toBe("2023-11-02");
    expect(dayText(moved(days("2023-11-01", "2023-11-10"), -0.5).first)).toBe("2023-10-27");
  });
});

describe("bars", () => {
  const count = (given: Partial<LaneCount>): LaneCount => ({
    lane: "x",
    begins: "2023-11-02",
    total: 1,
    vague: 0,
    ...given,
  });

  it("keep apart what is not known so closely, and take in what began before the window", () => {
    const window = days("2023-11-01", "2023-11-10");
    const stack = binned(
      [
        count({ total: 5, vague: 2 }),
        count({ begins: "2023-10-01", vague: 1 }),
        count({ act: "threat", total: 2 }),
      ],
      binsOf(window),
      "day",
    );
    expect(stack.map(({ what }) => what)).toEqual(["", "~", "threat"]);
    expect(stack.map(({ totals }) => totals.slice(0, 2))).toEqual([
      [0, 3],
      [1, 2],
      [0, 2],
    ]);
    expect(highest(stack)).toBe(7);
  });
});

describe("marks", () => {
  const thing = (id: string, date: string): Thing => ({
    kind: "incident",
    incident: {
      id,
      type: "assault",
      date,
      perpetrators: [],
      targets: [],
      weapons: [],
      attribution: [],
      reports: [],
      confidence: 1,
    },
  });
  const window = days("2023-11-01", "2023-11-30");

  it("are points where the day is known, spreads where it is not, and stand in rows where they would cover one another", () => {
    const marks = marksOf(
      [
        thing("a", "2023-11-02"),
        thing("b", "2023-11-02"),
        thing("c", "2023-11-20"),
        thing("m", "2023-11"),
        thing("a", "2023-11-02"),
      ],
      window,
      LABELS,
    );
    expect(marks.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c", "m"]);
    const of = (id: string) => marks.find((mark) => mark.id === id)!;
    expect([of("m").from, of("m").to]).toEqual([0, 100]);
    expect(of("c").to).toBe(of("c").from);
    expect(new Set([of("a").row, of("b").row, of("m").row]).size).toBe(3);
  });

  it("stand at their hour where it is known", () => {
    const [mark] = marksOf([thing("h", "2023-11-02T18:00")], days("2023-11-02", "2023-11-02"), LABELS);
    expect(mark).toMatchObject({ from: 75, to: 75 });
  });

  it("of principals hold what is said of all who act for them", () => {
    const count = (lane: string) => ({ lane, begins: "2023-11-02", total: 1, vague: 0 });
    const ofActor = (id: string, entity: string): Thing => {
      const made = thing(id, "2023-11-02") as Thing & { kind: "incident" };
      return { ...made, incident: { ...made.incident, perpetrators: [{ name: entity, entity }] } };
    };
    const incidents = [ofActor("a", "guard-of-x"), ofActor("b", "x")].flatMap((one) =>
      one.kind === "incident" ? [one.incident] : [],
    );
    const each = { incidents, statements: [], links: [] };
    const view = { counts: [count("x"), count("x")], principals: { "guard-of-x": "x" }, each };
    expect(lanesOf(view, "principal", LABELS)).toMatchObject([{ id: "x", things: [{}, {}] }]);
    const actors = { counts: [count("x"), count("guard-of-x")], each };
    expect(lanesOf(actors, "actor", LABELS)).toHaveLength(2);
  });

  it("of many lanes: the fullest are named, the rest is one, and who is not known comes last", () => {
    const counts = Array.from({ length: 30 }, (_, index) => ({
      lane: index === 7 ? "" : `group-${index}`,
      begins: "2023-11-02",
      total: index + 1,
      vague: 0,
    }));
    const lanes = lanesOf({ counts }, "actor", LABELS);
    expect(lanes[0]?.name).toBe("group-29");
    expect(lanes.at(-2)?.name).toBe("20 more actors");
    expect(lanes.at(-1)?.name).toBe("Unnamed or unregistered");
    expect(lanes.flatMap((lane) => lane.counts)).toHaveLength(30);
  });
});

describe("/timeline", () => {
  const web = createWeb(fixtureApp());
  const page = async (path: string): Promise<string> => (await web.request(path)).text();

  it("draws lanes by what is asked, each mark a way to what it stands for", async () => {
    expect(await page("/timeline")).toContain("Kata&#39;ib Hizballah");
    const kinds = await page("/timeline?by=kind");
    expect(kinds).toMatch(/<a href="\/timeline\?by=kind&amp;mode=rocket-attack" title="Rocket attack"/);
    expect(kinds).toMatch(
      /<a href="\/incidents\/2021-03-03-rocket-attack-ain-al-asad" aria-label="Rocket attack/,
    );
    expect(await page("/timeline?by=place")).toMatch(
      /<a href="\/timeline\?by=place&amp;place=[^"&]+" title=/,
    );
    expect(await page("/timeline?by=principal")).toMatch(/<a href="\/actors\/kataib-hizballah" title=/);
    expect(await page("/timeline?place=Erbil")).toMatch(/<option value="Erbil" selected>/);
    expect(await page("/timeline?by=nonsense")).toContain('aria-label="Lanes by actor');
  });

  it("goes along the axis by links that keep the filters, and to the map with the same days", async () => {
    const text = await page("/timeline?mode=rocket-attack&from=2021-03-01&to=2021-03-10");
    expect(text).toContain(
      'href="/timeline?mode=rocket-attack&amp;from=2021-02-24&amp;to=2021-03-05" data-turn="earlier"',
    );
    expect(text).toContain('href="/map?mode=rocket-attack&amp;from=2021-03-01&amp;to=2021-03-10"');
    expect(text).toContain('href="/timeline?mode=rocket-attack" data-turn="all"');
  });

  it("has no lanes where there is nothing", async () => {
    expect(await (await createWeb(emptyApp()).request("/timeline")).text()).not.toContain("data-lanes");
  });
});
