// Addresses that a page, a list or a site map leads to: what a collector goes on with.
import { elementsOf, parseHtml, plainText } from "./html/tree.ts";

function absolute(href: string, base: string): string | undefined {
  if (!URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  url.hash = "";
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}

/** Every http(s) address that the page links to, once, in its order. */
export function linksOf(html: string, base: string): string[] {
  const found = new Set<string>();
  let from = base;
  for (const { tag, attributes } of elementsOf(parseHtml(html).root)) {
    if (tag === "base" && attributes["href"]) from = absolute(attributes["href"], base) ?? from;
    if (tag !== "a" && tag !== "area") continue;
    const url = absolute(attributes["href"] ?? "", from);
    if (url !== undefined && attributes["href"]) found.add(url);
  }
  return [...found];
}

export interface SiteMap {
  readonly pages: readonly { readonly url: string; readonly modified?: string }[];
  /** Site maps that an index points at. */
  readonly maps: readonly { readonly url: string; readonly modified?: string }[];
}

/** A site map or an index of site maps (sitemaps.org); one address a line is a site map too. */
export function readSiteMap(text: string, base: string): SiteMap {
  if (!/^\s*</.test(text)) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    const urls = lines.filter((line) => /^https?:\/\//i.test(line)).map((line) => absolute(line, base));
    return { pages: urls.flatMap((url) => (url === undefined ? [] : [{ url }])), maps: [] };
  }
  const found = {
    pages: [] as { url: string; modified?: string }[],
    maps: [] as { url: string; modified?: string }[],
  };
  for (const element of elementsOf(parseHtml(text.replace(/<!\[CDATA\[|\]\]>/g, "")).root)) {
    if (element.tag !== "url" && element.tag !== "sitemap") continue;
    const parts = new Map<string, string>();
    for (const child of element.children)
      if (typeof child !== "string") parts.set(child.tag, plainText(child));
    const url = absolute(parts.get("loc") ?? "", base);
    const modified = parts.get("lastmod");
    if (!parts.get("loc") || url === undefined) continue;
    found[element.tag === "url" ? "pages" : "maps"].push({ url, ...(modified && { modified }) });
  }
  return found;
}
