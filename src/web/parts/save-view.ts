// Keeping a page with its filters under a name, and the way to have it as an alert.
import { html } from "hono/html";
import type { Ask, Html } from "../page.ts";
import { alertLink } from "./alert-link.ts";
import { formToken } from "./form.ts";

/** Under a page whose filters or words are in its address. */
export function saveView(ask: Ask, suggested: string): Html {
  const kept = new URLSearchParams(ask.query);
  kept.delete("after");
  const query = kept.toString();
  if (query === "") return "";
  return html`<form method="post" action="/views" class="save-view">${formToken(ask)}<input type="hidden" name="path" value="${ask.path}"><input type="hidden" name="query" value="${query}">
<label><span>Keep this view as</span><input name="name" required maxlength="120" value="${suggested}" autocomplete="off"></label><button name="do" value="save">Save</button> ${alertLink(ask.path, query)}</form>`;
}
