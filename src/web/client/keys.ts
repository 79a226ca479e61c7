// Island: keys for those who keep the page open all day. `/` searches, `j k` move, `o` opens, `?` lists them.
import { typing } from "./parts/typing.ts";

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-row]")];

function move(step: number): void {
  const list = rows();
  if (list.length === 0) return;
  const now = list.findIndex((row) => row.contains(document.activeElement));
  const next = list[Math.min(Math.max(now + step, 0), list.length - 1)];
  if (!next) return;
  const link = next.querySelector<HTMLElement>("a[href]");
  link?.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  next.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}

const KEYS: Readonly<Record<string, () => void>> = {
  "/": () => {
    const box = document.querySelector<HTMLInputElement>('[data-key="/"]');
    box?.focus();
    box?.select();
  },
  j: () => move(1),
  k: () => move(-1),
  /** The page itself, also where a click would open it beside the list. */
  o: () => {
    const row = rows().find((one) => one.contains(document.activeElement));
    const link = row
      ? row.querySelector<HTMLAnchorElement>("a[href]")
      : document.querySelector<HTMLAnchorElement>(".beside .whole");
    if (link) location.assign(link.href);
  },
  "?": () => document.querySelector<HTMLDialogElement>("#help")?.showModal(),
};

/** Above a narrow page the pages stand in one line: the one that is open is in sight. */
const open = document.querySelector<HTMLElement>(".rooms [aria-current=page]");
const line = open?.closest<HTMLElement>(".rooms");
if (open && line) line.scrollLeft = open.offsetLeft - (line.clientWidth - open.offsetWidth) / 2;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
