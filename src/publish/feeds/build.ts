// A feed from its items, as Atom, RSS 2.0 or JSON Feed. The same items give the same bytes: no clock.
import { Feed } from "feed";
import type { DigestEntry } from "../../record/index.ts";
import { entryHtml } from "../digest/html.ts";
import { withoutControls } from "../xml.ts";

export const FEED_FORMATS = ["atom", "rss", "json"] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

export interface FeedItem {
  /** Stays the same as long as the thing is the same: readers know by it what they have shown. */
  readonly id: string;
  readonly entry: DigestEntry;
  /** ISO instant by which readers sort. */
  readonly at: string;
}

export interface FeedMeta {
  readonly title: string;
  readonly description: string;
  /** Where the pages answer. */
  readonly baseUrl: string;
  /** Of the feed, without its ending: "casus". */
  readonly name: string;
  /** When there is no item. */
  readonly updated: string;
}

const WRITERS = {
  atom: (feed: Feed) => feed.atom1(),
  rss: (feed: Feed) => feed.rss2(),
  json: (feed: Feed) => feed.json1(),
};

/** Newest first. */
export function buildFeed(items: readonly FeedItem[], meta: FeedMeta, format: FeedFormat): string {
  const { title, description, baseUrl, name } = meta;
  const sorted = items.toSorted((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id));
  const own = new URL(`feeds/${name}.${format}`, baseUrl).href;
  const feed = new Feed({
    title,
    description,
    id: name === "casus" ? baseUrl : new URL(`feeds/${name}`, baseUrl).href,
    link: baseUrl,
    language: "en",
    generator: "Casus",
    updated: new Date(sorted[0]?.at ?? meta.updated),
    feedLinks: { [format]: own },
    // Atom asks for an author; the words are those of many sources, the list is ours.
    author: { name: "Casus" },
  });
  for (const { id, entry, at } of sorted) {
    feed.addItem({
      id: new URL(id, baseUrl).href,
      link: entry.page ?? baseUrl,
      title: withoutControls(entry.headline),
      date: new Date(at),
      description: withoutControls(entry.lines.join(" ")),
      content: withoutControls(String(entryHtml(entry))),
    });
  }
  return WRITERS[format](feed);
}
