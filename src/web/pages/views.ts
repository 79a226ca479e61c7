// Saved views: pages with their filters under a name, with what keeps and forgets them.
import { html } from "hono/html";
import { CasusError } from "../../record/index.ts";
import type { SavedView } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { defineAction, field } from "../action.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { alertLink } from "../parts/alert-link.ts";
import { empty } from "../parts/empty.ts";
import { formToken } from "../parts/form.ts";

export const viewsPage = definePage<readonly SavedView[]>({
  path: "/views",
  load: (ask) => ask.app.review.savedViews(),
  draw: (views, ask) => ({ title: "Saved views", body: body(views, ask) }),
});

export function viewAddress({ path, query }: SavedView): string {
  return query === "" ? path : `${path}?${query}`;
}

function body(views: readonly SavedView[], ask: Ask): Html {
  if (views.length === 0)
    return html`<h1>Saved views</h1>${empty("No view is saved yet.", html`Filter the <a href="/timeline">timeline</a>, the <a href="/statements">statements</a> or a <a href="/search">search</a>, and keep it under a name at the end of the page.`)}`;
  return html`<h1>Saved views</h1><div class="documents">${views.map((view) => row(view, ask))}</div>`;
}

function row(view: SavedView, ask: Ask): Html {
  const forget =
    view.owner === ask.visitor.name
      ? html`<form method="post" action="/views" class="inline">${formToken(ask)}<input type="hidden" name="id" value="${view.id}"><button name="do" value="forget" class="quiet-button">Forget</button></form>`
      : "";
  return html`<article class="row" data-row><h3><a href="${viewAddress(view)}"><bdi>${view.name}</bdi></a></h3>
<p class="facts"><span><code>${viewAddress(view)}</code></span> <span>kept by <bdi>${view.owner}</bdi>, ${dateInWords(view.at.slice(0, 10))}</span> <span>${alertLink(view.path, view.query)}</span></p>${forget}</article>`;
}

export const viewsAction = defineAction({
  path: "/views",
  async act(ask, form) {
    const owner = ask.visitor.name;
    const what = field(form, "do");
    if (what === "forget") {
      await ask.app.review.forgetView(field(form, "id") ?? "", owner);
      return { to: "/views" };
    }
    if (what !== "save") throw new CasusError("bad-option", "A view is saved or forgotten.");
    const [name, path, query] = [
      field(form, "name") ?? "",
      field(form, "path") ?? "",
      field(form, "query") ?? "",
    ];
    await ask.app.review.saveView({ name, path, query, owner });
    return { to: "/views" };
  },
});
