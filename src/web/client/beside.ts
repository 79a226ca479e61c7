// Island: on a wide window, what is chosen in a list opens beside it and the list stays; `j k` then go on, Escape closes,
// `o` opens the page itself. What is open stands in the address after the #, so that it can be sent. Without scripts, and on
// narrow windows, every way is an ordinary link.

import { fetchedPage } from "./parts/fetched.ts";

/** Room for the pages at the side, a list and a text next to each other. */
const WIDE = matchMedia("(min-width: 85rem)");
const OPENABLE = /^\/(?:incidents|documents|actors)\/[^/]+$/;
const BEGINS = "#beside=";
/** Longer than between two keys held down: what is passed over is not fetched. */
const PAUSE_MS = 140;

const list = document.querySelector<HTMLElement>("main[data-lists]");
let pane: HTMLElement | undefined;
let opened: string | undefined;
let asking = new AbortController();
let pause: ReturnType<typeof setTimeout> | undefined;

function made(): HTMLElement {
  const aside = document.createElement("aside");
  aside.className = "beside";
  aside.setAttribute("aria-label", "Opened beside the list");
  const head = document.createElement("header");
  const whole = document.createElement("a");
  whole.className = "whole";
  whole.innerHTML = "Open the page <kbd>o</kbd>";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "quiet-button";
  close.innerHTML = "Close <kbd>Esc</kbd>";
  close.addEventListener("click", () => shut());
  head.append(whole, close);
  const page = document.createElement("div");
  page.className = "beside-page";
  const told = document.createElement("output");
  told.className = "unseen";
  aside.append(head, page, told);
  list!.after(aside);
  document.body.classList.add("has-beside");
  return aside;
}

function mark(address: string | undefined): void {
  for (const one of list!.querySelectorAll(".chosen")) one.classList.remove("chosen");
  if (address === undefined) return;
  const path = address.replace(/[?#].*$/, "");
  const link = [...list!.querySelectorAll<HTMLAnchorElement>("[data-row] a[href]")].find(
    (one) => one.getAttribute("href") === address || one.pathname === path,
  );
  link?.closest("[data-row]")?.classList.add("chosen");
}

async function fill(address: string): Promise<void> {
  asking.abort();
  asking = new AbortController();
  try {
    const page = await fetchedPage(address, asking.signal);
    if (page) put(page.main, address);
  } catch {
    // No answer: the page itself says why.
    location.assign(address);
  }
}

function put(main: HTMLElement, address: string): void {
  pane ??= made();
  const room = pane.querySelector<HTMLElement>(".beside-page")!;
  room.replaceChildren(...main.childNodes);
  room.querySelector(".crumb")?.remove();
  pane.querySelector<HTMLAnchorElement>(".whole")!.href = address;
  pane.querySelector("output")!.textContent =
    `Beside the list: ${room.querySelector("h1")?.textContent ?? ""}`;
  pane.scrollTo({ top: 0, behavior: "instant" });
  room.querySelector("mark.shown")?.scrollIntoView({ block: "center", behavior: "instant" });
  mark(address);
}

function open(address: string, keeping: "push" | "replace"): void {
  if (address === opened) return;
  opened = address;
  const here = `${location.pathname}${location.search}${BEGINS}${encodeURIComponent(address)}`;
  if (keeping === "push") history.pushState(null, "", here);
  else history.replaceState(null, "", here);
  void fill(address);
}

function shut(): void {
  asking.abort();
  const chosen = list!.querySelector<HTMLElement>(".chosen a[href]");
  history.replaceState(null, "", `${location.pathname}${location.search}`);
  gone();
  chosen?.focus({ preventScroll: true });
}

function gone(): void {
  pane?.remove();
  pane = opened = undefined;
  document.body.classList.remove("has-beside");
  mark(undefined);
}

/** What the address says is open. */
function follow(): void {
  const asked = location.hash.startsWith(BEGINS)
    ? decodeURIComponent(location.hash.slice(BEGINS.length))
    : undefined;
  const url = asked === undefined ? undefined : new URL(asked, location.href);
  if (url?.origin !== location.origin || !OPENABLE.test(url.pathname) || !WIDE.matches) {
    if (pane) gone();
    return;
  }
  opened = asked;
  void fill(asked!);
}

/** Where a link leads that may be opened beside. */
function leadsTo(target: EventTarget | null): string | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.target || link.hasAttribute("download")) return undefined;
  const inside = link.closest("[data-row], [data-mark], .beside-page");
  const ours = link.origin === location.origin && OPENABLE.test(link.pathname);
  return inside && ours ? `${link.pathname}${link.search}${link.hash}` : undefined;
}

function click(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || !WIDE.matches) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const address = leadsTo(event.target);
  if (address === undefined) return;
  event.preventDefault();
  open(address, pane && !(event.target as Element).closest(".beside-page") ? "replace" : "push");
}

if (list) {
  document.addEventListener("click", click);
  /** Words in the pane are pinned there (evidence.ts). */
  document.addEventListener("open-beside", (event) => open((event as CustomEvent<string>).detail, "push"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !pane || document.querySelector("dialog[open]")) return;
    // A pinned record is freed first (evidence.ts).
    if (pane.querySelector(".pinned .unpin")) return;
    shut();
  });
  /** With the pane open it follows the row that the keys have come to. */
  list.addEventListener("focusin", (event) => {
    clearTimeout(pause);
    const row = event.target instanceof Element ? event.target.closest("[data-row]") : null;
    if (!pane || !row || event.target !== row.querySelector("a[href]")) return;
    const address = leadsTo(event.target);
    if (address !== undefined) pause = setTimeout(() => open(address, "replace"), PAUSE_MS);
  });
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  WIDE.addEventListener("change", () => !WIDE.matches && pane && gone());
  follow();
}
