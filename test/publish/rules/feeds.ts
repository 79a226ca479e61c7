// What feed validators ask for, as rules: Atom (RFC 4287), RSS 2.0 (RSS Advisory Board), JSON Feed 1.
import { XMLParser } from "fast-xml-parser";

type Node = Readonly<Record<string, unknown>>;

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const RFC822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/;

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", parseTagValue: false });

const listOf = (value: unknown): readonly Node[] =>
  value === undefined ? [] : ([value].flat() as unknown as readonly Node[]);
const text = (value: unknown): string =>
  typeof value === "object" && value !== null ? String((value as Node)["#text"] ?? "") : String(value ?? "");
const isAddress = (value: unknown): boolean => URL.canParse(text(value)) && /^https?:/.test(text(value));

/** Faults of a list of checks: what is asked for, and whether it is so. */
function faults(where: string, checks: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(checks).flatMap(([what, holds]) => (holds ? [] : [`${where}: ${what}`]));
}

const isUnique = (values: readonly unknown[]): boolean => new Set(values.map(text)).size === values.length;

/** 4.1: one id, title and updated of each; an author for every entry; a link to itself. */
export function atomFaults(source: string): string[] {
  const feed = (parser.parse(source) as { feed: Node }).feed;
  const entries = listOf(feed["entry"]);
  const links = (node: Node, relation: string): readonly Node[] =>
    listOf(node["link"]).filter((link) => (link["@rel"] ?? "alternate") === relation);
  return [
    ...faults("feed", {
      "is in the namespace of Atom": feed["@xmlns"] === "http://www.w3.org/2005/Atom",
      "has one id, an address": isAddress(feed["id"]),
      "has one title": text(feed["title"]) !== "",
      "says when it changed": RFC3339.test(text(feed["updated"])),
      "links to itself": links(feed, "self").length === 1 && isAddress(links(feed, "self")[0]!["@href"]),
      "gives every entry an id of its own": isUnique(entries.map((entry) => entry["id"])),
      "is not older than its entries": entries.every(
        (entry) => text(entry["updated"]) <= text(feed["updated"]),
      ),
    }),
    ...entries.flatMap((entry) =>
      faults(text(entry["id"]), {
        "has an id that is an address": isAddress(entry["id"]),
        "has a title": text(entry["title"]).trim() !== "",
        "says when it changed": RFC3339.test(text(entry["updated"])),
        "has an author, its own or the feed's": entry["author"] !== undefined || feed["author"] !== undefined,
        "has one other form": links(entry, "alternate").length === 1,
        "says what its content is": (entry["content"] as Node | undefined)?.["@type"] === "html",
      }),
    ),
  ];
}

export function rssFaults(source: string): string[] {
  const { rss } = parser.parse(source) as { rss: Node };
  const channel = rss["channel"] as Node;
  const items = listOf(channel["item"]);
  const self = listOf(channel["atom:link"]).filter((link) => link["@rel"] === "self");
  return [
    ...faults("channel", {
      "is RSS 2.0": rss["@version"] === "2.0",
      "has a title, a link and a description":
        text(channel["title"]) !== "" && isAddress(channel["link"]) && text(channel["description"]) !== "",
      "says when it was built": RFC822.test(text(channel["lastBuildDate"])),
      "links to itself": self.length === 1 && self[0]!["@type"] === "application/rss+xml",
      "gives every item an id of its own": isUnique(items.map((item) => item["guid"])),
    }),
    ...items.flatMap((item) =>
      faults(text(item["guid"]), {
        "has a title": text(item["title"]).trim() !== "",
        "has an address": isAddress(item["link"]),
        "has a date": RFC822.test(text(item["pubDate"])),
        "has an id that is an address or says that it is none":
          isAddress(item["guid"]) || (item["guid"] as Node)["@isPermaLink"] === "false",
      }),
    ),
  ];
}

export function jsonFaults(source: string): string[] {
  const feed = JSON.parse(source) as Node;
  const items = listOf(feed["items"]);
  return [
    ...faults("feed", {
      "says which version it is": /^https:\/\/jsonfeed\.org\/version\/1(?:\.1)?$/.test(text(feed["version"])),
      "has a title": text(feed["title"]) !== "",
      "links to itself": isAddress(feed["feed_url"]),
      "has items": Array.isArray(feed["items"]),
      "gives every item an id of its own": isUnique(items.map((item) => item["id"])),
    }),
    ...items.flatMap((item) =>
      faults(text(item["id"]), {
        "has an id that is a text": typeof item["id"] === "string" && item["id"] !== "",
        "has content": text(item["content_html"] ?? item["content_text"]) !== "",
        "has an address": isAddress(item["url"]),
        "has a date": RFC3339.test(text(item["date_published"] ?? item["date_modified"])),
      }),
    ),
  ];
}
