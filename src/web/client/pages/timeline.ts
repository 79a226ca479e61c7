// Island of the timeline: dragging over days chooses them, keys and the wheel go along the axis, and every step takes the
// place of the page without loading it anew. Each step is an address that the page answers without scripts too.
import { type Days, textOf } from "../parts/days.ts";
import { fetchedPage } from "../parts/fetched.ts";
import { brush } from "../timeline/brush.ts";
import { followGestures } from "../timeline/gestures.ts";
import { point } from "../timeline/pointing.ts";

const main = document.querySelector("main")!;

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
  try {
    const page = await fetchedPage(address, asking.signal);
    if (!page) return false;
    const focused = focusedName();
    main.replaceChildren(...page.main.childNodes);
    if (focused !== undefined) main.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
    told.textContent = main.querySelector(".lede, .empty")?.textContent ?? "";
    main.dispatchEvent(new CustomEvent("page-changed", { bubbles: true }));
    return true;
  } catch {
    // No answer: the ordinary way says why.
    location.assign(address);
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
main.addEventListener("pointerdown", (event) => brush(event, (days) => void go(addressOf(days))));
followGestures(main, (days) => void go(addressOf(days), "replace"));
main.addEventListener("keydown", key);
