// Markdown to the text a reader sees: marks taken off, links by their words, front matter as what is known of the text.
import type { InputDocument } from "../record/index.ts";

const FRONT = /^---\r?\n([\s\S]{0,10000}?)\r?\n---\r?\n/;
const FIELDS: Readonly<Record<string, "title" | "published" | "url" | "outlet">> = {
  title: "title",
  date: "published",
  published: "published",
  url: "url",
  source: "url",
  outlet: "outlet",
};

/** `key: value` lines of the front matter that say something of the document. */
function frontMatter(text: string): Partial<Record<"title" | "published" | "url" | "outlet", string>> {
  const found: Partial<Record<"title" | "published" | "url" | "outlet", string>> = {};
  for (const line of text.split("\n")) {
    const match = /^(\w+):\s*(.+?)\s*$/.exec(line);
    const field = FIELDS[match?.[1]?.toLowerCase() ?? ""];
    if (field) found[field] = match![2]!.replace(/^(["'])(.*)\1$/, "$2");
  }
  return found;
}

function plainLine(line: string): string {
  return line
    .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?)+/, "")
    .replace(/\s+#+\s*$/, "")
    .replace(/^(\s*)[*+]\s+/, "$1- ")
    .replace(/!\[[^\]]{0,500}\]\([^)\s]{0,2000}(?:\s+"[^"]{0,500}")?\)/g, "")
    .replace(/\[([^\]]{1,500})\](?:\([^)\s]{0,2000}(?:\s+"[^"]{0,500}")?\)|\[[^\]]{0,200}\])/g, "$1")
    .replace(/<(https?:\/\/[^>\s]{1,2000})>/g, "$1")
    .replace(/(\*\*|__)(?=\S)([^*_]{1,2000}?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]{1,2000}?\S)\1(?![\p{L}\p{N}*_])/gu, "$2")
    .replace(/`([^`]{1,2000})`/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, "$1");
}

export function readMarkdown(markdown: string): Omit<InputDocument, "id"> {
  const front = FRONT.exec(markdown);
  const body = front ? markdown.slice(front[0].length) : markdown;
  const heading = /^#\s+(.+)$/m.exec(body)?.[1];
  const lines = body
    .split(/\r?\n/)
    .filter((line) => !/^\s*(?:```|~~~|[-*_](?:\s*[-*_]){2,}\s*$|=+\s*$|\[[^\]]{1,200}\]:\s)/.test(line));
  const text = lines.map(plainLine).join("\n").trim();
  return { text, ...(heading && { title: plainLine(heading) }), ...frontMatter(front?.[1] ?? "") };
}
