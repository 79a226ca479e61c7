// Island of the search page: what is found follows the words as they are typed. The form stays as it is, and sends as ever.
import { fetchedPage } from "../parts/fetched.ts";

const form = document.querySelector<HTMLFormElement>('form[role="search"]');
const box = form?.querySelector<HTMLInputElement>('input[name="q"]');
const main = document.querySelector("main");

/** Long enough not to ask between two letters, short enough not to be waited for. */
const PAUSE_MS = 250;

/** Says to those who do not see the list how much is in it; the words are those of the page. */
const told = document.createElement("output");
told.className = "unseen";
form?.append(told);

let asking = new AbortController();
let pause: ReturnType<typeof setTimeout> | undefined;
let shown = box?.value.trim();

async function show(words: string): Promise<void> {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const address = words === "" ? "/search" : `/search?${new URLSearchParams({ q: words })}`;
  // No answer, signed out in the meantime, or refused: what is on the page stays, and the button leads to what says why.
  const page = await fetchedPage(address, signal).catch(() => undefined);
  if (!page) return;
  shown = words;
  main?.replaceChildren(...page.main.childNodes);
  document.title = page.title;
  // One step back leaves the search, however many letters were typed.
  history.replaceState(null, "", `${address}${location.hash}`);
  told.textContent = main?.querySelector(".lede, .empty")?.textContent ?? "";
}

function later(): void {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const words = box?.value.trim() ?? "";
    if (words !== shown) void show(words);
    else asking.abort();
  }, PAUSE_MS);
}

box?.addEventListener("input", (event) => {
  // Letters that are still being put together are no words yet.
  if (!(event instanceof InputEvent && event.isComposing)) later();
});
box?.addEventListener("compositionend", later);
form?.addEventListener("submit", () => {
  clearTimeout(pause);
  asking.abort();
});
