// What a page says of itself: title, date of publication, outlet, author, language, canonical address.
import type { Element, Page } from "./tree.ts";
import { elementsOf, plainText } from "./tree.ts";

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

/** A date as pages write it (ISO, with or without time and zone) → its day as written; undefined for anything else. */
export function isoDay(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const match = /^\s*(\d{4})[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(value);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
}

function stringIn(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.replace(/\s+/g, " ").trim();
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

const META_DATES = [
  "article:published_time",
  "datepublished",
  "date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publication_date",
  "parsely-pub-date",
  "sailthru.date",
  "dc.date",
  "dc.date.issued",
  "dcterms.created",
  "dcterms.date",
  "og:published_time",
  "article.published",
  "published_time",
  "cxenseparse:recs:publishtime",
  "rnews:datepublished",
  "originalpublicationdate",
  "article_date_original",
  "citation_date",
];

function metaOf(page: Page): {
  meta: Map<string, string>;
  links: Map<string, string>;
  times: Element[];
  h1: string[];
  title?: string;
  lang?: string;
} {
  const facts = {
    meta: new Map<string, string>(),
    links: new Map<string, string>(),
    times: [] as Element[],
    h1: [] as string[],
  };
  let title: string | undefined;
  let lang: string | undefined;
  for (const element of elementsOf(page.root)) {
    const { attributes, tag } = element;
    if (tag === "meta") {
      const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? "").toLowerCase();
      if (name && attributes.content && !facts.meta.has(name)) facts.meta.set(name, attributes.content);
    } else if (tag === "link" && attributes.rel && attributes.href)
      facts.links.set(attributes.rel.toLowerCase(), attributes.href);
    else if (tag === "time" || attributes.itemprop === "datePublished") facts.times.push(element);
    else if (tag === "h1") facts.h1.push(plainText(element));
    else if (tag === "title") title ??= plainText(element);
    else if (tag === "html") lang = attributes.lang ?? attributes["xml:lang"];
  }
  return { ...facts, ...(title !== undefined && { title }), ...(lang !== undefined && { lang }) };
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

/** A date in the address: /2021/03/04/, 2021-03-04, /20210304/. */
export function dayOfUrl(url: string | undefined): string | undefined {
  const match = /[/=_-]((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.?&-]|$)/.exec(
    url ?? "",
  );
  if (!match || (match[2] === "" && (match[3]!.length < 2 || match[4]!.length < 2))) return undefined;
  return isoDay(`${match[1]}-${match[3]!.padStart(2, "0")}-${match[4]!.padStart(2, "0")}`);
}

type DateFound = Pick<PageFacts, "published" | "publishedFrom">;

/** `visible` finds a written date in the words of a page; it knows the months of the languages. */
export type VisibleDate = (text: string) => string | undefined;

function findDate(
  found: ReturnType<typeof metaOf>,
  ld: Fields | undefined,
  url: string | undefined,
  visible: VisibleDate,
): DateFound {
  const fromLd = isoDay(ld?.datePublished) ?? isoDay(ld?.dateCreated);
  if (fromLd) return { published: fromLd, publishedFrom: "json-ld" };
  for (const name of META_DATES) {
    const published = isoDay(found.meta.get(name));
    if (published) return { published, publishedFrom: "meta" };
  }
  for (const element of found.times.slice(0, 3)) {
    const published =
      isoDay(element.attributes.datetime ?? element.attributes.content) ??
      visible(plainText(element).slice(0, 100));
    if (published) return { published, publishedFrom: "time" };
  }
  const ofUrl = dayOfUrl(url);
  return ofUrl ? { published: ofUrl, publishedFrom: "url" } : {};
}

export function pageFacts(page: Page, givenUrl: string | undefined, visible: VisibleDate): PageFacts {
  const found = metaOf(page);
  const ld = articleLd(page);
  const meta = (name: string): string | undefined => stringIn(found.meta.get(name));
  const url = givenUrl ?? found.links.get("canonical") ?? meta("og:url");
  const outlet = meta("og:site_name") ?? stringIn(ld?.publisher) ?? meta("application-name");
  const written = found.h1.find((text) => text !== "" && (found.title ?? "").startsWith(text.slice(0, 30)));
  const title =
    written ??
    stringIn(ld?.headline) ??
    meta("og:title") ??
    meta("twitter:title") ??
    found.title ??
    found.h1[0];
  const author = stringIn(ld?.author) ?? meta("author") ?? meta("article:author");
  const language = stringIn(ld?.inLanguage) ?? found.lang ?? meta("og:locale") ?? meta("content-language");
  return {
    ...findDate(found, ld, url, visible),
    ...(title && { title: withoutOutlet(title, outlet) }),
    ...(outlet && { outlet }),
    ...(author && !/^https?:/.test(author) && { author }),
    ...(language && { language }),
    ...(url && { url }),
  };
}
