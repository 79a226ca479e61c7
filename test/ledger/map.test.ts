// The points of a map: from columns of their own, which an older ledger gets when it is brought up to date.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { PointColumns } from "../../src/record/index.ts";
import { openLedger, restoreLedger, type TableRow } from "../../src/ledger/index.ts";
import type { Sample } from "./samples.ts";
import { collected, filledLedger, options } from "./setup.ts";
import { STORES } from "./stores.ts";

const attack = (id: string, place: string, date: string, text: string): Sample => ({
  id,
  text,
  published: date,
  events: [{ trigger: place, mode: "rocket-attack", date, places: [place] }],
});
const samples = [
  attack("a", "Erbil", "2024-01-08", "Rockets hit Erbil before dawn."),
  attack("b", "Basra", "2024-02-01", "Basra was shelled, residents said."),
  attack("c", "Iraq", "2024-02-20", "Somewhere in Iraq mortars fell."),
];

/** The version before the map had columns of its own. */
const BEFORE = 5;
const COLUMNS = ["lat", "lon", "place_name", "precision", "reports"];

async function* asBefore(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  for await (const { table, row } of rows) {
    const kept = Object.entries(row).filter(([name]) => table !== "incidents" || !COLUMNS.includes(name));
    yield { table, row: Object.fromEntries(kept) };
  }
}

describe.each(STORES)("points on $name", ({ begin }) => {
  it("are the incidents with a place that can be shown, newest first; the others are counted", async () => {
    const ledger = await filledLedger(samples, await begin());
    const { points, unplaced } = await ledger.points({});
    expect(points.map(({ place, from, reports }) => [place, from, reports])).toEqual([
      ["Basra", "2024-02-01", 1],
      ["Erbil", "2024-01-08", 1],
    ]);
    expect(points[1]!.lat).toBeCloseTo(36.19, 0);
    expect(unplaced).toBe(1);
    expect((await ledger.points({ from: "2024-02" })).points).toHaveLength(1);
    await ledger.close();
  });

  it("are the same by place, and as columns that the database writes", async () => {
    const ledger = await filledLedger(samples, await begin());
    const { points, unplaced } = await ledger.points({});
    const { spots, kinds, ...counts } = await ledger.pointSpots({});
    expect(counts).toEqual({ placed: points.length, unplaced });
    expect(spots.map(({ place, count }) => `${place} ${count}`).toSorted()).toEqual(["Basra 1", "Erbil 1"]);
    expect(new Set(spots.map(({ id }) => id))).toEqual(new Set(points.map(({ id }) => id)));
    expect(new Set(kinds)).toEqual(new Set(points.map(({ mode, type }) => mode ?? type)));
    const columns = JSON.parse(await ledger.pointColumns({})) as PointColumns;
    expect(columns.id).toEqual(points.map(({ id }) => id));
    expect(columns.place).toEqual(["Basra", "Erbil"]);
    expect(columns.from).toEqual(points.map(({ from }) => from));
    for (const [index, { lat, lon }] of points.entries()) {
      expect(columns.lat[index]).toBeCloseTo(lat, 4);
      expect(columns.lon[index]).toBeCloseTo(lon, 4);
    }
    const none = JSON.parse(await ledger.pointColumns({ mode: "none" })) as PointColumns;
    expect(Object.values(none).flat()).toEqual([]);
    expect(Object.keys(none)).toEqual(Object.keys(columns));
    await ledger.close();
  });

  it("are the same in a ledger that was made before and brought up to date", async () => {
    const source = await filledLedger(samples);
    const location = await begin();
    if (location !== ":memory:") {
      await restoreLedger(location, BEFORE, asBefore(source.rows()));
      const ledger = await openLedger(location, options);
      expect(await ledger.points({})).toEqual(await source.points({}));
      await ledger.close();
    }
    await source.close();
  });
});

describe("a map of all incidents", () => {
  it("reads the index by day alone, on a file", async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-map-"));
    const path = join(dir, "ledger.sqlite");
    const ledger = await filledLedger(samples, path);
    expect(await collected(ledger.allIncidents())).toHaveLength(3);
    await ledger.close();
    const database = new DatabaseSync(path);
    const plan = database
      .prepare(
        "explain query plan select id, type, mode, country, first_day, last_day, lat, lon, place_name, precision, reports from incidents where last_day >= '2024-01-01' order by first_day desc, id desc",
      )
      .all() as { detail: string }[];
    database.close();
    await rm(dir, { recursive: true, force: true });
    expect(plan.map(({ detail }) => detail).join("; ")).toMatch(/COVERING INDEX incidents_by_day/);
    expect(plan.map(({ detail }) => detail).join("; ")).not.toMatch(/TEMP B-TREE/);
  });
});
