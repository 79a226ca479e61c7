// Island of the map: the strip of days under it. Dragging over it keeps only those days on the map.

interface Drawn {
  /** First day of each incident, "" where unknown. */
  readonly days: readonly string[];
  readonly limit: (from?: string, to?: string) => void;
}

/** A strip of days under the map: dragging over it keeps only those days; a click beside it shows all again. */
function brush(
  given: readonly string[],
  onDays: (from?: string, to?: string) => void,
): HTMLElement | undefined {
  const days = given.flatMap((day) => (day === "" ? [] : [Date.parse(day)])).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const BINS = 120;
  const step = Math.max(864e5, (last - first + 864e5) / BINS);
  const counts = Array.from({ length: Math.ceil((last - first + 864e5) / step) }, () => 0);
  for (const day of days) counts[Math.floor((day - first) / step)]! += 1;
  const most = Math.max(...counts);
  const strip = document.createElement("div");
  strip.className = "map-days";
  const label = document.createElement("output");
  const dayAt = (index: number): string => new Date(first + index * step).toISOString().slice(0, 10);
  const bars = counts.map((count, index) => {
    const bar = document.createElement("span");
    bar.className = `h${Math.ceil((count / most) * 10)}`;
    bar.title = `${dayAt(index)}: ${count}`;
    return bar;
  });
  const told = document.createElement("p");
  told.append(label);
  strip.append(...bars);
  let from: number | undefined;
  const at = (event: PointerEvent): number => {
    const { left, width } = strip.getBoundingClientRect();
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((event.clientX - left) / width) * bars.length)));
  };
  const choose = (a: number, b: number): void => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    bars.forEach((bar, index) => bar.classList.toggle("out", index < low || index > high));
    label.textContent = `${dayAt(low)} to ${new Date(first + (high + 1) * step - 864e5).toISOString().slice(0, 10)}`;
    onDays(dayAt(low), new Date(first + (high + 1) * step - 864e5).toISOString().slice(0, 10));
  };
  const all = (): void => {
    for (const bar of bars) bar.classList.remove("out");
    label.textContent = "All days. Drag over the strip to keep some.";
    onDays();
  };
  strip.addEventListener("pointerdown", (event) => {
    strip.setPointerCapture(event.pointerId);
    from = at(event);
  });
  strip.addEventListener("pointermove", (event) => {
    if (from !== undefined && from !== at(event)) choose(from, at(event));
  });
  strip.addEventListener("pointerup", (event) => {
    if (from === at(event)) all();
    from = undefined;
  });
  all();
  const box = document.createElement("div");
  box.append(strip, told);
  return box;
}

document.querySelector("[data-map]")?.addEventListener("map-drawn", (event) => {
  const { days, limit } = (event as CustomEvent<Drawn>).detail;
  const strip = brush(days, limit);
  if (strip) document.querySelector(".map-sheet")?.append(strip);
});
