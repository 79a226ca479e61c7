// The timeline: both kinds on one axis, page by page without a gap or a double, and counts that agree with it.
import { describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../../src/ledger/index.ts";
import type { TimelineFilter } from "../../src/record/index.ts";
import { codedSample, type Sample } from "./samples.ts";
import { apart, entryOf, options } from "./setup.ts";
import { STORES } from "./stores.ts";

const strike = (id: string, date: string | undefined, mode: string, place: string): Sample => ({
  id,
  text: `Something hit ${place}, note ${id}. Alpha Brigade threatens more. Ruritania denied a role.`,
  published: "2024-02-01",
  events: [{ trigger: "hit", mode, date, places: [place], actors: id === "s3" ? ["Alpha Brigade"] : [] }],
  statements: [
    { act: "threat", speaker: "Alpha Brigade", content: "more", date: "2024-01-05" },
    { act: "denial", speaker: "Ruritania", content: "denied a role" },
  ],
});
const samples = [
  strike("s1", "2024-01-05", "shelling", "Erbil"),
  strike("s2", "2024-01-20", "drone-attack", "Basra"),
  strike("s3", undefined, "drone-attack", "al-Tanf"),
  strike("s4", "2023-06", "shelling", "al-Asad"),
];

async function filled(location: string): Promise<Ledger> {
  const ledger = await openLedger(location, options);
  await ledger.enter(
    samples.map((sample) => entryOf(codedSample(sample))),
    apart,
  );
  return ledger;
}

async function pagesOf(ledger: Ledger, filter: TimelineFilter): Promise<string[]> {
  const told: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await ledger.timeline({ ...filter, after });
    for (const entry of page.entries) {
      told.push(
        entry.kind === "incident"
          ? `${entry.incident.date ?? "–"} ${entry.reports.map((one) => one.document).join("+")}`
          : `${entry.row.date ?? "–"} ${entry.row.statement.act} ${entry.row.document.id}`,
      );
    }
    if (page.next === undefined) return told;
    after = page.next;
  }
}

describe.each(STORES)("timeline on $name", ({ begin }) => {
  it("gives the same entries in pages of any size, newest day first, incidents before statements", async () => {
    const ledger = await filled(await begin());
    const whole = await pagesOf(ledger, { limit: 100 });
    expect(whole).toHaveLength(12);
    expect(new Set(whole).size).toBe(12);
    expect(whole.slice(4, 7)).toEqual(["2024-01-20 s2", "2024-01-05 s1", "2024-01-05 threat s4"]);
    expect(whole.at(-1)).toBe("– s3");
    for (const limit of [1, 2, 5]) expect(await pagesOf(ledger, { limit })).toEqual(whole);
    await ledger.close();
  });

  it.each([
    [
      {},
      [
        ["", 1, 0],
        ["2023-06-01", 1, 0],
        ["2024-01-05", 1, 4],
        ["2024-01-20", 1, 0],
        ["2024-02-01", 0, 4],
      ],
    ],
    [
      { mode: "shelling" },
      [
        ["2023-06-01", 1, 0],
        ["2024-01-05", 1, 0],
      ],
    ],
    [{ act: "denial" }, [["2024-02-01", 0, 4]]],
    [
      { mode: "shelling", act: "denial", from: "2024" },
      [
        ["2024-01-05", 1, 0],
        ["2024-02-01", 0, 4],
      ],
    ],
    [
      { actor: "alpha" },
      [
        ["", 1, 0],
        ["2024-01-05", 0, 4],
      ],
    ],
    [{ to: "2023-12-31" }, [["2023-06-01", 1, 0]]],
  ])("counts by day what %o leaves", async (filter, counts) => {
    const ledger = await filled(await begin());
    const days = await ledger.dayCounts(filter);
    expect(days.map(({ day, incidents, statements }) => [day, incidents, statements])).toEqual(counts);
    const entries = await pagesOf(ledger, { ...filter, limit: 3 });
    expect(entries).toHaveLength(days.reduce((sum, day) => sum + day.incidents + day.statements, 0));
    await ledger.close();
  });

  it("offers what occurs within the days, with how much it would leave", async () => {
    const ledger = await filled(await begin());
    expect(await ledger.facets({})).toEqual({
      actors: [
        { id: "alpha", count: 5 },
        { id: "ruritania", count: 4 },
      ],
      modes: [
        { id: "drone-attack", count: 2 },
        { id: "shelling", count: 2 },
      ],
      acts: [
        { id: "denial", count: 4 },
        { id: "threat", count: 4 },
      ],
      countries: [
        { id: "IQ", count: 3 },
        { id: "SY", count: 1 },
      ],
    });
    expect(await ledger.facets({ from: "2024-01-10" })).toMatchObject({
      actors: [{ id: "ruritania", count: 4 }],
      modes: [{ id: "drone-attack", count: 1 }],
    });
    await ledger.close();
  });

  it.each([
    [
      "kind",
      "year",
      [
        ["shelling", "2023", 1, 0],
        ["drone-attack", "2024", 1, 0],
        ["shelling", "2024", 1, 0],
      ],
    ],
    [
      "kind",
      "day",
      [
        ["shelling", "2023-06-01", 1, 1],
        ["drone-attack", "2024-01-20", 1, 0],
        ["shelling", "2024-01-05", 1, 0],
      ],
    ],
    [
      "actor",
      "month",
      [
        ["", "2023-06", 1, 0],
        ["", "2024-01", 2, 0],
      ],
    ],
  ] as const)(
    "counts lanes by %s and %s, and says what is not known so closely",
    async (by, step, expected) => {
      const ledger = await filled(await begin());
      const counts = await ledger.laneCounts({ by, step });
      const rows = counts.flatMap((one) =>
        one.act === undefined ? [[one.lane, one.begins, one.total, one.vague]] : [],
      );
      expect(rows.toSorted()).toEqual(expected.toSorted());
      const said = counts.filter(({ act }) => act === "threat");
      expect(said.reduce((sum, { total }) => sum + total, 0)).toBe(4);
      await ledger.close();
    },
  );

  it("gives what a lane of a place counts when that place is asked for, and no statements with it", async () => {
    const ledger = await filled(await begin());
    const lanes = (await ledger.laneCounts({ by: "place", step: "year" })).filter(({ lane }) => lane !== "");
    for (const { lane: place, total } of lanes) {
      expect((await ledger.incidents({ place })).total, place).toBe(total);
      expect(await ledger.laneCounts({ place, by: "place", step: "year" })).toMatchObject([{ lane: place }]);
      const { entries } = await ledger.timeline({ place });
      expect(entries.map(({ kind }) => kind)).toEqual(Array.from({ length: total }, () => "incident"));
    }
    expect((await ledger.incidents({ place: "no such place" })).total).toBe(0);
    await ledger.close();
  });

  it("names the statements of a filter without their words, and counts no place for them", async () => {
    const ledger = await filled(await begin());
    const marks = await ledger.statementMarks({ act: "threat", from: "2024-01-05", to: "2024-01-05" });
    expect(marks).toHaveLength(4);
    expect(marks[0]).toMatchObject({ document: "s4", act: "threat", day: "2024-01-05" });
    const places = await ledger.laneCounts({ by: "place", step: "day" });
    expect(places.filter(({ act }) => act !== undefined).every(({ lane }) => lane === "")).toBe(true);
    expect(places.some(({ lane }) => lane !== "")).toBe(true);
    await ledger.close();
  });
});
