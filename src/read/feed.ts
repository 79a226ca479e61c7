// RSS, Atom, RDF and JSON Feed: what is announced, where it stands, and the article itself where the feed carries it.
import { CasusError } from "../record/index.ts";
import type { InputDocument } from "../record/index.ts";
import { parseHtml, plainText } from "./html/tree.ts";

export interface FeedEntry {
  /** What the feed calls it: guid, id or address. */
  readonly id: string;
  readonly url?: string;
  readonly title?: string;
  /** ISO day and time as the feed writes them, in its own zone. */
  readonly published?: string;
  readonly html?: string;
  /** True if `html` is the article and no teaser of it. */
  readonly full: boolean;
}

export interface Feed {
  readonly title?: string;
  readonly entries: readonly FeedEntry[];
}

type Fields = Readonly<Record<string, unknown>>;

// A teaser is a sentence or two: 300 letters at most in the feeds we looked at, articles run to thousands.
const FULL_LETTERS = 600;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** A text, or the value of one that carries a type ({value, type: "html"}). */
function textOf(value: unknown): string | undefined {
  const text = isFields(value) ? value["value"] : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}

/** Titles are text for one feed and markup for the next; entities are decoded once more where they still stand. */
function titleOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : plainText(parseHtml(text).root) || undefined;
}

/** "Tue, 19 Nov 2019 01:44:06 +0300" and ISO to an ISO instant in the zone it is written in; undefined for the rest. */
export function feedInstant(value: unknown): string | undefined {
  const text = textOf(value);
  const ms = Date.parse(text ?? "");
  if (Number.isNaN(ms)) return undefined;
  const zone = /([+-])(\d\d):?(\d\d)$/.exec(text ?? "");
  const minutes = zone ? (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === "-" ? -1 : 1) : 0;
  return new Date(ms + minutes * 60_000).toISOString().slice(0, 16);
}

function isFull(html: string | undefined): boolean {
  if (html === undefined) return false;
  const text = plainText(parseHtml(html).root);
  return text.length >= FULL_LETTERS && !/(?:…|\.\.\.|\[&hellip;\]|\[…\])\]?$/.test(text);
}

function linkOf(entry: Fields): string | undefined {
  const links = listOf(entry["links"]);
  const alternate =
    links.find((link) => link["rel"] === undefined || link["rel"] === "alternate") ?? links[0];
  return (
    textOf(entry["url"]) ??
    textOf(entry["external_url"]) ??
    textOf(entry["link"]) ??
    textOf(alternate?.["href"])
  );
}

function contentOf(entry: Fields): string | undefined {
  const { content } = entry;
  const encoded = isFields(content) ? textOf(content["encoded"]) : undefined;
  const plain = textOf(entry["content_text"])?.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const given = encoded ?? textOf(entry["content_html"]) ?? textOf(content) ?? plain;
  return given ?? textOf(entry["description"]) ?? textOf(entry["summary"]);
}

function dateOf(entry: Fields): string | undefined {
  const dc = isFields(entry["dc"]) ? entry["dc"] : {};
  const dates = Array.isArray(dc["dates"]) ? dc["dates"] : [dc["date"]];
  const written = [entry["pubDate"], entry["published"], entry["date_published"], ...dates, entry["updated"]];
  return written.map(feedInstant).find((instant) => instant !== undefined);
}

function entryOf(entry: Fields, base: string | undefined): FeedEntry | undefined {
  const guid = textOf(entry["guid"]) ?? textOf(entry["id"]);
  const link = linkOf(entry) ?? (/^https?:/i.test(guid ?? "") ? guid : undefined);
  const url = link !== undefined && URL.canParse(link, base) ? new URL(link, base).href : undefined;
  const id = guid ?? url;
  if (id === undefined) return undefined;
  const html = contentOf(entry);
  const [title, published] = [titleOf(entry["title"]), dateOf(entry)];
  return {
    id,
    full: isFull(html),
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(html !== undefined && { html }),
  };
}

/** Declared entities are not looked up, neither inside the file nor outside: the declaration is left out. */
function withoutDoctype(text: string): string {
  const at = text.slice(0, 4096).search(/<!doctype/i);
  if (at < 0) return text;
  const [open, close] = [text.indexOf("[", at), text.indexOf(">", at)];
  const inner = open >= 0 && open < close ? text.indexOf("]", open) : -1;
  const end = inner >= 0 ? text.indexOf(">", inner) : close;
  return end < 0 ? text : text.slice(0, at) + text.slice(end + 1);
}

export function isFeed(text: string): boolean {
  const head = text.slice(0, 4096);
  return (
    /<(?:rss|feed|rdf:rdf)[\s>]/i.test(head) ||
    /"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org/.test(head)
  );
}

/** Throws CasusError "bad-input" if the text is no feed. `url` is the feed's own address, for relative links. */
export async function readFeed(text: string, url?: string): Promise<Feed> {
  // Loaded with the first feed: it takes longer than all the rest of a short run.
  const { parseFeed } = await import("feedsmith");
  let parsed: { feed: unknown };
  try {
    parsed = parseFeed(withoutDoctype(text.trimStart()));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CasusError("bad-input", `This is no RSS, Atom or JSON feed (${reason}); check the address.`);
  }
  const feed = isFields(parsed.feed) ? parsed.feed : {};
  const items = [...listOf(feed["items"]), ...listOf(feed["entries"])];
  const title = titleOf(feed["title"]);
  return {
    entries: items.flatMap((item) => entryOf(item, url) ?? []),
    ...(title !== undefined && { title }),
  };
}

/** Entries that carry words, as documents; `parts` names those that are wanted. */
export function feedDocuments(feed: Feed, parts?: readonly string[]): InputDocument[] {
  const wanted = parts && new Set(parts);
  return feed.entries
    .filter((entry) => entry.html !== undefined && (wanted === undefined || wanted.has(entry.id)))
    .map(({ id, url, title, published, html }) => ({
      id: url ?? id,
      html: `<article>${html}</article>`,
      ...(url !== undefined && { url }),
      ...(title !== undefined && { title }),
      ...(published !== undefined && { published }),
      ...(feed.title !== undefined && { outlet: feed.title }),
    }));
}
