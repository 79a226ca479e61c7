// Incidents on a map: points by precision, areas for vague places, and the list beside it. An island zooms and brushes time.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { IncidentPoint, IncidentPoints } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { incidentAddress, withQuery } from "../address.ts";
import { choicesOf } from "../facets.ts";
import type { Choices } from "../facets.ts";
import { countryNumber } from "../map/countries.ts";
import { drawMap, REACH_KM } from "../map/drawing.ts";
import { type CountryName, worldMap } from "../map/world.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { emptyFilter, emptyLedger } from "../parts/empty.ts";
import { filters } from "../parts/filters.ts";
import { counted } from "../parts/names.ts";
import { asked, askedDay } from "../parts/pager.ts";

/** Incidents named in the list beside the map; the island lists those in view. */
const LISTED = 40;

/** What the island reads from the .json twin. */
interface MapData extends IncidentPoints {
  /** mode or type → its label */
  readonly labels: Readonly<Record<string, string>>;
  /** ISO 3166 letters → the number that the base map has */
  readonly countries: Readonly<Record<string, string>>;
  /** How far from its point a place of a precision may lie, in kilometres. */
  readonly reachKm: Readonly<Record<string, number>>;
  readonly choices: Choices;
  readonly names: readonly CountryName[];
}

export const mapPage = definePage<MapData>({
  path: "/map",
  async load(ask) {
    const days = { from: askedDay(ask, "from"), to: askedDay(ask, "to", "last") };
    const filter = { ...days, mode: asked(ask, "mode"), actor: asked(ask, "actor") };
    const { points, unplaced } = await ask.app.points(filter);
    const { labels } = ask.app;
    return {
      points,
      unplaced,
      labels: labelsOf(points, labels),
      countries: Object.fromEntries(
        [...new Set(points.flatMap((point) => point.country ?? []))].flatMap((code) => {
          const number = countryNumber(code);
          return number === undefined ? [] : [[code, number]];
        }),
      ),
      reachKm: REACH_KM,
      choices: choicesOf(await ask.app.facets(days), labels),
      names: worldMap().names,
    };
  },
  draw: (data, ask) => ({ title: "Map", body: body(data, ask), scripts: ["map-days", "map"], beside: true }),
});

function labelsOf(points: readonly IncidentPoint[], labels: Labels): Record<string, string> {
  const modes = [...new Set(points.flatMap((point) => point.mode ?? []))];
  const types = [...new Set(points.map((point) => point.type))];
  return {
    ...Object.fromEntries(types.map((type) => [type, labels.type(type)])),
    ...Object.fromEntries(modes.map((mode) => [mode, labels.mode(mode)])),
  };
}

function body(data: MapData, ask: Ask): Html {
  const { points, unplaced, choices } = data;
  return html`<h1>Map</h1>
<p class="lede">${counted(points.length, "incident", "incidents")} at a known place${unplaced > 0 ? html`, ${unplaced} more without coordinates` : ""}. A place known only roughly is drawn as an area, never as a point it may not be.</p>
${filters(ask, [
  { kind: "choice", name: "actor", label: "Actor", any: "Any actor", choices: choices.actors },
  { kind: "choice", name: "mode", label: "What happened", any: "Any kind", choices: choices.modes },
  { kind: "day", name: "from", label: "From" },
  { kind: "day", name: "to", label: "To" },
])}
<p class="elsewhere small"><a href="${withQuery("/timeline", ask.query, {})}" data-same-days>These days on the timeline</a></p>
${points.length > 0 ? shown(data, ask) : ask.query.size > 0 ? emptyFilter("incidents", ask.path) : emptyLedger("incidents")}`;
}

function shown(data: MapData, ask: Ask): Html {
  const { points } = data;
  const named = points.map((point) => ({ ...point, title: titleOf(point, data.labels) }));
  const address = (inside: readonly IncidentPoint[]): string =>
    inside.length === 1 ? incidentAddress(inside[0]!.id) : "#listed";
  // The island has all days, and shows those that the address asks for: so the strip under the map goes on beyond them.
  return html`<div class="map-room" data-map="${withQuery("/map.json", ask.query, { from: undefined, to: undefined })}">
<div class="map-sheet">${drawMap(named, address)}</div>
<div class="map-listed" id="listed"><h2>${points.length > LISTED ? `The newest ${LISTED}` : "Shown"}</h2>
<ol>${points.slice(0, LISTED).map((point) => listed(point, data.labels))}</ol></div>
</div>`;
}

function titleOf(point: IncidentPoint, labels: MapData["labels"]): string {
  const kind = labels[point.mode ?? point.type] ?? point.type;
  return point.place === undefined ? kind : `${kind}, ${point.place}`;
}

function listed(point: IncidentPoint, labels: MapData["labels"]): Html {
  const date =
    point.from === ""
      ? "date not known"
      : dateInWords(point.from === point.to ? point.from : `${point.from}/${point.to}`);
  return html`<li><a href="${incidentAddress(point.id)}"><bdi>${titleOf(point, labels)}</bdi></a> <span class="quiet">${date}</span></li>`;
}
