// Incidents on a map: points by precision, areas for vague places, and the list beside it. An island zooms and brushes time.
import { html } from "hono/html";
import type { IncidentPoint, PointSpots } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { incidentAddress, withQuery } from "../address.ts";
import { choicesOf } from "../facets.ts";
import type { Choices } from "../facets.ts";
import { drawMap } from "../map/drawing.ts";
import { groundOf, type MapGround, mapFilter } from "../map/points.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { emptyFilter, emptyLedger } from "../parts/empty.ts";
import { askedPlace, filters } from "../parts/filters.ts";
import { counted } from "../parts/names.ts";

/** Incidents named in the list beside the map; the island lists those in view. */
const LISTED = 40;

interface MapPage extends MapGround, PointSpots {
  readonly newest: readonly IncidentPoint[];
  readonly choices: Choices;
}

export const mapPage = definePage<MapPage>({
  path: "/map",
  async load(ask) {
    const filter = mapFilter(ask);
    const { labels } = ask.app;
    const spots = await ask.app.pointSpots(filter);
    return {
      ...spots,
      ...groundOf(spots, labels),
      newest: (await ask.app.points({ ...filter, limit: LISTED })).points,
      choices: choicesOf(await ask.app.facets({ from: filter.from, to: filter.to }), labels),
    };
  },
  draw: (data, ask) => ({ title: "Map", body: body(data, ask), scripts: ["map"], beside: true }),
});

function body(data: MapPage, ask: Ask): Html {
  const { placed, unplaced, choices } = data;
  return html`<h1>Map</h1>
<p class="lede">${counted(placed, "incident", "incidents")} at a known place${unplaced > 0 ? html`, ${unplaced} more without coordinates` : ""}. A place known only roughly is drawn as an area, never as a point it may not be.</p>
${filters(ask, [
  { kind: "choice", name: "actor", label: "Actor", any: "Any actor", choices: choices.actors },
  { kind: "choice", name: "mode", label: "What happened", any: "Any kind", choices: choices.modes },
  ...askedPlace(ask),
  { kind: "day", name: "from", label: "From" },
  { kind: "day", name: "to", label: "To" },
])}
<p class="elsewhere small"><a href="${withQuery("/timeline", ask.query, {})}" data-same-days>These days on the timeline</a></p>
${placed > 0 ? shown(data, ask) : ask.query.size > 0 ? emptyFilter("incidents", ask.path) : emptyLedger("incidents")}`;
}

function shown({ spots, newest, placed, labels }: MapPage, ask: Ask): Html {
  // The island has all days, and shows those that the address asks for: so the strip under the map goes on beyond them.
  const all = { from: undefined, to: undefined };
  const drawing = drawMap(spots, {
    title: ({ kind, place }) => titleOf(labels[kind] ?? kind, place),
    address: (only) => (only ? incidentAddress(only.id) : "#listed"),
  });
  return html`<div class="map-room" data-map="${withQuery("/map.json", ask.query, all)}" data-points="${withQuery("/map/points.json", ask.query, all)}">
<div class="map-sheet">${drawing}</div>
<div class="map-listed" id="listed"><h2>${placed > LISTED ? `The newest ${LISTED}` : "Shown"}</h2>
<ol>${newest.map((point) => listed(point, labels))}</ol></div>
</div>`;
}

function titleOf(kind: string, place: string | undefined): string {
  return place === undefined ? kind : `${kind}, ${place}`;
}

function listed(point: IncidentPoint, labels: MapGround["labels"]): Html {
  const kind = point.mode ?? point.type;
  const date =
    point.from === ""
      ? "date not known"
      : dateInWords(point.from === point.to ? point.from : `${point.from}/${point.to}`);
  return html`<li data-row><a href="${incidentAddress(point.id)}"><bdi>${titleOf(labels[kind] ?? kind, point.place)}</bdi></a> <span class="quiet">${date}</span></li>`;
}
