// The map as the server draws it: the part of the world that holds the incidents, with their points by precision.
import { geoMercator, geoPath } from "d3-geo";
import type { GeoProjection, GeoStream } from "d3-geo";
import { html } from "hono/html";
import type { PointSpot } from "../../record/index.ts";
import { countryNumber } from "./countries.ts";
import { worldMap } from "./world.ts";
import type { Html } from "../page.ts";

const WIDTH = 960;
const HEIGHT = 560;
const MARGIN = 48;
/** On a narrow page the sheet is higher than wide (styles/map.css): the ground goes on above and below. */
const BEYOND = 320;
/** A single town is shown with the country around it, not as a blank sheet: at least so many degrees. */
const LEAST_DEGREES = 6;
/** Points nearer to each other than this are one mark with a number. */
const CELL = 22;

/** How far from its point a place of each precision may lie, in kilometres: what is drawn as an area. */
export const REACH_KM: Readonly<Record<string, number>> = { admin: 60, region: 150 };
/** Mercator's poles lie at infinity. */
const HIGHEST_LATITUDE = 84;
const KM_PER_DEGREE = 111.2;

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly spots: readonly PointSpot[];
}

/** What the map says of a spot and where it leads. */
interface Ways {
  title(spot: PointSpot): string;
  /** Undefined for several incidents. */
  address(only: PointSpot | undefined): string;
}

export function drawMap(points: readonly PointSpot[], ways: Ways): Html {
  const projection = projectionFor(points);
  const path = geoPath(projection).digits(1);
  const { land, borders } = ground(projection);
  const sure = points.filter((point) => point.precision !== "country");
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Map of incidents">
<path class="land" d="${land}"/>
<path class="borders" d="${borders}"/>
${countries(points, path)}${areas(sure, projection)}${names(projection)}
${marks(sure, projection).map((mark) => drawMark(mark, ways))}</svg>`;
}

interface Ground {
  readonly land: string;
  readonly borders: string;
}

/** Drawn grounds: land and borders take ten times as long as all else, and most visits see the same part of the world. */
const grounds = new Map<string, Ground>();
const MOST_GROUNDS = 32;

function ground(projection: GeoProjection): Ground {
  const key = [projection.scale(), ...projection.translate()].join(" ");
  const known = grounds.get(key);
  if (known) return known;
  const path = geoPath({ stream: (to) => projection.stream(thinned(to)) }).digits(1);
  const { land, borders } = worldMap();
  const drawn = { land: land.map((one) => path(one) ?? "").join(""), borders: path(borders) ?? "" };
  if (grounds.size >= MOST_GROUNDS) grounds.delete(grounds.keys().next().value!);
  grounds.set(key, drawn);
  return drawn;
}

/** A coast told more finely than the sheet can show: its next point is at least so many pixels from the last. */
const STEP = 1;

/** Of the points of a line those that the eye can tell apart, and of islands those larger than a dot. */
function thinned(to: GeoStream): GeoStream {
  let line: [number, number][] | undefined;
  let least = 2;
  return {
    point(x, y) {
      if (!line) return to.point(x, y);
      const last = line.at(-1);
      if (!last || Math.abs(x - last[0]) >= STEP || Math.abs(y - last[1]) >= STEP) line.push([x, y]);
    },
    lineStart: () => void (line = []),
    lineEnd() {
      const drawn = line ?? [];
      line = undefined;
      if (drawn.length < least) return;
      to.lineStart();
      for (const [x, y] of drawn) to.point(x, y);
      to.lineEnd();
    },
    polygonStart() {
      least = 3;
      to.polygonStart();
    },
    polygonEnd() {
      least = 2;
      to.polygonEnd();
    },
    sphere: () => to.sphere?.(),
  };
}

/** Fits the incidents and a margin; the whole world where there are none. */
function projectionFor(points: readonly PointSpot[]): GeoProjection {
  const extent: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, HEIGHT - MARGIN],
  ];
  const projection = geoMercator().clipExtent([
    [0, -BEYOND],
    [WIDTH, HEIGHT + BEYOND],
  ]);
  if (points.length === 0) return projection.fitSize([WIDTH, HEIGHT], { type: "Sphere" });
  const lons = points.map((point) => point.lon);
  const lats = points.map((point) => point.lat);
  const [west, east] = spread(lons, 180);
  const [south, north] = spread(lats, HIGHEST_LATITUDE);
  const corners = {
    type: "MultiPoint" as const,
    coordinates: [west, east].flatMap((lon) => [
      [lon, south],
      [lon, north],
    ]),
  };
  return projection.fitExtent(extent, corners);
}

/** From the least to the greatest, at least `LEAST_DEGREES` apart and within ±`bound`. */
function spread(values: readonly number[], bound: number): [number, number] {
  let [low, high] = [bound, -bound];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const short = Math.max(0, LEAST_DEGREES - (high - low)) / 2;
  const held = (value: number): number => Math.max(-bound, Math.min(bound, value));
  return [held(low - short), held(high + short)];
}

/** A place known only by its country is the whole country, tinted. */
function countries(points: readonly PointSpot[], path: ReturnType<typeof geoPath>): Html {
  const codes = new Set(
    points.flatMap((point) => (point.precision === "country" ? (point.country ?? []) : [])),
  );
  const shapes = [...codes].flatMap((code) => worldMap().countries.get(countryNumber(code) ?? "") ?? []);
  return html`${shapes.map((shape) => html`<path class="vague" d="${path(shape) ?? ""}"/>`)}`;
}

/** As many pixels as a letter of a country's name is wide, at most. */
const LETTER = 7;

/** Names of countries that are wide enough for them. */
function names(projection: GeoProjection): Html {
  return html`<g class="country-names" aria-hidden="true">${worldMap().names.map(
    ({ name, lon, lat, wide }) => {
      const at = projection([lon, lat]);
      const [left, right] = [projection([lon - wide / 2, lat]), projection([lon + wide / 2, lat])];
      if (!at || !left || !right || Math.abs(right[0] - left[0]) < name.length * LETTER) return "";
      const inside = at[0] > MARGIN && at[0] < WIDTH - MARGIN && at[1] > 12 && at[1] < HEIGHT - 12;
      return inside ? html`<text x="${at[0].toFixed(0)}" y="${at[1].toFixed(0)}">${name}</text>` : "";
    },
  )}</g>`;
}

function areas(points: readonly PointSpot[], projection: GeoProjection): Html {
  const vague = points.filter((point) => REACH_KM[point.precision ?? ""] !== undefined);
  return html`${vague.map((point) => {
    const place = projection([point.lon, point.lat]);
    const edge = projection([point.lon, point.lat + REACH_KM[point.precision!]! / KM_PER_DEGREE]);
    return place && edge
      ? html`<circle class="vague" cx="${place[0].toFixed(1)}" cy="${place[1].toFixed(1)}" r="${Math.abs(place[1] - edge[1]).toFixed(1)}"/>`
      : "";
  })}`;
}

function marks(spots: readonly PointSpot[], projection: GeoProjection): Mark[] {
  const cells = new Map<string, { x: number; y: number; count: number; spots: PointSpot[] }>();
  for (const spot of spots) {
    const place = projection([spot.lon, spot.lat]);
    if (!place) continue;
    const key = `${Math.floor(place[0] / CELL)} ${Math.floor(place[1] / CELL)}`;
    const cell = cells.get(key) ?? { x: 0, y: 0, count: 0, spots: [] };
    cells.set(key, cell);
    cell.x += place[0] * spot.count;
    cell.y += place[1] * spot.count;
    cell.count += spot.count;
    cell.spots.push(spot);
  }
  const middles = [...cells.values()].map((cell) => ({
    ...cell,
    x: cell.x / cell.count,
    y: cell.y / cell.count,
  }));
  return joined(middles);
}

function radius(count: number): number {
  return Math.min(18, 5 + 2.4 * Math.log2(count));
}

/** Marks that would cover one another become one, the larger taking in the smaller. */
function joined(marks: readonly Mark[]): Mark[] {
  const kept: { x: number; y: number; count: number; spots: PointSpot[] }[] = [];
  for (const mark of marks.toSorted((a, b) => b.count - a.count)) {
    const near = kept.find(
      (one) => Math.hypot(one.x - mark.x, one.y - mark.y) < radius(one.count) + radius(mark.count),
    );
    if (near) {
      near.spots.push(...mark.spots);
      near.count += mark.count;
    } else kept.push({ ...mark, spots: [...mark.spots] });
  }
  return kept;
}

function drawMark({ x, y, count, spots }: Mark, { title, address }: Ways): Html {
  const [first] = spots;
  const label = count === 1 ? title(first!) : `${count} incidents, ${first!.place ?? ""}`;
  return html`<a href="${address(count === 1 ? first : undefined)}"><title>${label}</title><circle class="mark" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius(count).toFixed(1)}"/>${count > 1 ? html`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${count}</text>` : ""}</a>`;
}
