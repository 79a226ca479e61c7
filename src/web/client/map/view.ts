// The part of the world that is seen. The world is a square of side 1 (Mercator, the poles left out).

/** Left and top of what is seen, and how wide it is. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export const LEAST_WIDTH = 0.004;
const MARGIN = 1.25;

export const across = (lon: number): number => (lon + 180) / 360;
export const down = (lat: number): number => {
  const held = Math.max(-85, Math.min(85, lat));
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI);
};

const heldWidth = (width: number): number => Math.max(LEAST_WIDTH, Math.min(1, width));

/** `x` and `y` in shares of the view's width: what lies there stays where it is. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const width = heldWidth(view.width * factor);
  const less = view.width - width;
  return { x: view.x + x * less, y: view.y + y * less, width };
}

/** All of these places with a margin; `ratio` is the height of the view by its width. */
export function fitted(xs: Float64Array, ys: Float64Array, ratio: number): View | undefined {
  if (xs.length === 0) return undefined;
  const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
  const [top, bottom] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
  const width = heldWidth(
    Math.max(LEAST_WIDTH * 4, (right - left) * MARGIN, ((bottom - top) * MARGIN) / ratio),
  );
  return { x: (left + right - width) / 2, y: (top + bottom - width * ratio) / 2, width };
}
