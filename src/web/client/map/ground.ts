// The ground of the map: countries as paths on the square of the world, and their names.
import type { Atlas } from "./data.ts";
import { inWorld, type Scene } from "./scene.ts";
import { across, down } from "./view.ts";

/** A country, with the box around it: what is out of sight is not drawn. */
export interface Land {
  readonly path: Path2D;
  readonly box: { left: number; top: number; right: number; bottom: number };
}

type Line = readonly (readonly [number, number])[];

function linesOf({ transform: { scale, translate }, arcs }: Atlas): Line[] {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [across(x * scale[0] + translate[0]), down(y * scale[1] + translate[1])] as const;
    });
  });
}

function addLine({ path, box }: Land, line: Line, begins: boolean): void {
  let before: number | undefined = begins ? undefined : line[0]![0];
  for (const [x, y] of line) {
    // Where a coast crosses the 180th meridian the pen is lifted: no line right across the map.
    if (before === undefined || Math.abs(x - before) > 0.5) path.moveTo(x, y);
    else path.lineTo(x, y);
    before = x;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
}

/** Every country by its number, for drawing at any zoom. */
export function landsOf(atlas: Atlas): Map<string, Land> {
  const lines = linesOf(atlas);
  const lineAt = (index: number): Line => (index < 0 ? [...lines[~index]!].reverse() : lines[index]!);
  return new Map(
    atlas.objects.countries.geometries.map((shape, index) => {
      const land: Land = { path: new Path2D(), box: { left: 1, top: 1, right: 0, bottom: 0 } };
      const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
      for (const rings of polygons as readonly (readonly (readonly number[])[])[])
        for (const ring of rings) {
          for (const [place, arc] of ring.entries()) addLine(land, lineAt(arc), place === 0);
          land.path.closePath();
        }
      return [shape.id ?? `-${index}`, land];
    }),
  );
}

export function paintGround(scene: Scene, lands: ReadonlyMap<string, Land>): void {
  const { context, view, scale, high, colour } = scene;
  inWorld(scene);
  context.lineWidth = 0.7 / scale;
  context.strokeStyle = colour("--strong-line");
  context.fillStyle = colour("--raised");
  const [right, bottom] = [view.x + view.width, view.y + high / scale];
  for (const { path, box } of lands.values()) {
    if (box.left > right || box.right < view.x || box.top > bottom || box.bottom < view.y) continue;
    context.fill(path);
    context.stroke(path);
  }
}

/** Pixels that a letter of a name takes at most. */
const LETTER = 7;

/** Names of countries, where a country is wider on the canvas than its name. */
export function paintCountryNames({ context, data, view, scale, colour }: Scene): void {
  context.fillStyle = colour("--quiet");
  context.font = `500 12px ${colour("--sans")}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { name, lat, lon, wide } of data.names) {
    if ((wide / 360) * scale < name.length * LETTER) continue;
    context.fillText(name, (across(lon) - view.x) * scale, (down(lat) - view.y) * scale);
  }
}
