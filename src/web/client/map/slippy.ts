// The map under the hand: moved, zoomed, limited to days, and painted once a frame. What is painted stands in its own files.
import { followFingers } from "../parts/fingers.ts";
import { paintAreas } from "./areas.ts";
import type { Data } from "./data.ts";
import { type Land, paintCountryNames, paintGround } from "./ground.ts";
import type { Listing } from "./list.ts";
import { type Mark, marksOf, paintMarks, radius } from "./marks.ts";
import { paintPlaceNames } from "./place-names.ts";
import { inPixels, sceneOn } from "./scene.ts";
import { across, down, fitted, LEAST_WIDTH, type View, zoomed } from "./view.ts";

/** Steps right and down in parts of the view, and the zoom. */
const KEYS: Readonly<Record<string, readonly [number, number, number]>> = {
  ArrowLeft: [-1, 0, 1],
  ArrowRight: [1, 0, 1],
  ArrowUp: [0, -1, 1],
  ArrowDown: [0, 1, 1],
  "+": [0, 0, 0.7],
  "=": [0, 0, 0.7],
  "-": [0, 0, 1.4],
};
const STEP = 0.1;
/** How near to a mark is on it, in pixels. */
const NEAR = 3;

export class SlippyMap {
  readonly canvas = document.createElement("canvas");
  readonly #data: Data;
  readonly #lands: ReadonlyMap<string, Land>;
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #list: Listing;
  #shown: readonly number[];
  #marks: readonly Mark[] = [];
  #view: View = { x: 0, y: 0, width: 1 };
  #waiting = false;

  constructor(data: Data, lands: ReadonlyMap<string, Land>, list: Listing) {
    this.#data = data;
    this.#lands = lands;
    this.#list = list;
    this.#xs = Float64Array.from(data.points.lon, across);
    this.#ys = Float64Array.from(data.points.lat, down);
    this.#shown = data.points.id.map((_, index) => index);
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", "Map of incidents. Arrow keys move it, plus and minus zoom.");
    this.#listen();
  }

  /** Shows only incidents that may lie within these days; all where both are absent. */
  limit(first?: string, last?: string): void {
    const { from, to } = this.#data.points;
    this.#shown = from.flatMap((begins, index) => {
      const ends = to[index]!;
      const late = first === undefined || ends === "" || ends >= first;
      return late && (last === undefined || (begins !== "" && begins <= last)) ? [index] : [];
    });
    this.draw();
  }

  fit(): void {
    const of = (all: Float64Array) => Float64Array.from(this.#shown, (index) => all[index]!);
    const { clientHeight, clientWidth } = this.canvas;
    const view = fitted(of(this.#xs), of(this.#ys), clientHeight / Math.max(1, clientWidth));
    if (view) this.#look(view);
  }

  #look(view: View): void {
    this.#view = view;
    this.draw();
  }

  /** By pixels of the page. */
  #move(right: number, below: number): void {
    const per = this.#view.width / this.canvas.clientWidth;
    this.#look({ ...this.#view, x: this.#view.x - right * per, y: this.#view.y - below * per });
  }

  #zoom(factor: number, x: number, y: number): void {
    const { clientWidth } = this.canvas;
    this.#look(zoomed(this.#view, factor, x / clientWidth, y / clientWidth));
  }

  #listen(): void {
    const { canvas } = this;
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.#zoom(Math.exp(event.deltaY * 0.0015), event.offsetX, event.offsetY);
    });
    canvas.addEventListener("pointerdown", (event) => event.pointerType === "touch" || this.#drag(event));
    canvas.addEventListener("click", (event) => this.#open(event.offsetX, event.offsetY));
    canvas.addEventListener("keydown", (event) => this.#key(event));
    followFingers(canvas, {
      begins: () => true,
      move: (right, below) => this.#move(right, below),
      zoom: (factor, x, y) => {
        const { left, top } = canvas.getBoundingClientRect();
        this.#zoom(factor, x - left, y - top);
      },
      end: () => {},
    });
    new ResizeObserver(() => this.draw()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  #key(event: KeyboardEvent): void {
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    const { clientWidth, clientHeight } = this.canvas;
    const [right, below, factor] = step;
    if (factor === 1) this.#move(-right * STEP * clientWidth, -below * STEP * clientWidth);
    else this.#zoom(factor, clientWidth / 2, clientHeight / 2);
  }

  #drag(start: PointerEvent): void {
    this.canvas.setPointerCapture(start.pointerId);
    let [x, y] = [start.clientX, start.clientY];
    const move = (event: PointerEvent): void => {
      this.#move(event.clientX - x, event.clientY - y);
      [x, y] = [event.clientX, event.clientY];
    };
    const end = (): void => {
      this.canvas.removeEventListener("pointermove", move);
      this.canvas.removeEventListener("pointerup", end);
    };
    this.canvas.addEventListener("pointermove", move);
    this.canvas.addEventListener("pointerup", end);
  }

  /** A single incident opens; several are looked at more closely. */
  #open(x: number, y: number): void {
    const mark = this.#marks.find(
      (one) => Math.hypot(one.x - x, one.y - y) <= radius(one.inside.length) + NEAR,
    );
    const [only, ...more] = mark?.inside ?? [];
    if (!mark || only === undefined) return;
    if (more.length === 0) location.href = `/incidents/${encodeURIComponent(this.#data.points.id[only]!)}`;
    else if (this.#view.width > LEAST_WIDTH) this.#zoom(0.4, x, y);
    this.#list(mark.inside, mark.inside.length);
  }

  /** Once a frame, however often it is asked for. */
  draw(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#paint();
    });
  }

  #paint(): void {
    const frame = { data: this.#data, view: this.#view, xs: this.#xs, ys: this.#ys, shown: this.#shown };
    const scene = sceneOn(this.canvas, frame);
    if (!scene) return;
    paintGround(scene, this.#lands);
    paintAreas(scene, this.#lands);
    inPixels(scene);
    paintCountryNames(scene);
    const { marks, seen } = marksOf(scene);
    this.#marks = marks;
    paintMarks(scene, marks);
    paintPlaceNames(scene, marks);
    this.#list(seen, seen.length);
  }
}
