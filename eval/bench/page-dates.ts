// Which day a web page itself says it was published on, by a look of its own at the markup: what the reader is held against.

const NAMED =
  /article:published_time|datePublished|pubdate|publish[-_]?date|dc\.date|sailthru\.date|parsely-pub-date|["']date["']/i;

/** The days that a page names for machines, or in its address. */
export function statedDays(html: string, url: string): ReadonlySet<string> {
  const said: string[] = [];
  for (const match of html.matchAll(/"datePublished"\s*:\s*"([^"]+)"/g)) said.push(match[1]!);
  for (const [tag] of html.matchAll(/<meta\b[^>]*>/gi))
    if (NAMED.test(tag)) said.push(/content\s*=\s*["']([^"']+)["']/i.exec(tag)?.[1] ?? "");
  for (const [tag, at] of html.matchAll(/<time\b[^>]*datetime\s*=\s*["']([^"']+)["'][^>]*>/gi))
    if (/pubdate|published/i.test(tag)) said.push(at!);
  const path = /\/(20\d\d)[/-]?(\d\d)[/-]?(\d\d)\b/.exec(url);
  if (path) said.push(path.slice(1).join("-"));
  return new Set(said.flatMap((one) => dayOf(one) ?? []));
}

function dayOf(text: string): string | undefined {
  const written = /(\d{4})-?(\d\d)-?(\d\d)/.exec(text);
  if (written) return written[1]! > "1971" ? written.slice(1).join("-") : undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString().slice(0, 10);
}
