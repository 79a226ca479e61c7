// Feeds, read back by a feed parser that knows nothing of us.
import { parseFeed } from "feedsmith";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { writeFeed } from "../../src/publish/index.ts";
import type { FeedInput } from "../../src/publish/index.ts";
import { INCIDENTS, LABELS, STATEMENTS } from "./fixture/views.ts";
import { atomFaults, jsonFaults, rssFaults } from "./rules/feeds.ts";

const input: FeedInput = {
  from: "2021-03-03",
  to: "2024-10-02",
  labels: LABELS,
  incidents: INCIDENTS,
  statements: STATEMENTS,
  tallies: [],
  baseUrl: "https://casus.example/",
};

describe("feeds", () => {
  it("atom: newest first, each item once, with its own id, link and words", () => {
    const { format, feed } = parseFeed(writeFeed(input, "atom"));
    expect(format).toBe("atom");
    const entries = (feed as { entries: { id: string; updated: string; content: { value: string } }[] })
      .entries;
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    expect(entries.map((entry) => entry.updated)).toEqual(
      entries
        .map((entry) => entry.updated)
        .toSorted()
        .toReversed(),
    );
    expect(JSON.stringify(entries)).toContain("blames Kata'ib Hizballah, which denies");
    for (const entry of entries)
      expect(entry.id).toMatch(/^https:\/\/casus\.example\/(incidents|documents)\//);
  });

  const [row] = STATEMENTS;
  const hostile = { ...row!, contentText: "]]></x>\u0000\ud800<script>&", speakerText: "<b>&\u0001" };
  it.each([
    ["atom", atomFaults],
    ["rss", rssFaults],
    ["json", jsonFaults],
  ] as const)("%s breaks no rule of its format", (format, faultsOf) => {
    for (const statements of [STATEMENTS, [hostile], []])
      expect(faultsOf(writeFeed({ ...input, statements }, format))).toEqual([]);
  });

  it("a broken one would be noticed", () => {
    const atom = writeFeed(input, "atom");
    expect(atomFaults(atom.replaceAll(/<updated>[^<]*/g, "<updated>today"))).not.toEqual([]);
    expect(atomFaults(atom.replaceAll(/<id>[^<]*/g, "<id>https://one.example/"))).toContain(
      "feed: gives every entry an id of its own",
    );
    const rss = writeFeed(input, "rss");
    expect(rssFaults(rss.replaceAll(/<pubDate>[^<]*/g, "<pubDate>2024-01-01"))).not.toEqual([]);
    expect(jsonFaults('{"version": "1", "items": [{"id": 1}]}')).toHaveLength(7);
  });

  it.each(["atom", "rss"] as const)("%s is well-formed whatever a source wrote", (format) => {
    const text = writeFeed({ ...input, statements: [hostile] }, format);
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toMatch(/<script>/);
    expect(text).not.toContain("javascript:");
  });

  it("json feed and rss say the same items; nothing to tell is an empty feed", () => {
    const rss = parseFeed(writeFeed(input, "rss")).feed as { items: unknown[] };
    const json = JSON.parse(writeFeed(input, "json")) as { items: unknown[]; version: string };
    expect(json.items).toHaveLength(rss.items.length);
    expect(json.version).toContain("jsonfeed.org");
    const empty = writeFeed({ ...input, incidents: [], statements: [] }, "atom");
    expect((parseFeed(empty).feed as { entries?: unknown[] }).entries ?? []).toEqual([]);
  });

  it("is the same bytes for the same input", () => {
    expect(writeFeed(input, "atom")).toBe(writeFeed(input, "atom"));
  });
});
