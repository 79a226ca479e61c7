// The place that most of a mark's incidents name, beside it where there is room: the largest marks first.
import { type Mark, radius } from "./marks.ts";
import type { Scene } from "./scene.ts";

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number];

const MOST_NAMES = 40;
/** Of a mark of thousands a part says enough. */
const COUNTED = 200;

const boxAround = ({ x, y, inside }: Mark): Box => {
  const reach = radius(inside.length);
  return [x - reach, y - reach, x + reach, y + reach];
};
const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Where no place stands out, none is named. */
function mostNamed(places: readonly (string | null)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const place of places) if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

export function paintPlaceNames(scene: Scene, marks: readonly Mark[]): void {
  const { context, data, colour } = scene;
  context.font = `12px ${colour("--sans")}`;
  context.textAlign = "start";
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeStyle = colour("--raised");
  context.fillStyle = colour("--ink");
  const taken = marks.map(boxAround);
  for (const mark of marks.slice(0, MOST_NAMES)) {
    const named = mark.inside.slice(0, COUNTED).map((index) => data.points.place[index]!);
    const name = mostNamed(named);
    const box = name === undefined ? undefined : roomFor(name, mark, taken, scene);
    if (name === undefined || box === undefined) continue;
    taken.push(box);
    context.strokeText(name, box[0] + 2, mark.y);
    context.fillText(name, box[0] + 2, mark.y);
  }
}

/** To the right of the mark, or to the left of it. */
function roomFor(name: string, { x, y, inside }: Mark, taken: readonly Box[], { context, wide }: Scene) {
  const letters = context.measureText(name).width;
  const reach = radius(inside.length) + 4;
  const boxes = [x + reach, x - reach - letters].map((left): Box => [
    left - 2,
    y - 8,
    left + letters + 2,
    y + 8,
  ]);
  return boxes.find((box) => box[0] > 0 && box[2] < wide && !taken.some((one) => overlap(one, box)));
}
