// The map page: points by precision, what is not placed is counted, and the drawing holds nothing that a source wrote as markup.
import { describe, expect, it } from "vitest";
import type { PointSpot } from "../../src/record/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { drawMap } from "../../src/web/map/drawing.ts";
import { emptyApp, fixtureApp } from "./fixture-app.ts";

const web = createWeb(fixtureApp());

const ways = {
  title: () => "x",
  address: (only?: PointSpot) => (only ? `/incidents/${only.id}` : "#listed"),
};

function spot(given: Partial<PointSpot>): PointSpot {
  return { id: "i", lat: 33, lon: 44, kind: "assault", count: 1, ...given };
}

const drawn = (...spots: Partial<PointSpot>[]): string => String(drawMap(spots.map(spot), ways));

describe("/map", () => {
  it("shows placed incidents, and says how many have no coordinates", async () => {
    const page = await (await web.request("/map")).text();
    expect(page).toContain("1 incident at a known place, 1 more without coordinates");
    expect(page).toMatch(/<a href="\/incidents\/2021-03-03-rocket-attack-ain-al-asad"><title>/);
    expect(page).toMatch(/src="\/assets\/map\.[0-9a-f]{12}\.js"/);
  });

  it("loads its island on its own page alone, and the base map as a file of ours", async () => {
    expect(await (await web.request("/statements")).text()).not.toMatch(/\/assets\/map\./);
    const world = await web.request("/assets/world-50m-2.json");
    expect(world.headers.get("content-type")).toBe("application/json");
    expect((await world.json()).objects.countries.geometries.length).toBeGreaterThan(200);
  });

  it("has a twin with what the island draws", async () => {
    const twin = await (await web.request("/map.json")).json();
    expect(twin).toMatchObject({
      unplaced: 1,
      countries: { IQ: "368" },
      labels: { "rocket-attack": expect.any(String) },
    });
    expect(twin.spots).toMatchObject([{ count: 1, kind: "rocket-attack" }]);
    const columns = await (await web.request("/map/points.json")).json();
    expect(columns).toMatchObject({ kind: ["rocket-attack"], lat: [twin.spots[0].lat] });
    expect(new Set(Object.values(columns).map((column) => (column as unknown[]).length))).toEqual(
      new Set([1]),
    );
  });

  it("says why it is empty", async () => {
    expect(await (await createWeb(emptyApp()).request("/map")).text()).toContain(
      "There are no incidents in this ledger yet",
    );
    expect(await (await web.request("/map?mode=cyberattack")).text()).toContain("No incidents match");
  });
});

describe("the drawing", () => {
  it("draws a vague place as an area and a country as a tint, never as a sure point", () => {
    expect(drawn({ precision: "point" })).toMatch(/class="mark"/);
    expect(drawn({ precision: "admin" })).toMatch(/<circle class="vague"/);
    const country = drawn({ precision: "country", country: "IQ" });
    expect(country).toMatch(/<path class="vague"/);
    expect(country).not.toMatch(/class="mark"/);
  });

  it("joins what lies close to one mark with a number", () => {
    const together = drawn({ id: "a" }, { id: "b", lat: 33.001 }, { id: "c", lat: 30, lon: 47 });
    expect(together.match(/class="mark"/g)).toHaveLength(2);
    expect(together).toMatch(/>2<\/text>/);
    expect(drawn({ id: "a", count: 70 }, { id: "b", lat: 33.001, count: 3 })).toMatch(/#listed.*>73<\/text>/);
  });

  it("stands on the antimeridian and at the poles, and escapes names", () => {
    for (const at of [
      { lat: 89.9, lon: 179.9 },
      { lat: -89.9, lon: -180 },
    ])
      expect(drawn(at).includes("NaN")).toBe(false);
    expect(String(drawMap([spot({})], { ...ways, title: () => "<script>" }))).not.toContain("<script>");
  });
});
