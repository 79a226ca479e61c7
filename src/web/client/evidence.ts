// Island of the document page: a note in the margin lights up its words and the words their note; tips by pointer and key.
const text = document.querySelector<HTMLElement>(".text");

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

if (text) {
  let lit: string[] = [];
  const show = (event: Event): void => {
    const found = closest(event.target);
    light(lit, false);
    // On a word only the notes light up that stand beside it; on a note all of its words.
    lit = found ? recordsOf(found) : [];
    light(lit, true);
  };
  text.addEventListener("pointerover", show);
  text.addEventListener("focusin", show);
  text.addEventListener("pointerleave", () => light(lit.splice(0), false));
}

/** The words that the address asks for stand in the middle of the window, not under its upper edge. */
document.querySelector(".text mark.shown")?.scrollIntoView({ block: "center" });
