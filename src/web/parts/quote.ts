// Somebody's words: in the serif, in their own direction, with outlet, date, and the way to their place in the text.
import { html } from "hono/html";
import { documentAddress } from "../address.ts";
import type { Html } from "../page.ts";
import { dated } from "./dates.ts";
import { named, outletName } from "./names.ts";

interface Words {
  readonly text: string;
  readonly language: string;
  readonly document: string;
  readonly record: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly title?: string;
  readonly published?: string;
  /** Before the outlet's name: whom it has the words from. */
  readonly through?: Html;
}

/** Runs of blanks become one; the text itself is never changed elsewhere. */
export function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Words that bring their own quotation marks along get no second pair. */
export function inQuotes(quoted: boolean, words: string): string {
  return quoted && !/["“”„«»]/.test(words) ? `“${words}”` : words;
}

export function quotation(words: Words): Html {
  return html`<blockquote class="quote"><p lang="${words.language}" dir="auto">${flat(words.text)}</p>${sourceLine(words)}</blockquote>`;
}

export function sourceLine(words: Omit<Words, "text" | "language">): Html {
  return html`<footer class="source">${words.through ?? ""}${named(outletName(words))}${words.published ? html`, ${dated(words.published.slice(0, 10))}` : ""}&ensp;<a class="place" href="${documentAddress(words.document, words.record)}">in the text</a></footer>`;
}
