// When a page was published: by its JSON-LD, meta and time elements, a date it shows, its address; in that order.
import type { PageFacts } from "./meta.ts";
import type { Element } from "./tree.ts";
import { plainText } from "./tree.ts";

// No page is older; content systems write year 1 or 1970 for "unknown".
const FIRST_YEAR = 1971;

/** A date as pages write it (ISO, with or without time and zone) → its day as written; undefined for anything else. */
export function isoDay(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const match = /^\s*(\d{4})[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(value);
  return match && Number(match[1]) >= FIRST_YEAR ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
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

/** A date in the address: /2021/03/04/, 2021-03-04, /20210304/. */
export function dayOfUrl(url: string | undefined): string | undefined {
  const match = /[/=_-]((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.?&-]|$)/.exec(
    url ?? "",
  );
  if (!match || (match[2] === "" && (match[3]!.length < 2 || match[4]!.length < 2))) return undefined;
  return isoDay(`${match[1]}-${match[3]!.padStart(2, "0")}-${match[4]!.padStart(2, "0")}`);
}

/** A date with its month in letters, as parts of the path: /2021/mar/04/. */
function wordsOfUrl(url: string | undefined, visible: VisibleDate): string | undefined {
  const parts = /\/((?:19|20)\d\d)\/(\p{L}{3,12})\/(\d{1,2})\//u.exec(url ?? "");
  return parts ? visible(`${parts[3]} ${parts[2]} ${parts[1]}`) : undefined;
}

type DateFound = Pick<PageFacts, "published" | "publishedFrom">;

/** `visible` finds a written date in the words of a page; it knows the months of the languages. */
export type VisibleDate = (text: string) => string | undefined;

/** What of a page may hold its date. */
export interface DateSources {
  readonly jsonLd: readonly unknown[];
  readonly meta: ReadonlyMap<string, string>;
  readonly times: readonly Element[];
  /** Elements named for a date. */
  readonly named: readonly Element[];
  /** Short lines around the headline, the nearest first. */
  readonly beside: readonly string[];
  readonly url: string | undefined;
}

// The first of its kind stand by the headline; later ones belong to other stories.
const LOOKED_AT = 3;
// A line with a date, and perhaps who wrote it and when it was changed.
const LONGEST_LINE = 120;

function shownDate(element: Element, visible: VisibleDate): string | undefined {
  const text = plainText(element);
  return text.length <= LONGEST_LINE ? visible(text) : undefined;
}

function first<T>(items: readonly T[], dateIn: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const date = dateIn(item);
    if (date) return date;
  }
  return undefined;
}

export function pageDate(from: DateSources, visible: VisibleDate): DateFound {
  // Pages also write "November 20, 2019 12:32" where a date for machines belongs.
  const stated = (value: unknown): string | undefined =>
    isoDay(value) ?? (typeof value === "string" && value.length <= LONGEST_LINE ? visible(value) : undefined);
  const timed = ({ attributes }: Element): string | undefined =>
    stated(attributes.datetime ?? attributes.content);
  const found: DateFound[] = [
    { published: first(from.jsonLd, stated), publishedFrom: "json-ld" },
    { published: first(META_DATES, (name) => stated(from.meta.get(name))), publishedFrom: "meta" },
    {
      published: first(
        from.times.slice(0, LOOKED_AT),
        (element) => timed(element) ?? shownDate(element, visible),
      ),
      publishedFrom: "time",
    },
    {
      published: first(from.named.slice(0, LOOKED_AT), (element) => shownDate(element, visible)),
      publishedFrom: "visible",
    },
    { published: dayOfUrl(from.url) ?? wordsOfUrl(from.url, visible), publishedFrom: "url" },
    { published: first(from.beside, visible), publishedFrom: "visible" },
  ];
  return found.find(({ published }) => published !== undefined) ?? {};
}
