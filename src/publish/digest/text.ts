// A digest as plain text, for mail and terminals: no markup, addresses written out, lines no longer than a reader's screen.
import type { Digest, DigestEntry, DigestQuote, DigestSource } from "../../record/index.ts";

/** RFC 5322, 2.1.1: lines should hold no more than 78 characters. */
const LINE_CHARS = 76;

export function digestText(digest: Digest): string {
  const blocks = [heading(digest.title, "="), wrap(digest.summary)];
  for (const section of digest.sections) {
    blocks.push(heading(section.title, "-"), ...section.entries.map(entryText));
  }
  return `${blocks.join("\n\n")}\n`;
}

function heading(title: string, rule: string): string {
  return `${title}\n${rule.repeat(Math.min([...title].length, LINE_CHARS))}`;
}

function entryText(entry: DigestEntry): string {
  const mark = entry.mark ? ` (${entry.mark})` : "";
  return [
    wrap(`* ${entry.headline}${mark}`, "  "),
    ...entry.lines.map((line) => wrap(`  ${line}`, "  ")),
    ...entry.quotes.map(quoteText),
    ...(entry.more ? [wrap(`  ${entry.more}`, "  ")] : []),
    ...(entry.page ? [`  ${entry.page}`] : []),
  ].join("\n");
}

function quoteText(quote: DigestQuote): string {
  const words = quote.text.replace(/\s+/g, " ").trim();
  const lines = wrap(`${QUOTED}“${words}”`, QUOTED);
  const directed = quote.direction === "rtl" ? lines.split("\n").map(isolatedLine).join("\n") : lines;
  return `${directed}\n${wrap(`    — ${sourceText(quote.source)}`, "    ")}`;
}

const QUOTED = "  > ";

/** A line break ends what is isolated: each line of a quotation keeps its direction by itself. */
function isolatedLine(line: string): string {
  return `${QUOTED}\u2067${line.slice(QUOTED.length)}\u2069`;
}

function sourceText(source: DigestSource): string {
  return [source.outlet, source.date, source.url].filter((part) => part !== undefined).join(", ");
}

/** Breaks at spaces; a word longer than a line (an address) stands alone and whole. */
function wrap(text: string, indent = ""): string {
  const lines: string[] = [];
  const lead = /^\s*/.exec(text)![0];
  let line = "";
  for (const word of text.slice(lead.length).split(" ")) {
    const start = line === "" ? (lines.length === 0 ? lead : indent) : `${line} `;
    if (line !== "" && [...start].length + [...word].length > LINE_CHARS) {
      lines.push(line);
      line = indent + word;
    } else line = start + word;
  }
  return [...lines, line].join("\n");
}
