// What a page says of itself: title, date of publication, outlet, author, language, canonical address.
import type { Element, Page } from "./tree.ts";
import { elementsOf, parseHtml, plainText } from "./tree.ts";
import { hintsFor } from "./hints.ts";
import type { Hints } from "./hints.ts";
import { pageDate } from "./page-date.ts";
import type { VisibleDate } from "./page-date.ts";

export interface PageFacts {
  readonly title?: string;
  readonly published?: string;
  readonly publishedFrom?: "json-ld" | "meta" | "time" | "visible" | "url";
  readonly outlet?: string;
  readonly author?: string;
  readonly language?: string;
  readonly url?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** JSON-LD and meta elements are often written with entities a second time. */
function plainString(value: string): string | undefined {
  const text = /&[#\w]+;/.test(value) ? plainText(parseHtml(value).root) : value.replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

/** Names of outlets and people; an address or a handle is none. */
function nameIn(value: unknown): string | undefined {
  const text = stringIn(value);
  return text !== undefined && !/^(?:https?:|@)/.test(text) ? text : undefined;
}

function stringIn(value: unknown): string | undefined {
  if (typeof value === "string") return plainString(value);
  if (Array.isArray(value)) return stringIn(value[0]);
  if (value && typeof value === "object") return stringIn((value as Fields).name);
  return undefined;
}

// JSON-LD nests a few levels (@graph, mainEntity); deeper is no description of the page.
const MAX_LD_DEPTH = 6;

function* ldObjects(value: unknown, depth = 0): Generator<Fields> {
  if (depth > MAX_LD_DEPTH || typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Fields;
  for (const inner of Object.values(value)) yield* ldObjects(inner, depth + 1);
}

/** The date of JSON-LD that is no valid JSON (a line break in a string, a comma too many), which many pages have. */
function dateInText(sources: readonly string[]): string | undefined {
  for (const source of sources) {
    const found = /"datePublished"\s*:\s*"([^"\n]{4,60})"/.exec(source)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

const ARTICLE_TYPE = /Article|BlogPosting|Report|LiveBlog|WebPage/;

/** The JSON-LD object that describes the article; one of an article type with a date before others. */
export function articleLd(page: Page): Fields | undefined {
  let best: Fields | undefined;
  for (const source of page.jsonLd) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(source.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\*\]\]>\*\/)\s*$/g, ""));
    } catch {
      continue;
    }
    for (const object of ldObjects(parsed)) {
      const type = JSON.stringify(object["@type"] ?? "");
      if (!ARTICLE_TYPE.test(type)) continue;
      if (object.datePublished !== undefined && !type.includes("WebPage")) return object;
      best ??= object;
    }
  }
  return best;
}

interface Found {
  meta: Map<string, string>;
  links: Map<string, string>;
  times: Element[];
  /** Elements whose class or id names a date. */
  dates: Element[];
  h1: string[];
  /** Short lines of their own around the headline, the nearest first. */
  beside: string[];
  title?: string;
  lang?: string;
}

// A headline has its date a few elements before or after it.
const BESIDE = 15;
const LONGEST_BESIDE = 60;

/** Lines that stand in elements without further elements, around the first headline of the page. */
class BesideHeadline {
  readonly #lines: string[] = [];
  #headline: number | undefined;

  add(element: Element): void {
    if (element.tag === "h1") this.#headline ??= this.#lines.length;
    const done = this.#headline !== undefined && this.#lines.length > this.#headline + BESIDE;
    if (done || !element.children.every((child) => typeof child === "string")) return;
    const text = plainText(element);
    if (text !== "" && text.length <= LONGEST_BESIDE && element.tag !== "title") this.#lines.push(text);
  }

  nearest(): string[] {
    const at = this.#headline;
    if (at === undefined) return [];
    const distance = (index: number): number => (index < at ? at - index : index - at + 1);
    return [...this.#lines.entries()]
      .filter(([index]) => distance(index) <= BESIDE)
      .sort(([a], [b]) => distance(a) - distance(b))
      .map(([, line]) => line);
  }
}

function metaOf(page: Page, hints: Hints): Found {
  const facts: Found = { meta: new Map(), links: new Map(), times: [], dates: [], h1: [], beside: [] };
  const beside = new BesideHeadline();
  for (const element of elementsOf(page.root)) {
    const { attributes, tag } = element;
    beside.add(element);
    if (tag === "meta") {
      const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? "").toLowerCase();
      if (name && attributes.content && !facts.meta.has(name)) facts.meta.set(name, attributes.content);
    } else if (tag === "link" && attributes.rel && attributes.href)
      facts.links.set(attributes.rel.toLowerCase(), attributes.href);
    else if (tag === "time" || attributes.itemprop === "datePublished") facts.times.push(element);
    else if (tag === "h1") facts.h1.push(plainText(element));
    else if (tag === "title") facts.title ??= plainText(element);
    else if (tag === "html") facts.lang = attributes.lang ?? attributes["xml:lang"];
    else if (facts.dates.length < 3 && hintsFor(element, hints).date) facts.dates.push(element);
  }
  facts.beside = beside.nearest();
  return facts;
}

/** "Headline | Outlet" → "Headline", if what is cut off is the shorter part. */
function withoutOutlet(title: string, outlet: string | undefined): string {
  const parts = title.split(/\s+[|–—»·-]\s+/);
  if (parts.length < 2) return title;
  const last = parts.at(-1)!;
  const cut = outlet !== undefined && last.toLowerCase() === outlet.toLowerCase();
  return cut || (title.includes(" | ") && last.length < title.length / 3)
    ? title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—»·-]\s+$/, "")
    : title;
}

export interface FactsOptions {
  readonly hints: Hints;
  readonly url?: string;
  readonly visible: VisibleDate;
}

export function pageFacts(page: Page, { hints, url: givenUrl, visible }: FactsOptions): PageFacts {
  const found = metaOf(page, hints);
  const ld = articleLd(page);
  const meta = (name: string): string | undefined => stringIn(found.meta.get(name));
  const url = givenUrl ?? found.links.get("canonical") ?? meta("og:url");
  const jsonLd = [ld?.datePublished, ld?.dateCreated, dateInText(page.jsonLd)];
  const { times, dates: named, beside } = found;
  const sources = { jsonLd, meta: found.meta, times, named, beside, url };
  const outlet =
    nameIn(found.meta.get("og:site_name")) ??
    nameIn(ld?.publisher) ??
    nameIn(found.meta.get("application-name"));
  const written = found.h1.find((text) => text !== "" && (found.title ?? "").startsWith(text.slice(0, 30)));
  const title =
    written ??
    stringIn(ld?.headline) ??
    meta("og:title") ??
    meta("twitter:title") ??
    found.title ??
    found.h1[0];
  const author =
    nameIn(ld?.author) ?? nameIn(found.meta.get("author")) ?? nameIn(found.meta.get("article:author"));
  const language = stringIn(ld?.inLanguage) ?? found.lang ?? meta("og:locale") ?? meta("content-language");
  return {
    ...pageDate(sources, visible),
    ...(title && { title: withoutOutlet(title, outlet) }),
    ...(outlet && { outlet }),
    ...(author && { author }),
    ...(language && { language }),
    ...(url && { url }),
  };
}
