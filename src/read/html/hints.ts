// What class and id names say of an element, by the word lists of knowledge/languages/zxx/html.yaml.
import type { Knowledge } from "../../knowledge/index.ts";
import type { Element } from "./tree.ts";

export interface Hints {
  readonly never: ReadonlySet<string>;
  readonly date: ReadonlySet<string>;
  readonly dropped: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
  readonly unlikely: ReadonlySet<string>;
}

/** What the names of one element say. */
export interface ElementHints {
  /** Holds the date of publication. */
  readonly date: boolean;
  /** Comments, cookie notices, menus: never part of an article. */
  readonly never: boolean;
  readonly dropped: boolean;
  readonly body: boolean;
  readonly unlikely: boolean;
}

const LISTS = ["never", "dropped", "body", "unlikely", "date"] as const;

function wordsOf(file: unknown, list: string): ReadonlySet<string> {
  const words = file && typeof file === "object" ? (file as Record<string, unknown>)[list] : undefined;
  return new Set(Array.isArray(words) ? words.map(String) : []);
}

const byKnowledge = new WeakMap<Knowledge, Hints>();

export function hintsOf(knowledge: Knowledge): Hints {
  let hints = byKnowledge.get(knowledge);
  if (!hints) {
    const file = knowledge.languages.get("zxx")?.files.get("html");
    const [never, dropped, body, unlikely, date] = LISTS.map((list) => wordsOf(file, list));
    hints = { date: date!, never: never!, dropped: dropped!, body: body!, unlikely: unlikely! };
    byKnowledge.set(knowledge, hints);
  }
  return hints;
}

// Class names of an element are cut off here: frameworks write hundreds of them.
const MAX_NAMES = 600;

/** "post-share-bar" and "postShareBar" → post, share, bar, and the neighbours joined: post-share, share-bar. */
export function nameWords(names: string): string[] {
  const words: string[] = [];
  for (const name of names.slice(0, MAX_NAMES).split(/\s+/)) {
    const parts = name
      .replace(/([a-z])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean);
    words.push(...parts);
    for (let index = 0; index + 1 < parts.length; index++) {
      words.push(`${parts[index]}-${parts[index + 1]}`, `${parts[index]}${parts[index + 1]}`);
    }
    if (parts.length > 2) words.push(parts.join("-"));
  }
  return words;
}

/** Hints of one element by its class, id and data-component names. */
export function hintsFor(element: Element, hints: Hints): ElementHints {
  const { class: names = "", id = "" } = element.attributes;
  const words = nameWords(`${names} ${id} ${element.attributes["data-component"] ?? ""}`);
  return {
    date: words.some((word) => hints.date.has(word)),
    never: words.some((word) => hints.never.has(word)),
    dropped: words.some((word) => hints.dropped.has(word)),
    body: words.some((word) => hints.body.has(word)),
    unlikely: words.some((word) => hints.unlikely.has(word)),
  };
}
