// Points as marks: those that would cover one another are one mark with their number, and the name of their place.
import { inPixels, type Scene } from "./scene.ts";

/** A mark, and which points it stands for. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly inside: readonly number[];
}

/** Pixels within which points are counted together. */
const CELL = 24;

/** Pixels of a mark that stands for so many incidents. */
export function radius(count: number): number {
  return Math.min(18, 5 + 2.4 * Math.log2(count));
}

interface Marks {
  readonly marks: readonly Mark[];
  /** Points in view, those that are an area among them. */
  readonly seen: readonly number[];
}

export function marksOf({ data, view, scale, wide, high, xs, ys, shown }: Scene): Marks {
  const { precision } = data.points;
  const cells = new Map<number, { x: number; y: number; inside: number[] }>();
  const seen: number[] = [];
  for (const index of shown) {
    const [x, y] = [(xs[index]! - view.x) * scale, (ys[index]! - view.y) * scale];
    if (x < 0 || y < 0 || x > wide || y > high) continue;
    seen.push(index);
    if (precision[index] === "country") continue;
    const key = Math.floor(x / CELL) * 65_536 + Math.floor(y / CELL);
    const cell = cells.get(key);
    if (cell) {
      cell.x += x;
      cell.y += y;
      cell.inside.push(index);
    } else cells.set(key, { x, y, inside: [index] });
  }
  const middles = [...cells.values()].map(({ x, y, inside }) => ({
    x: x / inside.length,
    y: y / inside.length,
    inside,
  }));
  return { marks: joined(middles), seen };
}

/** Marks that would cover one another become one, the larger taking in the smaller. */
function joined(cells: readonly Mark[]): Mark[] {
  const kept: { x: number; y: number; inside: number[] }[] = [];
  for (const { x, y, inside } of cells.toSorted((a, b) => b.inside.length - a.inside.length)) {
    const near = kept.find(
      (one) => Math.hypot(one.x - x, one.y - y) < radius(one.inside.length) + radius(inside.length),
    );
    if (!near) kept.push({ x, y, inside: [...inside] });
    else for (const index of inside) near.inside.push(index);
  }
  return kept;
}

export function paintMarks(scene: Scene, marks: readonly Mark[]): void {
  const { context, colour } = scene;
  inPixels(scene);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `600 11px ${colour("--sans")}`;
  const [mark, ink] = [colour("--incident"), colour("--paper")];
  for (const { x, y, inside } of marks) {
    context.fillStyle = mark;
    context.beginPath();
    context.arc(x, y, radius(inside.length), 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = ink;
    if (inside.length > 1) context.fillText(String(inside.length), x, y);
  }
}
