// Gestures of wheel and fingers along the axis: the drawing is stretched at once, and drawn anew when the hand rests.
import { type Days, lengthOf } from "../parts/days.ts";
import { followFingers } from "../parts/fingers.ts";
import { chart, daysOf, plotOf } from "./chart.ts";

/** A gesture is over when nothing moved for so long. */
const PAUSE_MS = 180;
/** Two centuries: farther out there is nothing to be seen. */
const LONGEST_DAYS = 73_000;

/** `choose` is told the days that a gesture came to. */
export function followGestures(main: HTMLElement, choose: (days: Days) => void): void {
  let gesture: Days | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const settle = (): void => {
    clearTimeout(rest);
    if (!gesture) return;
    const first = Math.round(gesture.first);
    const last = Math.max(first, Math.round(gesture.last));
    gesture = undefined;
    choose({ first, last });
  };
  const stretch = (figure: HTMLElement, days: Days): void => {
    gesture = days;
    drawStretched(figure, days);
    clearTimeout(rest);
    rest = setTimeout(settle, PAUSE_MS);
  };
  const shown = (figure: HTMLElement): Days => gesture ?? daysOf(figure);

  const wheel = (event: WheelEvent): void => {
    const figure = event.target instanceof Element && event.target.closest<HTMLElement>("[data-lanes]");
    const plot = figure && plotOf(figure);
    if (!figure || !plot) return;
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const across = sideways ? event.deltaX : event.shiftKey ? event.deltaY : 0;
    const zooms = event.ctrlKey || event.metaKey;
    // An ordinary turn of the wheel moves the page, as everywhere.
    if (!zooms && across === 0) return;
    event.preventDefault();
    const at = (event.clientX - plot.left) / plot.width;
    if (zooms) stretch(figure, zoomed(shown(figure), Math.exp(event.deltaY * 0.002), at));
    else stretch(figure, panned(shown(figure), -across / plot.width));
  };
  main.addEventListener("wheel", wheel, { passive: false });

  // Up and down a finger moves the page, as everywhere (styles/lanes.css).
  followFingers(main, {
    begins: (target) => target.closest("[data-lanes]") !== null,
    move(right) {
      const [figure, plot] = drawnChart();
      if (figure && plot && right !== 0) stretch(figure, panned(shown(figure), right / plot.width));
    },
    zoom(factor, x) {
      const [figure, plot] = drawnChart();
      if (figure && plot) stretch(figure, zoomed(shown(figure), factor, (x - plot.left) / plot.width));
    },
    end: settle,
  });
}

function drawnChart(): [HTMLElement | undefined, DOMRect | undefined] {
  const figure = chart() ?? undefined;
  return [figure, figure && plotOf(figure)];
}

/** `by`: parts of the width that what is shown goes to the right. */
function panned(now: Days, by: number): Days {
  const days = by * lengthOf(now);
  return { first: now.first - days, last: now.last - days };
}

/** What lies at this part of the width stays there. */
function zoomed(now: Days, factor: number, at: number): Days {
  const length = Math.max(1, Math.min(LONGEST_DAYS, lengthOf(now) * factor));
  const first = now.first + (lengthOf(now) - length) * at;
  return { first, last: first + length - 1 };
}

function drawStretched(figure: HTMLElement, days: Days): void {
  const plot = plotOf(figure);
  if (!plot) return;
  const drawn = daysOf(figure);
  const shift = ((drawn.first - days.first) / lengthOf(days)) * plot.width;
  figure.style.setProperty("--stretch", String(lengthOf(drawn) / lengthOf(days)));
  figure.style.setProperty("--shift", `${shift}px`);
  figure.dataset["moving"] = "";
}
