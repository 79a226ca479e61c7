// A digest as one self-contained HTML page: styles inlined for mail readers, a dark palette where it is honoured.
import { html, raw } from "hono/html";
import type { Digest, DigestEntry, DigestQuote, DigestSection, DigestSource } from "../../record/index.ts";

const SANS = "IBM Plex Sans,IBM Plex Sans Arabic,Segoe UI,Roboto,Helvetica,Arial,sans-serif";
const SERIF = "Source Serif Pro,Georgia,Times New Roman,serif";

/** Inline, because mail readers drop style sheets; the classes serve the dark palette alone. */
const STYLES = {
  page: `margin:0;padding:0;background:#f7f6f3;color:#1f2328;font-family:${SANS};font-size:16px;line-height:1.5`,
  sheet: "max-width:40rem;margin:0 auto;padding:2rem 1.25rem 3rem",
  title: "font-size:1.5rem;line-height:1.25;font-weight:600;margin:0 0 .5rem",
  summary: "margin:0 0 1.5rem;color:#575e66",
  section:
    "font-size:.8125rem;letter-spacing:.04em;text-transform:uppercase;font-weight:600;color:#575e66;margin:2.25rem 0 0;padding:0 0 .375rem;border-bottom:1px solid #d4d2cb",
  entry: "margin:1.125rem 0 1.5rem",
  headline: "font-size:1.0625rem;line-height:1.375;font-weight:600;margin:0 0 .25rem",
  mark: "font-weight:400;color:#575e66;white-space:nowrap",
  line: "margin:.25rem 0",
  quote: `margin:.625rem 0 0;padding-block:0;padding-inline:.875rem 0;border-inline-start:2px solid #c4c1b8;font-family:${SERIF}`,
  words: "margin:0",
  source: `margin:.125rem 0 0;font-family:${SANS};font-size:.875rem;color:#575e66`,
  link: "color:#1d5a8a",
} as const;

const DARK = `@media screen and (prefers-color-scheme:dark){
.page{background:#16181b!important;color:#e4e2dd!important}
.quiet{color:#a3a9b0!important}
.rule{border-color:#3b4046!important}
a{color:#8bbce6!important}
}`;

/** On paper: no page breaks in the middle of a quotation, and the address of a source is written out. */
const PRINT = `@page{margin:18mm 16mm}
@media print{
.page{background:none!important;font-size:11pt!important}
.sheet{padding:0!important;max-width:none!important}
h2,h3,.facts{break-after:avoid}
h3,blockquote,p{break-inside:avoid}
.out::after{content:" <" attr(href) ">";word-break:break-all;color:#575e66}
}`;

export function digestHtml(digest: Digest): string {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${digest.title}</title>
<style>${raw(DARK)}
${raw(PRINT)}</style>
</head>
<body class="page" style="${STYLES.page}">
<div class="sheet" style="${STYLES.sheet}">
<h1 style="${STYLES.title}">${digest.title}</h1>
<p class="quiet" style="${STYLES.summary}">${digest.summary}</p>
${digest.sections.map(sectionHtml)}</div>
</body>
</html>
`);
}

function sectionHtml(section: DigestSection) {
  return html`<h2 class="quiet rule" style="${STYLES.section}">${section.title}</h2>
${section.entries.map(entryHtml)}`;
}

/** One entry with its styles inside; also the content of a feed item. */
export function entryHtml(entry: DigestEntry) {
  const mark = entry.mark ? html` <span class="quiet" style="${STYLES.mark}">(${entry.mark})</span>` : "";
  const lines = entry.lines.map(
    (line) => html`<p class="facts" dir="auto" style="${STYLES.line}">${line}</p>\n`,
  );
  const more = entry.more ? html`<p class="quiet" style="${STYLES.source}">${entry.more}</p>\n` : "";
  return html`<div style="${STYLES.entry}">
<h3 dir="auto" style="${STYLES.headline}">${linked(entry.headline, entry.page)}${mark}</h3>
${lines}${entry.quotes.map(quoteHtml)}${more}</div>
`;
}

function quoteHtml(quote: DigestQuote) {
  return html`<blockquote class="rule" lang="${quote.language}" dir="${quote.direction}" style="${STYLES.quote}">
<p style="${STYLES.words}">“${quote.text.replace(/\s+/g, " ").trim()}”</p>
<p class="quiet" lang="en" dir="ltr" style="${STYLES.source}${quote.direction === "rtl" ? ";text-align:right" : ""}">${sourceHtml(quote.source)}</p>
</blockquote>
`;
}

function sourceHtml(source: DigestSource) {
  const date = source.date ? `, ${source.date}` : "";
  const page = source.page ? html` · ${linked("in the text", source.page)}` : "";
  return html`${linked(source.outlet, source.url, "out")}${date}${page}`;
}

/** `out`: to a source, whose address stands on paper too. */
function linked(words: string, address: string | undefined, kind: "out" | "in" = "in") {
  if (!address) return html`${words}`;
  return html`<a${kind === "out" ? raw(' class="out"') : ""} href="${address}" style="${STYLES.link}">${words}</a>`;
}
