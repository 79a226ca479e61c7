// Island of the document page, also where it is opened beside a list: a note in the margin lights up its words and the words
// their note; tips by pointer and key.
function recordsOf(element: Element): string[] {
  return (element.getAttribute("data-r") ?? element.getAttribute("data-note") ?? "")
    .split(" ")
    .filter(Boolean);
}

function light(records: readonly string[], on: boolean): void {
  for (const record of records) {
    const name = CSS.escape(record);
    for (const one of document.querySelectorAll(`[data-r~="${name}"], [data-note="${name}"]`))
      one.classList.toggle("lit", on);
  }
}

function closest(target: EventTarget | null): Element | undefined {
  return (target instanceof Element && target.closest("[data-note], [data-r]")) || undefined;
}

let lit: string[] = [];

function show(event: Event): void {
  const inText = event.target instanceof Element && event.target.closest(".text") !== null;
  if (!inText && lit.length === 0) return;
  const found = inText ? closest(event.target) : undefined;
  light(lit, false);
  // On a word only the notes light up that stand beside it; on a note all of its words.
  lit = found ? recordsOf(found) : [];
  light(lit, true);
}
document.addEventListener("pointerover", show);
document.addEventListener("focusin", show);

/** Records that words are part of: those with a note in the margin first. */
function pinnable(words: Element): string[] {
  const noted = (record: string): boolean =>
    document.querySelector(`[data-note="${CSS.escape(record)}"]`) !== null;
  const all = recordsOf(words);
  return [...all.filter(noted), ...all.filter((record) => !noted(record)).toReversed()];
}

/** A click on marked words pins their record; the next click the next one they are part of, and after the last none. */
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const words = target?.closest(".text [data-r]");
  if (!words || target?.closest("a, button") || !getSelection()?.isCollapsed) return;
  const whole = words.closest(".beside")?.querySelector<HTMLAnchorElement>(".whole")?.href;
  const address = new URL(whole ?? location.href);
  const records = pinnable(words);
  const record = records[records.indexOf(address.searchParams.get("show") ?? "") + 1];
  address.searchParams.delete("words");
  if (record === undefined) address.searchParams.delete("show");
  else address.searchParams.set("show", record);
  address.hash = record === undefined ? "" : encodeURIComponent(record);
  if (whole === undefined) return location.assign(address);
  const detail = `${address.pathname}${address.search}${address.hash}`;
  document.dispatchEvent(new CustomEvent("open-beside", { detail }));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector<HTMLElement>(".pinned .unpin")?.click();
});

/** The words that the address asks for stand in the middle of the window, not under its upper edge. */
document.querySelector(".text mark.shown")?.scrollIntoView({ block: "center", behavior: "instant" });
