// One frame of the map: the canvas, what of the world is on it, and the colours of the page.
import type { Data } from "./data.ts";
import type { View } from "./view.ts";

export interface Scene {
  readonly context: CanvasRenderingContext2D;
  readonly data: Data;
  readonly view: View;
  /** Pixels of the canvas as the page measures them. */
  readonly wide: number;
  readonly high: number;
  /** Pixels of the screen for one of the page. */
  readonly density: number;
  /** Pixels for the whole square of the world. */
  readonly scale: number;
  /** Where each point lies in the square. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Which points are shown. */
  readonly shown: readonly number[];
  colour(name: string): string;
}

type Frame = Pick<Scene, "data" | "view" | "xs" | "ys" | "shown">;

/** Clears the canvas, and makes it as fine as the screen is; undefined while it is not on the page. */
export function sceneOn(canvas: HTMLCanvasElement, frame: Frame): Scene | undefined {
  const [wide, high, density] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
  const context = canvas.getContext("2d");
  if (!context || wide === 0) return undefined;
  const [across, down] = [Math.round(wide * density), Math.round(high * density)];
  // Setting its size clears a canvas, and costs more than clearing it.
  if (canvas.width !== across || canvas.height !== down) [canvas.width, canvas.height] = [across, down];
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, across, down);
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return { context, wide, high, density, scale: wide / frame.view.width, colour, ...frame };
}

/** From here on lengths are those of the square. */
export function inWorld({ context, view, scale, density }: Scene): void {
  const by = scale * density;
  context.setTransform(by, 0, 0, by, -view.x * by, -view.y * by);
}

/** From here on lengths are pixels of the page. */
export function inPixels({ context, density }: Scene): void {
  context.setTransform(density, 0, 0, density, 0, 0);
}
