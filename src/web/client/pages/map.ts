// Island of the map: zoom, drag and a brush over time. Draws the same data as the page's .json twin on a canvas; the drawing
// of the server stays until everything is there, and for those without scripts.

interface Point {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  readonly precision?: string;
  readonly country?: string;
  readonly place?: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly mode?: string;
}
interface Data {
  readonly points: readonly Point[];
  readonly labels: Readonly<Record<string, string>>;
  readonly countries: Readonly<Record<string, string>>;
  readonly reachKm: Readonly<Record<string, number>>;
  readonly names: readonly {
    readonly name: string;
    readonly lat: number;
    readonly lon: number;
    readonly wide: number;
  }[];
}
interface Atlas {
  readonly transform: {
    readonly scale: readonly [number, number];
    readonly translate: readonly [number, number];
  };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: { readonly countries: { readonly geometries: readonly Shape[] } };
}
interface Shape {
  readonly id?: string;
  readonly type: "Polygon" | "MultiPolygon";
  readonly arcs: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[];
}

const CELL = 24;
/** So many areas beside one another across the map can be told apart. */
const TINTS = 80;
/** Farther than this from the view no area reaches into it: four degrees of 360. */
const WIDEST_REACH = 0.011;
const LISTED = 40;
const KM_PER_DEGREE = 111.2;
const LEAST_WIDTH = 0.004;
/** Pixels that a letter of a name takes at most. */
const LETTER = 7;
/** Marks that get the name of their place. */
const MOST_NAMES = 40;

/** Mercator on a square of side 1; the poles are left out. */
const across = (lon: number): number => (lon + 180) / 360;
const down = (lat: number): number => {
  const held = Math.max(-85, Math.min(85, lat));
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI);
};

async function fetched<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return (await answer.json()) as T;
}

/** A country as one path on the square of side 1, with the box around it: what is out of sight is not drawn. */
interface Land {
  readonly path: Path2D;
  readonly box: { left: number; top: number; right: number; bottom: number };
}

/** Every country, for drawing at any zoom. */
function shapesOf(atlas: Atlas): Map<string, Land> {
  const { scale, translate } = atlas.transform;
  const lines = atlas.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [across(x * scale[0] + translate[0]), down(y * scale[1] + translate[1])] as const;
    });
  });
  const ring = ({ path, box }: Land, arcs: readonly number[]): void => {
    let before: number | undefined;
    for (const index of arcs) {
      const line = index < 0 ? [...lines[~index]!].reverse() : lines[index]!;
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
    path.closePath();
  };
  return new Map(
    atlas.objects.countries.geometries.map((shape, index) => {
      const land: Land = { path: new Path2D(), box: { left: 1, top: 1, right: 0, bottom: 0 } };
      const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
      for (const polygon of polygons as readonly (readonly (readonly number[])[])[])
        for (const arcs of polygon) ring(land, arcs);
      return [shape.id ?? `-${index}`, land];
    }),
  );
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly inside: readonly number[];
}

/** Pixels of a mark that stands for so many incidents. */
function radius(count: number): number {
  return Math.min(18, 5 + 2.4 * Math.log2(count));
}

/** Marks that would cover one another become one, the larger taking in the smaller. */
function joined(cells: readonly Cell[]): Cell[] {
  const kept: { x: number; y: number; inside: number[] }[] = [];
  for (const { x, y, inside } of cells.toSorted((a, b) => b.inside.length - a.inside.length)) {
    const near = kept.find(
      (one) => Math.hypot(one.x - x, one.y - y) < radius(one.inside.length) + radius(inside.length),
    );
    if (near) near.inside.push(...inside);
    else kept.push({ x, y, inside: [...inside] });
  }
  return kept;
}

interface Colours {
  readonly mark: string;
  readonly ink: string;
  readonly text: string;
  readonly land: string;
  readonly font: string;
}

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number];

const boxAround = (x: number, y: number, reach: number): Box => [x - reach, y - reach, x + reach, y + reach];
const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Of a mark of thousands a part says enough. */
const COUNTED = 200;

function mostNamed(places: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const place of places.slice(0, COUNTED))
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  // Where no place stands out, none is named.
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

class SlippyMap {
  readonly canvas = document.createElement("canvas");
  readonly #data: Data;
  readonly #shapes: Map<string, Land>;
  readonly #places: readonly (readonly [number, number])[];
  readonly #onView: (points: readonly Point[], total: number) => void;
  #shown: readonly number[];
  #cells: readonly Cell[] = [];
  /** The part of the square that is seen: its left, top and width. */
  #view = { x: 0, y: 0, width: 1 };
  #waiting = false;

  constructor(
    data: Data,
    shapes: Map<string, Land>,
    onView: (points: readonly Point[], total: number) => void,
  ) {
    this.#data = data;
    this.#shapes = shapes;
    this.#onView = onView;
    this.#places = data.points.map((point) => [across(point.lon), down(point.lat)] as const);
    this.#shown = data.points.map((_, index) => index);
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", "Map of incidents. Arrow keys move it, plus and minus zoom.");
    this.#listen();
  }

  /** Shows only incidents that may lie within these days; all where both are absent. */
  limit(from?: string, to?: string): void {
    const { points } = this.#data;
    this.#shown = points.flatMap((point, index) =>
      (from === undefined || point.to === "" || point.to >= from) &&
      (to === undefined || (point.from !== "" && point.from <= to))
        ? [index]
        : [],
    );
    this.draw();
  }

  fit(): void {
    const places = this.#shown.map((index) => this.#places[index]!);
    if (places.length === 0) return;
    const xs = places.map(([x]) => x);
    const ys = places.map(([, y]) => y);
    const least = (list: readonly number[]): number => list.reduce((a, b) => Math.min(a, b));
    const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b));
    const ratio = this.canvas.clientHeight / Math.max(1, this.canvas.clientWidth);
    const width = Math.max(
      LEAST_WIDTH * 4,
      (most(xs) - least(xs)) * 1.25,
      ((most(ys) - least(ys)) * 1.25) / ratio,
    );
    this.#look((least(xs) + most(xs)) / 2, (least(ys) + most(ys)) / 2, width);
  }

  #look(x: number, y: number, width: number): void {
    const held = Math.max(LEAST_WIDTH, Math.min(1, width));
    const height = (held * this.canvas.clientHeight) / Math.max(1, this.canvas.clientWidth);
    this.#view = { x: x - held / 2, y: y - height / 2, width: held };
    this.draw();
  }

  #listen(): void {
    const { canvas } = this;
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(event.deltaY * 0.0015), event.offsetX, event.offsetY);
    });
    canvas.addEventListener("pointerdown", (event) => this.#drag(event));
    canvas.addEventListener("click", (event) => this.#open(event.offsetX, event.offsetY));
    canvas.addEventListener("keydown", (event) => {
      const step = KEYS[event.key];
      if (!step) return;
      event.preventDefault();
      const { x, y, width } = this.#view;
      this.#view = { x: x + step[0] * width * 0.1, y: y + step[1] * width * 0.1, width };
      if (step[2] !== 1) this.zoom(step[2], canvas.clientWidth / 2, canvas.clientHeight / 2);
      else this.draw();
    });
    new ResizeObserver(() => this.draw()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  zoom(factor: number, atX: number, atY: number): void {
    const per = this.#view.width / this.canvas.clientWidth;
    const x = this.#view.x + atX * per;
    const y = this.#view.y + atY * per;
    const width = Math.max(LEAST_WIDTH, Math.min(1, this.#view.width * factor));
    const now = width / this.canvas.clientWidth;
    this.#view = { x: x - atX * now, y: y - atY * now, width };
    this.draw();
  }

  #drag(start: PointerEvent): void {
    const from = { ...this.#view };
    const per = from.width / this.canvas.clientWidth;
    this.canvas.setPointerCapture(start.pointerId);
    const move = (event: PointerEvent): void => {
      this.#view = {
        ...from,
        x: from.x - (event.clientX - start.clientX) * per,
        y: from.y - (event.clientY - start.clientY) * per,
      };
      this.draw();
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
    const cell = this.#cells.find((one) => Math.hypot(one.x - x, one.y - y) <= radius(one.inside.length) + 3);
    if (!cell) return;
    const [only] = cell.inside;
    if (cell.inside.length === 1)
      location.href = `/incidents/${encodeURIComponent(this.#data.points[only!]!.id)}`;
    else if (this.#view.width > LEAST_WIDTH) this.zoom(0.4, x, y);
    this.#onView(
      cell.inside.slice(0, LISTED).map((index) => this.#data.points[index]!),
      cell.inside.length,
    );
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
    const { canvas } = this;
    const [wide, high, density] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
    canvas.width = wide * density;
    canvas.height = high * density;
    const context = canvas.getContext("2d");
    if (!context || wide === 0) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const scale = wide / this.#view.width;
    context.setTransform(
      scale * density,
      0,
      0,
      scale * density,
      -this.#view.x * scale * density,
      -this.#view.y * scale * density,
    );
    context.lineWidth = 0.7 / scale;
    context.strokeStyle = colour("--strong-line");
    context.fillStyle = colour("--raised");
    const [right, bottom] = [this.#view.x + this.#view.width, this.#view.y + high / scale];
    for (const { path, box } of this.#shapes.values()) {
      if (box.left > right || box.right < this.#view.x || box.top > bottom || box.bottom < this.#view.y)
        continue;
      context.fill(path);
      context.stroke(path);
    }
    this.#vague(context, colour("--incident"));
    context.setTransform(density, 0, 0, density, 0, 0);
    this.#names(context, scale, { ink: colour("--quiet"), font: colour("--sans") });
    this.#marks(context, scale, {
      mark: colour("--incident"),
      ink: colour("--paper"),
      text: colour("--ink"),
      land: colour("--raised"),
      font: colour("--sans"),
    });
  }

  #vague(context: CanvasRenderingContext2D, colour: string): void {
    const { points, countries, reachKm } = this.#data;
    context.fillStyle = colour;
    const whole = new Set<string>();
    const drawn = new Set<string>();
    const { width } = this.#view;
    const right = this.#view.x + width;
    const bottom = this.#view.y + (width * this.canvas.clientHeight) / Math.max(1, this.canvas.clientWidth);
    for (const index of this.#shown) {
      const { precision, country = "", lat } = points[index]!;
      const reach = reachKm[precision ?? ""];
      if (precision === "country") whole.add(countries[country] ?? "");
      if (reach === undefined) continue;
      const [x, y] = this.#places[index]!;
      const out = Math.max(this.#view.x - x, x - right, this.#view.y - y, y - bottom);
      if (out > WIDEST_REACH) continue;
      // Once a place, as near as one sees: a thousand tints over one another are a point again.
      const grain = width / TINTS;
      const place = `${Math.round(x / grain)} ${Math.round(y / grain)} ${reach}`;
      if (drawn.has(place)) continue;
      drawn.add(place);
      context.globalAlpha = 0.1;
      context.beginPath();
      context.arc(x, y, y - down(lat + reach / KM_PER_DEGREE), 0, 2 * Math.PI);
      context.fill();
    }
    context.globalAlpha = 0.14;
    for (const number of whole) {
      const shape = this.#shapes.get(number);
      if (shape) context.fill(shape.path);
    }
    context.globalAlpha = 1;
  }

  /** The place that most of a mark's incidents name, beside it where there is room: the largest marks first. */
  #placeNames(context: CanvasRenderingContext2D, { text, land, font }: Colours): void {
    const { points } = this.#data;
    const taken: Box[] = this.#cells.map(({ x, y, inside }) => boxAround(x, y, radius(inside.length)));
    context.font = `12px ${font}`;
    context.textAlign = "start";
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = land;
    for (const { x, y, inside } of this.#cells.slice(0, MOST_NAMES)) {
      const name = mostNamed(inside.map((index) => points[index]!.place));
      if (name === undefined) continue;
      const wide = context.measureText(name).width;
      const reach = radius(inside.length) + 4;
      const sides = [x + reach, x - reach - wide];
      const boxAt = (left: number): Box => [left - 2, y - 8, left + wide + 2, y + 8];
      const left = sides.find((side) => {
        const box = boxAt(side);
        return box[0] > 0 && box[2] < this.canvas.clientWidth && !taken.some((one) => overlap(one, box));
      });
      if (left === undefined) continue;
      taken.push(boxAt(left));
      context.strokeText(name, left, y);
      context.fillStyle = text;
      context.fillText(name, left, y);
    }
  }

  /** Names of countries, where a country is wider on the canvas than its name. */
  #names(
    context: CanvasRenderingContext2D,
    scale: number,
    { ink, font }: { ink: string; font: string },
  ): void {
    context.fillStyle = ink;
    context.font = `500 12px ${font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const { name, lat, lon, wide } of this.#data.names) {
      if ((wide / 360) * scale < name.length * LETTER) continue;
      context.fillText(name, (across(lon) - this.#view.x) * scale, (down(lat) - this.#view.y) * scale);
    }
  }

  #marks(context: CanvasRenderingContext2D, scale: number, colours: Colours): void {
    const { points } = this.#data;
    const [wide, high] = [this.canvas.clientWidth, this.canvas.clientHeight];
    const cells = new Map<number, { x: number; y: number; inside: number[] }>();
    const seen: number[] = [];
    for (const index of this.#shown) {
      const [px, py] = this.#places[index]!;
      const [x, y] = [(px - this.#view.x) * scale, (py - this.#view.y) * scale];
      if (x < 0 || y < 0 || x > wide || y > high) continue;
      seen.push(index);
      if (points[index]!.precision === "country") continue;
      const key = Math.floor(x / CELL) * 65_536 + Math.floor(y / CELL);
      const cell = cells.get(key);
      if (cell) {
        cell.x += x;
        cell.y += y;
        cell.inside.push(index);
      } else cells.set(key, { x, y, inside: [index] });
    }
    this.#cells = joined(
      [...cells.values()].map(({ x, y, inside }) => ({ x: x / inside.length, y: y / inside.length, inside })),
    );
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `600 11px ${colours.font}`;
    for (const { x, y, inside } of this.#cells) {
      context.fillStyle = colours.mark;
      context.beginPath();
      context.arc(x, y, radius(inside.length), 0, 2 * Math.PI);
      context.fill();
      context.fillStyle = colours.ink;
      if (inside.length > 1) context.fillText(String(inside.length), x, y);
    }
    this.#placeNames(context, colours);
    this.#onView(
      seen.slice(0, LISTED).map((index) => points[index]!),
      seen.length,
    );
  }
}

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

const WORDS = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
/** The list follows when the map rests: forty lines a frame are dearer than fifty thousand points. */
const REST_MS = 120;

function daysOf({ from, to }: Point): string {
  if (from === "") return "date not known";
  const words = [...new Set([from, to])].map((day) => WORDS.format(Date.parse(day)));
  return words.join(" to ");
}

function itemOf(point: Point, labels: Data["labels"]): HTMLElement {
  const kind = labels[point.mode ?? point.type] ?? point.type;
  const item = document.createElement("li");
  const link = document.createElement("a");
  const name = document.createElement("bdi");
  item.dataset["row"] = "";
  link.href = `/incidents/${encodeURIComponent(point.id)}`;
  name.textContent = point.place === undefined ? kind : `${kind}, ${point.place}`;
  const day = document.createElement("span");
  day.className = "quiet";
  day.textContent = ` ${daysOf(point)}`;
  link.append(name);
  item.append(link, day);
  return item;
}

function listFor(room: HTMLElement, data: Data): (points: readonly Point[], total: number) => void {
  const list = room.querySelector("ol")!;
  const heading = room.querySelector("h2")!;
  const grouped = new Intl.NumberFormat("en-GB");
  let rest: ReturnType<typeof setTimeout> | undefined;
  return (points, total) => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      const all = grouped.format(total);
      heading.textContent = total > LISTED ? `${all} in view, the newest ${LISTED}` : `${all} in view`;
      list.replaceChildren(...points.slice(0, LISTED).map((point) => itemOf(point, data.labels)));
    }, REST_MS);
  };
}

const room = document.querySelector<HTMLElement>("[data-map]");
const sheet = room?.querySelector<HTMLElement>(".map-sheet");
if (room && sheet) {
  const [data, atlas] = await Promise.all([
    fetched<Data>(room.dataset["map"]!),
    fetched<Atlas>("/assets/world-50m-2.json"),
  ]);
  const map = new SlippyMap(data, shapesOf(atlas), listFor(room, data));
  sheet.replaceChildren(map.canvas);
  // The strip of days is an island of its own; it hears of the map here, and says which days to keep.
  const limit = (from?: string, to?: string): void => map.limit(from, to);
  room.dispatchEvent(
    new CustomEvent("map-drawn", { detail: { days: data.points.map((point) => point.from), limit } }),
  );
  map.fit();
  room.dataset["ready"] = "";
}
