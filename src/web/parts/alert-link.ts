// The way from a list to an alert of what comes on it: this click, and one on the form it opens.
import { html } from "hono/html";
import type { Html } from "../page.ts";

export function alertLink(path: string, query: string): Html {
  const asked = new URLSearchParams({ path, query });
  return html`<a href="/alerts?${asked.toString()}#make">Alert me of new ones</a>`;
}
