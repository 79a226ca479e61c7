// What is pointed at on the lanes: the day, over a line through all of them, and how many a bar stands for.
import { weekdayWordsOf } from "../parts/days.ts";
import { chart, dayAt, daysOf, layer, place, plotOf } from "./chart.ts";

/** The day pointed at, over a line through all lanes. */
export function point(event: PointerEvent): void {
  const figure = chart();
  const plot = figure && plotOf(figure);
  if (!figure || !plot) return;
  const cross = layer(figure, "lane-cross");
  const inside =
    event.clientX >= plot.left && event.clientX <= plot.right && figure.contains(event.target as Node);
  cross.hidden = !inside;
  if (!inside) return;
  place(figure, cross, event.clientX);
  const words = cross.firstElementChild ?? cross.appendChild(document.createElement("span"));
  const day = dayAt(event.clientX, plot, daysOf(figure));
  words.textContent = `${weekdayWordsOf(day)}${countAt(event, plot)}`;
}

/** How many a bar stands for. */
function countAt(event: PointerEvent, plot: DOMRect): string {
  const lane = event.target instanceof Element && event.target.closest<HTMLElement>("[data-totals]");
  if (!lane) return "";
  const bars = lane.dataset["totals"]!.split(" ");
  const index = Math.floor(((event.clientX - plot.left) / plot.width) * bars.length);
  return bars[index] === undefined ? "" : `: ${bars[index]}`;
}
