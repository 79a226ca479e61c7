// A digest as Markdown that reads well as plain text too.
import type { Digest, DigestEntry, DigestQuote, DigestSource } from "../../record/index.ts";

export function digestMarkdown(digest: Digest): string {
  const blocks = [`# ${escape(digest.title)}`, escape(digest.summary)];
  for (const section of digest.sections) {
    blocks.push(`## ${escape(section.title)}`, ...section.entries.map(entryMarkdown));
  }
  return `${blocks.join("\n\n")}\n`;
}

function entryMarkdown(entry: DigestEntry): string {
  const headline = entry.page ? `[${escape(entry.headline)}](${entry.page})` : escape(entry.headline);
  const mark = entry.mark ? ` (${escape(entry.mark)})` : "";
  const body = [...entry.lines.map(escape), entry.more ? escape(entry.more) : ""].filter(Boolean);
  return [
    `**${headline}**${mark}`,
    ...body.slice(0, entry.lines.length),
    ...entry.quotes.map(quoteMarkdown),
    ...body.slice(entry.lines.length),
  ].join("\n\n");
}

function quoteMarkdown(quote: DigestQuote): string {
  const words = escape(quote.text.replace(/\s+/g, " ").trim());
  // A right-to-left isolate keeps the full stop and the quotation marks of an Arabic sentence on their side.
  const directed = quote.direction === "rtl" ? `\u2067“${words}”\u2069` : `“${words}”`;
  return `> ${directed}\n> — ${sourceMarkdown(quote.source)}`;
}

function sourceMarkdown(source: DigestSource): string {
  const name = source.url ? `[${escape(source.outlet)}](${source.url})` : escape(source.outlet);
  const date = source.date ? `, ${escape(source.date)}` : "";
  return name + date + (source.page ? ` · [in the text](${source.page})` : "");
}

/** Words of a source never become markup. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, "$1\\$2");
}
