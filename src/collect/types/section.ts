// A section page or a site map, and behind it the pages whose address fits a pattern.
import { z } from "zod";
import { CasusError, describeError } from "../../record/index.ts";
import { Validators, collectedOf, fetchWanted, validatorsOf } from "../pages.ts";
import type { CollectContext, SourceType } from "../source.ts";
import type { Collected, Failed } from "../types.ts";
import type { Exchange } from "../web/exchange.ts";

const Address = z.url({ protocol: /^https?$/ });
const Pattern = z.string().refine(isPattern, "is no regular expression");
const Most = z.int().positive().default(50).describe("most pages fetched at a time");

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

/** A listing that could not be made sense of. */
export function unreadable(address: string, context: CollectContext, error: unknown): Failed {
  const { code, message } = describeError(error);
  return {
    kind: "failed",
    location: address,
    code,
    message: `${address}: ${message}`,
    source: context.source,
  };
}

/** What an answer without a listing means: one that is gone says nothing of what the source has, which is a failure. */
export function unlisted(
  answer: Exclude<Exchange, { kind: "answer" }>,
  address: string,
  context: CollectContext,
): Collected {
  const item = collectedOf(answer, address, context, {});
  if (item.kind !== "gone") return item;
  const { status } = item.fetch;
  const gone = new CasusError(
    "fetch-failed",
    `the server answered ${status}: the listing is not there; check the address.`,
  );
  return { ...unreadable(address, context, gone), fetch: item.fetch };
}

interface SectionOptions {
  readonly url: string;
  readonly links: string;
  readonly max: number;
}

export const section: SourceType<SectionOptions> = {
  type: "section",
  title: "A section page and the articles it links to",
  options: z.strictObject({
    url: Address.describe("the section page"),
    links: Pattern.describe("regular expression that the addresses of articles fit"),
    max: Most,
  }),
  subject: ({ url }) => url,
  async *collect({ url, links, max }, context) {
    const mark = Validators.safeParse(context.mark);
    const answer = await context.web.get(url, mark.success ? mark.data : {});
    if (answer.kind === "unchanged") {
      yield { kind: "listed", location: url, fetch: answer.fetch, source: context.source };
      return;
    }
    if (answer.kind !== "answer") {
      yield unlisted(answer, url, context);
      return;
    }
    const fits = new RegExp(links, "u");
    const found = context.readers
      .links(answer.bytes, answer.charset, answer.url)
      .filter((link) => fits.test(link));
    if (found.length === 0) {
      yield unreadable(
        url,
        context,
        new Error(`no link on the page fits "${links}"; the page or the pattern has changed.`),
      );
      return;
    }
    yield { kind: "listed", location: url, fetch: answer.fetch, source: context.source };
    const pages = found.map((link) => ({ url: link }));
    yield* fetchWanted(pages, context, max);
    const next = validatorsOf(answer, pages, context);
    if (JSON.stringify(next) !== JSON.stringify(context.mark ?? {})) await context.saveMark(next);
  },
};

interface SiteMapOptions {
  readonly url: string;
  readonly links: string;
  readonly days?: number | undefined;
  readonly max: number;
}

// A map of maps may name hundreds by month; those of the last days are a few.
const MOST_MAPS = 20;
const DAY_MS = 86_400_000;

export const siteMap: SourceType<SiteMapOptions> = {
  type: "sitemap",
  title: "A site map and the pages on it",
  options: z.strictObject({
    url: Address.describe("the site map, or an index of site maps"),
    links: Pattern.default(".").describe("regular expression that the addresses of articles fit"),
    days: z
      .number()
      .positive()
      .optional()
      .describe("only pages changed in so many days, where the map says when"),
    max: Most,
  }),
  subject: ({ url }) => url,
  async *collect({ url, links, days, max }, context) {
    const since = days === undefined ? undefined : new Date(Date.now() - days * DAY_MS).toISOString();
    const isRecent = (modified: string | undefined): boolean =>
      since === undefined || modified === undefined || modified >= since.slice(0, modified.length);
    const fits = new RegExp(links, "u");
    const pages: { url: string }[] = [];
    const maps = [url];
    for (let at = 0; at < maps.length && at < MOST_MAPS; at++) {
      const answer = await context.web.get(maps[at]!);
      if (answer.kind !== "answer") {
        yield unlisted(answer, maps[at]!, context);
        continue;
      }
      const found = context.readers.siteMap(answer.bytes, answer.charset, answer.url);
      if (found.pages.length + found.maps.length === 0) {
        yield unreadable(
          maps[at]!,
          context,
          new Error("no address stands on this site map; check that it is one."),
        );
        continue;
      }
      yield { kind: "listed", location: maps[at]!, fetch: answer.fetch, source: context.source };
      maps.push(...found.maps.filter(({ modified }) => isRecent(modified)).map((map) => map.url));
      pages.push(...found.pages.filter((one) => isRecent(one.modified) && fits.test(one.url)));
    }
    yield* fetchWanted(pages, context, max);
  },
};
