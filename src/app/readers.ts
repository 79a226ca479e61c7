// What src/read makes of listings, in the form that collecting asks for: the two rooms do not know each other.
import type { Readers } from "../collect/index.ts";
import { decodeText, linksOf, readFeed, readPreview, readSiteMap } from "../read/index.ts";

export const readers: Readers = {
  feed: async (bytes, charset, url) => (await readFeed(decodeText(bytes, charset), url)).entries,
  preview: (bytes) => readPreview(decodeText(bytes, "utf-8")).posts,
  links: (bytes, charset, url) => linksOf(decodeText(bytes, charset), url),
  siteMap: (bytes, charset, url) => readSiteMap(decodeText(bytes, charset), url),
};
