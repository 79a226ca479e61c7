// Island of the timeline: dragging over days chooses them, keys and the wheel go along the axis, and every step takes the
// place of the page without loading it anew. Each step is an address that the page answers without scripts too.
const DAY_MS = 86_400_000;
/** A gesture is over when nothing moved for so long; then the page of its days is fetched. */
const PAUSE_MS = 180;
const main = document.querySelector("main")!;

interface Days {
  readonly first: number;
  readonly last: number;
}

const numberOf = (day: string | undefined): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const textOf = (day: number): string => new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10);
const chart = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-lanes]");
const daysOf = (element: HTMLElement): Days => ({
  first: numberOf(element.dataset["first"]),
  last: numberOf(element.dataset["last"]),
});
const lengthOf = ({ first, last }: Days): number => last + 1 - first;

let asking = new AbortController();

/** What keeps the keyboard: the same way, the same lanes, in the page that comes. */
function focusedName(): string | undefined {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !main.contains(focused)) return undefined;
  if (focused.closest("[data-lanes]")) return "[data-lanes]";
  const turn = focused.dataset["turn"];
  return turn === undefined ? undefined : `[data-turn="${CSS.escape(turn)}"]`;
}

async function show(address: string): Promise<boolean> {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" }, signal });
    if (!answer.ok || answer.redirected) throw new Error(`answered ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("main");
    if (!found || signal.aborted) return false;
    const focused = focusedName();
    main.replaceChildren(...found.childNodes);
    if (focused !== undefined) main.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
    told.textContent = main.querySelector(".lede, .empty")?.textContent ?? "";
    main.dispatchEvent(new CustomEvent("page-changed", { bubbles: true }));
    return true;
  } catch {
    // Asked for something else since; or no answer, and the ordinary way says why.
    if (!signal.aborted) location.assign(address);
    return false;
  }
}

async function go(address: string, keeping: "push" | "replace" = "push"): Promise<void> {
  if (!(await show(address))) return;
  // What is open beside the list stays open.
  const whole = `${address}${location.hash}`;
  if (keeping === "push") history.pushState(null, "", whole);
  else history.replaceState(null, "", whole);
}

function addressOf({ first, last }: Days): string {
  const address = new URL(location.href);
  address.searchParams.set("from", textOf(first));
  address.searchParams.set("to", textOf(last));
  address.searchParams.delete("after");
  return `${address.pathname}${address.search}`;
}

const told = document.createElement("output");
told.className = "unseen";
document.body.append(told);

/** Ordinary ways along the axis, taken in place. */
main.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  if (!link.matches("[data-turn], [data-density] a, .lane-name a[href^='/timeline']")) return;
  event.preventDefault();
  void go(link.getAttribute("href")!);
});
addEventListener("popstate", () => void show(location.href));

/** The part of a lane that time runs along: names stand beside it. */
function plotOf(figure: HTMLElement): DOMRect | undefined {
  return figure.querySelector(".lane-axis")?.getBoundingClientRect();
}

function layer(figure: HTMLElement, name: string): HTMLElement {
  const body = figure.querySelector<HTMLElement>(".lane-body")!;
  const known = body.querySelector<HTMLElement>(`.${name}`);
  if (known) return known;
  const made = document.createElement("div");
  made.className = name;
  body.append(made);
  return made;
}

function place(figure: HTMLElement, element: HTMLElement, left: number, width?: number): void {
  const body = figure.querySelector(".lane-body")!.getBoundingClientRect();
  element.style.left = `${left - body.left}px`;
  if (width !== undefined) element.style.width = `${width}px`;
}

const WORDS = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

function dayAt(x: number, plot: DOMRect, days: Days): number {
  const share = Math.max(0, Math.min(0.999999, (x - plot.left) / plot.width));
  return days.first + share * lengthOf(days);
}

/** The day pointed at, over a line through all lanes. */
function point(event: PointerEvent): void {
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
  words.textContent = `${WORDS.format(new Date(Math.floor(day) * DAY_MS))}${countAt(event, plot)}`;
}

/** How many a bar stands for. */
function countAt(event: PointerEvent, plot: DOMRect): string {
  const lane = event.target instanceof Element && event.target.closest<HTMLElement>("[data-totals]");
  if (!lane) return "";
  const bars = lane.dataset["totals"]!.split(" ");
  const index = Math.floor(((event.clientX - plot.left) / plot.width) * bars.length);
  return bars[index] === undefined ? "" : `: ${bars[index]}`;
}

/** Dragging chooses days; in the strip above the lanes as well. */
function brush(start: PointerEvent): void {
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
    void go(addressOf({ first: Math.floor(Math.min(a, b)), last: Math.floor(Math.max(a, b)) }));
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
}

/** A gesture of the wheel: the drawing is stretched at once, and drawn anew when the hand rests. */
let gesture: Days | undefined;
let rest: ReturnType<typeof setTimeout> | undefined;

function wheel(event: WheelEvent): void {
  const figure = event.target instanceof Element && event.target.closest<HTMLElement>("[data-lanes]");
  const plot = figure && plotOf(figure);
  if (!figure || !plot) return;
  const across =
    Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0;
  const zooms = event.ctrlKey || event.metaKey;
  // An ordinary turn of the wheel moves the page, as everywhere.
  if (!zooms && across === 0) return;
  event.preventDefault();
  const drawn = daysOf(figure);
  const now = gesture ?? drawn;
  const length = lengthOf(now);
  if (zooms) {
    const next = Math.max(1, Math.min(73_000, length * Math.exp(event.deltaY * 0.002)));
    const share = (event.clientX - plot.left) / plot.width;
    const first = now.first + (length - next) * share;
    gesture = { first, last: first + next - 1 };
  } else {
    const by = (across / plot.width) * length;
    gesture = { first: now.first + by, last: now.last + by };
  }
  figure.style.setProperty("--stretch", String(lengthOf(drawn) / lengthOf(gesture)));
  figure.style.setProperty(
    "--shift",
    `${((drawn.first - gesture.first) / lengthOf(gesture)) * plot.width}px`,
  );
  figure.dataset["moving"] = "";
  clearTimeout(rest);
  rest = setTimeout(() => {
    const { first, last } = gesture!;
    gesture = undefined;
    void go(
      addressOf({ first: Math.round(first), last: Math.max(Math.round(first), Math.round(last)) }),
      "replace",
    );
  }, PAUSE_MS);
}

const TURNS: Readonly<Record<string, string>> = {
  ArrowLeft: "earlier",
  ArrowRight: "later",
  "+": "closer",
  "=": "closer",
  "-": "farther",
  "0": "all",
};

/** On the drawing keys go along the axis; on a mark from mark to mark. */
function key(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : undefined;
  const figure = target?.closest<HTMLElement>("[data-lanes]");
  if (!figure || event.ctrlKey || event.metaKey || event.altKey) return;
  const marks = [...figure.querySelectorAll<HTMLElement>("[data-mark]")];
  const at = marks.indexOf(target as HTMLElement);
  const step = at >= 0 ? { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
  const next = step === undefined ? (event.key === "ArrowDown" ? marks[0] : undefined) : marks[at + step];
  const turn = TURNS[event.key];
  if (at >= 0 && event.key === "Escape") figure.focus();
  else if (next) next.focus();
  else if (at < 0 && turn) document.querySelector<HTMLElement>(`[data-turn="${turn}"]`)?.click();
  else return;
  event.preventDefault();
}

main.addEventListener("pointermove", point);
main.addEventListener("pointerdown", brush);
main.addEventListener("wheel", wheel, { passive: false });
main.addEventListener("keydown", key);
