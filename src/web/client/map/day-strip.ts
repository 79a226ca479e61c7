// The strip of days under the map. Dragging over it, or arrow keys on it, keep only those days on the map, in
// the address, and on the way to the timeline.

import { numberOf, textOf, wordsOf } from "../parts/days.ts";

interface Chosen {
  readonly low: number;
  readonly high: number;
}

type Limit = (from?: string, to?: string) => void;

const BINS = 120;

/** The same days for whoever opens the address, and on the timeline. */
function keepInAddress(from: string | undefined, to: string | undefined): void {
  const ways = [...document.querySelectorAll<HTMLAnchorElement>("a[data-same-days]")];
  const addresses = [new URL(location.href), ...ways.map((way) => new URL(way.href))];
  for (const { searchParams } of addresses)
    for (const [name, value] of Object.entries({ from, to }))
      if (value === undefined) searchParams.delete(name);
      else searchParams.set(name, value);
  history.replaceState(null, "", addresses[0]!);
  for (const [index, way] of ways.entries()) way.href = addresses[index + 1]!.href;
  for (const [name, value = ""] of Object.entries({ from, to })) {
    const field = document.querySelector<HTMLInputElement>(`.filters input[name="${name}"]`);
    if (field) field.value = value;
  }
}

export class DayStrip {
  readonly element = document.createElement("div");
  readonly #label = document.createElement("output");
  readonly #bars: readonly HTMLElement[];
  readonly #first: number;
  readonly #step: number;
  readonly #limit: Limit;
  #chosen: Chosen | undefined;

  /** None where all is of one day; `days` may be unknown, "". */
  static of(days: readonly string[], limit: Limit): DayStrip | undefined {
    const known = days.flatMap((day) => (day === "" ? [] : [numberOf(day)])).sort((a, b) => a - b);
    return known.length === 0 || known[0] === known.at(-1) ? undefined : new DayStrip(known, limit);
  }

  private constructor(days: readonly number[], limit: Limit) {
    this.#first = days[0]!;
    const length = days.at(-1)! - this.#first + 1;
    this.#step = Math.ceil(length / BINS);
    this.#limit = limit;
    const counts = Array.from({ length: Math.ceil(length / this.#step) }, () => 0);
    for (const day of days) counts[Math.floor((day - this.#first) / this.#step)]! += 1;
    const most = counts.reduce((a, b) => Math.max(a, b), 1);
    this.#bars = counts.map((count, index) => {
      const bar = document.createElement("span");
      bar.className = `h${Math.ceil((count / most) * 10)}`;
      bar.title = `${wordsOf(this.#dayAt(index))}: ${count}`;
      return bar;
    });
    const strip = document.createElement("div");
    strip.className = "map-days";
    strip.tabIndex = 0;
    strip.setAttribute("role", "group");
    strip.setAttribute(
      "aria-label",
      "Days. Left and right move the days that are shown, up and down make them more or fewer, Escape shows all.",
    );
    strip.append(...this.#bars);
    this.#listen(strip);
    this.element.append(strip, this.#label);
  }

  /** The days that the address asks for. */
  start(from: string | undefined, to: string | undefined): void {
    if (from === undefined && to === undefined) return this.choose(undefined, "kept");
    const at = (day: string | undefined, otherwise: number): number =>
      day === undefined ? otherwise : Math.floor((numberOf(day) - this.#first) / this.#step);
    const [low, high] = [at(from, 0), at(to, this.#bars.length - 1)];
    this.#chosen = { low, high };
    this.#show(from, to);
  }

  #dayAt(index: number): string {
    return textOf(this.#first + index * this.#step);
  }

  choose(chosen: Chosen | undefined, address: "changed" | "kept" = "changed"): void {
    const last = this.#bars.length - 1;
    this.#chosen = chosen && {
      low: Math.max(0, Math.min(last, chosen.low)),
      high: Math.max(0, Math.min(last, chosen.high)),
    };
    const from = this.#chosen && this.#dayAt(this.#chosen.low);
    const to = this.#chosen && textOf(numberOf(this.#dayAt(this.#chosen.high + 1)) - 1);
    this.#show(from, to);
    if (address === "changed") keepInAddress(from, to);
  }

  #show(from: string | undefined, to: string | undefined): void {
    const { low, high } = this.#chosen ?? { low: 0, high: this.#bars.length };
    this.#bars.forEach((bar, index) => bar.classList.toggle("out", index < low || index > high));
    const words = [from, to].map((day) => (day === undefined ? "" : wordsOf(day)));
    this.#label.textContent = this.#chosen
      ? `${words[0] || "The beginning"} to ${words[1] || "today"}`
      : "All days. Drag over the strip to keep some.";
    this.#limit(from, to);
  }

  #listen(strip: HTMLElement): void {
    let begun: number | undefined;
    const at = ({ clientX }: PointerEvent): number => {
      const { left, width } = strip.getBoundingClientRect();
      return Math.max(
        0,
        Math.min(this.#bars.length - 1, Math.floor(((clientX - left) / width) * this.#bars.length)),
      );
    };
    strip.addEventListener("pointerdown", (event) => {
      strip.setPointerCapture(event.pointerId);
      begun = at(event);
    });
    strip.addEventListener("pointermove", (event) => {
      if (begun === undefined || begun === at(event)) return;
      this.choose({ low: Math.min(begun, at(event)), high: Math.max(begun, at(event)) });
    });
    strip.addEventListener("pointerup", (event) => {
      if (begun === at(event)) this.choose(undefined);
      begun = undefined;
    });
    strip.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event: KeyboardEvent): void {
    const { low, high } = this.#chosen ?? { low: 0, high: this.#bars.length - 1 };
    const steps: Readonly<Record<string, Chosen | undefined>> = {
      ArrowLeft: { low: low - 1, high: Math.max(low, high) - 1 },
      ArrowRight: { low: low + 1, high: high + 1 },
      ArrowUp: { low: low - 1, high: high + 1 },
      ArrowDown: high - low < 2 ? { low, high } : { low: low + 1, high: high - 1 },
      Escape: undefined,
    };
    if (!(event.key in steps)) return;
    event.preventDefault();
    this.choose(steps[event.key]);
  }
}
