// What is known only roughly, as an area: a circle as wide as the place may lie from its point, or a country's tint.
import type { Land } from "./ground.ts";
import { inWorld, type Scene } from "./scene.ts";
import { down } from "./view.ts";

/** So many areas beside one another across the map can be told apart. */
const TINTS = 80;
/** Farther than this from the view no area reaches into it: four degrees of 360. */
const WIDEST_REACH = 0.011;
const KM_PER_DEGREE = 111.2;

export function paintAreas(scene: Scene, lands: ReadonlyMap<string, Land>): void {
  const { context, data, shown, colour } = scene;
  inWorld(scene);
  context.fillStyle = colour("--incident");
  context.globalAlpha = 0.1;
  const { precision, country } = data.points;
  const whole = new Set<string>();
  const drawn = new Set<string>();
  for (const index of shown) {
    const known = precision[index] ?? "";
    if (known === "country") whole.add(data.countries[country[index] ?? ""] ?? "");
    else if (data.reachKm[known] !== undefined) circle(scene, index, data.reachKm[known], drawn);
  }
  context.globalAlpha = 0.14;
  for (const number of whole) {
    const land = lands.get(number);
    if (land) context.fill(land.path);
  }
  context.globalAlpha = 1;
}

/** Once a place, as near as one sees: a thousand tints over one another are a point again. */
function circle(scene: Scene, index: number, reachKm: number, drawn: Set<string>): void {
  const { context, data, view, xs, ys, high, scale } = scene;
  const [x, y] = [xs[index]!, ys[index]!];
  const out = Math.max(view.x - x, x - view.x - view.width, view.y - y, y - view.y - high / scale);
  if (out > WIDEST_REACH) return;
  const grain = view.width / TINTS;
  const place = `${Math.round(x / grain)} ${Math.round(y / grain)} ${reachKm}`;
  if (drawn.has(place)) return;
  drawn.add(place);
  context.beginPath();
  context.arc(x, y, y - down(data.points.lat[index]! + reachKm / KM_PER_DEGREE), 0, 2 * Math.PI);
  context.fill();
}
