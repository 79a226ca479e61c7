// The lanes as they stand on the page: their days, where time runs, and what is laid over them.
import { type Days, lengthOf, numberOf } from "../parts/days.ts";

export const chart = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-lanes]");
export const daysOf = (element: HTMLElement): Days => ({
  first: numberOf(element.dataset["first"]),
  last: numberOf(element.dataset["last"]),
});

/** The part of a lane that time runs along: names stand beside it. */
export function plotOf(figure: HTMLElement): DOMRect | undefined {
  return figure.querySelector(".lane-axis")?.getBoundingClientRect();
}

export function layer(figure: HTMLElement, name: string): HTMLElement {
  const body = figure.querySelector<HTMLElement>(".lane-body")!;
  const known = body.querySelector<HTMLElement>(`.${name}`);
  if (known) return known;
  const made = document.createElement("div");
  made.className = name;
  body.append(made);
  return made;
}

export function place(figure: HTMLElement, element: HTMLElement, left: number, width?: number): void {
  const body = figure.querySelector(".lane-body")!.getBoundingClientRect();
  element.style.left = `${left - body.left}px`;
  if (width !== undefined) element.style.width = `${width}px`;
}

export function dayAt(x: number, plot: DOMRect, days: Days): number {
  const share = Math.max(0, Math.min(0.999999, (x - plot.left) / plot.width));
  return days.first + share * lengthOf(days);
}
