// The digest: what changed in a day or a period, every line with its source.
import type { Digest } from "../../record/index.ts";
import { composeDigest } from "./compose.ts";
import { digestHtml } from "./html.ts";
import type { DigestFormat, DigestInput } from "./input.ts";
import { digestMarkdown } from "./markdown.ts";
import { digestText } from "./text.ts";

const WRITERS = { markdown: digestMarkdown, html: digestHtml, text: digestText };

/** A digest of whatever make: of a period, or the alerts of one message. */
export function writeEntries(digest: Digest, format: DigestFormat): string {
  return WRITERS[format](digest);
}

/** The digest of a period. The same input gives the same bytes: there is no clock in it. */
export function writeDigest(input: DigestInput, format: DigestFormat): string {
  return WRITERS[format](composeDigest(input));
}
