// Island of the review: the keys on the buttons, and words marked in the text as the value of a field.
import { typing } from "../parts/typing.ts";

const keyed = (key: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(
    `[data-looked] [data-key="${CSS.escape(key)}"], .last-done [data-key="${CSS.escape(key)}"]`,
  );

/** `f` goes to the form first; in it, the return key fixes. */
function fix(button: HTMLElement): void {
  const field = button.closest("form")?.querySelector<HTMLElement>("[data-fix]");
  if (field && !field.closest("form")?.contains(document.activeElement)) field.focus();
  else button.click();
}

/** A digit says which report is to be parted off; then `s` parts it. */
function choose(number: number): void {
  const select = document.querySelector<HTMLSelectElement>('[data-looked] select[name="report"]');
  const option = [...(select?.options ?? [])].find(({ text }) => text.startsWith(`${number}.`));
  if (!select || !option) return;
  select.value = option.value;
  for (const [index, card] of document.querySelectorAll("[data-looked] .report").entries())
    card.classList.toggle("picked", index + 1 === number);
}

document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && document.activeElement instanceof HTMLElement)
      document.activeElement.blur();
    if (typing(event.target)) return;
    if (/^[1-9]$/.test(event.key)) return choose(Number(event.key));
    const target = keyed(event.key);
    if (!target) return;
    event.preventDefault();
    // The list's own j and k would move through the reports.
    event.stopImmediatePropagation();
    if (event.key === "f") fix(target);
    else target.click();
  },
  { capture: true },
);

/** Where a place in the page lies in the text: what stands before it in the excerpt, and where that begins. */
function offsetIn(excerpt: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(excerpt, 0);
  before.setEnd(node, offset);
  return Number(excerpt.dataset["textStart"]) + before.toString().length;
}

/** Blanks at the ends of a selection are of the hand, not of the words. */
function marked(): { start: number; end: number; words: string } | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const inside = range.commonAncestorContainer;
  const excerpt = (inside instanceof Element ? inside : inside.parentElement)?.closest<HTMLElement>(
    "[data-text-start]",
  );
  if (!excerpt) return undefined;
  const text = range.toString();
  const words = text.trim();
  if (words === "") return undefined;
  const start = offsetIn(excerpt, range.startContainer, range.startOffset) + text.indexOf(words);
  return { start, end: start + words.length, words };
}

const forms = [...document.querySelectorAll<HTMLFormElement>("form.fix, form.new-record")];

function take(form: HTMLFormElement, name: string, value: string): void {
  const input = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (input) input.value = value;
}

document.addEventListener("selectionchange", () => {
  const found = marked();
  if (found) for (const form of forms) fill(form, found);
});

function fill(
  form: HTMLFormElement,
  { start, end, words }: { start: number; end: number; words: string },
): void {
  take(form, "start", String(start));
  take(form, "end", String(end));
  take(form, "value", words);
  // A field of words is what is meant; the first one unless another is chosen.
  const select = form.querySelector<HTMLSelectElement>('select[name="field"]');
  if (!select || select.selectedOptions[0]?.hasAttribute("data-words")) return;
  const first = select.querySelector<HTMLOptionElement>("option[data-words]");
  if (first) select.value = first.value;
}

for (const form of forms) {
  /** Written over, the words are no longer those that were marked. */
  form.querySelector('input[name="value"]')?.addEventListener("input", () => {
    take(form, "start", "");
    take(form, "end", "");
  });
  form.querySelector('select[name="field"]')?.addEventListener("change", (event) => {
    const { selectedOptions } = event.target as HTMLSelectElement;
    if (selectedOptions[0]?.hasAttribute("data-words")) return;
    for (const name of ["start", "end", "value"]) take(form, name, "");
  });
}

document.querySelector(".queue [aria-current]")?.scrollIntoView({ block: "nearest" });
