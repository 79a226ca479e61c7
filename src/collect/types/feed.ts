// RSS, Atom, RDF and JSON Feed: the page behind each new entry, or the entry itself where the feed carries the article.
import { z } from "zod";
import { Validators, fetchWanted, isWanted, nameOf, validatorsOf } from "../pages.ts";
import type { Announced, SourceType } from "../source.ts";
import { unlisted, unreadable } from "./section.ts";

interface FeedOptions {
  readonly url: string;
  readonly text: "auto" | "page" | "feed";
  readonly max: number;
}

/** Ids of entries that were read out of the feed itself, and what makes the next request conditional. */
const Mark = Validators.extend({ read: z.array(z.string()) });
// More than any feed shows at a time (a few hundred at most), so that none is read twice.
const MOST_REMEMBERED = 2000;

export const feed: SourceType<FeedOptions> = {
  type: "feed",
  title: "A feed: RSS, Atom or JSON Feed",
  options: z.strictObject({
    url: z.url({ protocol: /^https?$/ }).describe("its address"),
    text: z
      .enum(["auto", "page", "feed"])
      .default("auto")
      .describe(
        "where the words are: in the feed, on the page, or in the feed where it carries whole articles",
      ),
    max: z.int().positive().default(50).describe("most pages fetched at a time"),
  }),
  subject: ({ url }) => url,
  async *collect({ url, text, max }, context) {
    const parsed = Mark.safeParse(context.mark);
    const mark = parsed.success ? parsed.data : { read: [] };
    const answer = await context.web.get(url, mark);
    if (answer.kind === "unchanged") {
      yield { kind: "listed", location: url, fetch: answer.fetch, source: context.source };
      return;
    }
    if (answer.kind !== "answer") {
      yield unlisted(answer, url, context);
      return;
    }
    let entries: readonly Announced[];
    try {
      entries = await context.readers.feed(answer.bytes, answer.charset, answer.url);
    } catch (error) {
      yield unreadable(url, context, error);
      return;
    }
    const inFeed = (entry: Announced): boolean =>
      text === "feed" || entry.url === undefined || (text === "auto" && entry.full);
    const seen = new Set(mark.read);
    const fresh = entries.filter((entry) => inFeed(entry) && !seen.has(entry.id)).map((entry) => entry.id);
    const pages = entries
      .filter((entry) => !inFeed(entry))
      .map(({ url: page, title, published }) => ({
        url: page!,
        given: { ...(title !== undefined && { title }), ...(published !== undefined && { published }) },
      }));
    const news = fresh.length > 0 || pages.some((page) => isWanted(context.memory.known(page.url)));
    const read = [...fresh, ...seen].slice(0, MOST_REMEMBERED);
    // The feed is kept where it says something new: dates and titles come from it.
    if (news) {
      const { bytes, mediaType, charset, fetch } = answer;
      const type = /xml|json|rss|atom/.test(mediaType) ? mediaType : "application/rss+xml";
      yield {
        kind: "fetched",
        bytes,
        mediaType: type,
        charset,
        location: answer.url,
        name: nameOf(answer.url),
        given: context.given,
        fetch,
        source: context.source,
        parts: fresh,
      };
      if (fresh.length > 0) await context.saveMark({ read });
    } else yield { kind: "listed", location: url, fetch: answer.fetch, source: context.source };
    yield* fetchWanted(pages, context, max);
    const next = { read, ...validatorsOf(answer, pages, context) };
    if (JSON.stringify(next) !== JSON.stringify(mark)) await context.saveMark(next);
  },
};
