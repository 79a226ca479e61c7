// Days chosen by dragging over the lanes, or over the strip above them.
import type { Days } from "../parts/days.ts";
import { chart, dayAt, daysOf, layer, place, plotOf } from "./chart.ts";

/** Dragging chooses days; in the strip above the lanes as well. */
export function brush(start: PointerEvent, choose: (days: Days) => void): void {
  const target = start.target instanceof Element ? start.target : undefined;
  const strip = target?.closest<HTMLElement>("[data-density]");
  const figure = strip ?? target?.closest<HTMLElement>("[data-lanes]");
  const plot = strip ? strip.querySelector("svg")!.getBoundingClientRect() : figure && plotOf(figure);
  if (!figure || !plot || start.button !== 0 || start.clientX < plot.left) return;
  if (start.pointerType === "touch") return;
  // A link is dragged by the browser itself, and nothing is chosen then.
  start.preventDefault();
  const days = daysOf(figure);
  let dragged = false;
  const move = (event: PointerEvent): void => {
    dragged ||= Math.abs(event.clientX - start.clientX) > 5;
    const lanes = chart();
    if (!dragged || !lanes || strip) return;
    const [left, right] = [start.clientX, event.clientX].map((x) =>
      Math.max(plot.left, Math.min(plot.right, x)),
    );
    place(lanes, layer(lanes, "lane-brush"), Math.min(left!, right!), Math.abs(left! - right!));
  };
  const end = (event: PointerEvent): void => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    if (!dragged) return;
    // What the pointer was lifted over is not meant.
    addEventListener("click", (click) => (click.preventDefault(), click.stopPropagation()), {
      capture: true,
      once: true,
    });
    setTimeout(() => dispatchEvent(new MouseEvent("click")), 0);
    const [a, b] = [dayAt(start.clientX, plot, days), dayAt(event.clientX, plot, days)];
    choose({ first: Math.floor(Math.min(a, b)), last: Math.floor(Math.max(a, b)) });
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
}
