// The digest: what changed in a day or a period, every line with its source.
import type { Digest } from "../../record/index.ts";
import { digestHtml } from "./html.ts";
import type { DigestFormat } from "./input.ts";
import { digestMarkdown } from "./markdown.ts";
import { digestText } from "./text.ts";

const WRITERS = { markdown: digestMarkdown, html: digestHtml, text: digestText };

/** A digest of whatever make: of a period, or the alerts of one message. The same gives the same bytes: no clock. */
export function writeEntries(digest: Digest, format: DigestFormat): string {
  return WRITERS[format](digest);
}
