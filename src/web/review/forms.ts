// The forms by which things are judged: buttons that say what they do and by which key.
import { html, raw } from "hono/html";
import type { Html } from "../page.ts";
import { formToken } from "../parts/form.ts";
import type { Doing } from "./item.ts";

interface Deed {
  readonly name: string;
  readonly key: string;
  readonly title: string;
}

export function deed(name: string, key: string, title: string): Deed {
  return { name, key, title };
}

/** The kind of things gone through stays in the address. */
export function hiddenFields(item: string, { ask, next }: Doing): Html {
  const kind = ask.query.get("kind");
  return html`${formToken(ask)}<input type="hidden" name="item" value="${item}">${next === undefined ? "" : html`<input type="hidden" name="next" value="${next}">`}${kind ? html`<input type="hidden" name="kind" value="${kind}">` : ""}`;
}

export function judgeForm(item: string, doing: Doing, deeds: readonly Deed[], more: Html = ""): Html {
  if (!doing.ask.visitor.rights.has("judge")) return "";
  return html`<form method="post" action="/review" class="judge">${hiddenFields(item, doing)}${more}
${deeds.map(({ name, key, title }, index) => html`<button name="do" value="${name}" data-key="${key}"${index === 0 ? raw(' class="first"') : ""}><kbd>${key}</kbd> ${title}</button>`)}</form>`;
}
