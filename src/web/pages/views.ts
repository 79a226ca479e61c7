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
import { viewAddress } from "../parts/rooms.ts";

interface Kept {
  readonly views: readonly SavedView[];
  /** Whom an alert may be sent to. */
  readonly targets: readonly string[];
}

export const viewsPage = definePage<Kept>({
  path: "/views",
  load: async ({ app }) => ({ views: await app.review.savedViews(), targets: await targetsOf(app) }),
  draw: (kept, ask) => ({ title: "Saved views", body: body(kept, ask) }),
});

/** None where alerts.yaml is not right: its page says what is wrong with it. */
async function targetsOf(app: Ask["app"]): Promise<readonly string[]> {
  try {
    return [...(await app.alerts.plan()).targets.keys()];
  } catch (error) {
    if (error instanceof CasusError) return [];
    throw error;
  }
}

function body(kept: Kept, ask: Ask): Html {
  if (kept.views.length === 0)
    return html`<h1>Saved views</h1>${empty("No view is saved yet.", html`Filter the <a href="/timeline">timeline</a>, the <a href="/incidents">incidents</a>, the <a href="/statements">statements</a> or a <a href="/search">search</a>, and keep it under a name at the end of the page.`)}`;
  return html`<h1>Saved views</h1>
<p class="lede">Pages with their filters, also at the side of every page. Any of them can tell you when something new comes on it.</p>
<div class="documents">${kept.views.map((view) => row(view, kept, ask))}</div>`;
}

function row(view: SavedView, { targets }: Kept, ask: Ask): Html {
  const forget =
    view.owner === ask.visitor.name
      ? html`<form method="post" action="/views" class="inline">${formToken(ask)}<input type="hidden" name="id" value="${view.id}"><button name="do" value="forget" class="quiet-button">Forget</button></form>`
      : "";
  return html`<article class="row" data-row><h3><a href="${viewAddress(view)}"><bdi>${view.name}</bdi></a></h3>
<p class="facts"><span><code>${viewAddress(view)}</code></span> <span>kept by <bdi>${view.owner}</bdi>, ${dateInWords(view.at.slice(0, 10))}</span></p>
<div class="view-deeds">${alertForm(view, targets, ask)}${forget}</div></article>`;
}

/** One choice and one click; without anybody to send to, the page of alerts says how that is set up. */
function alertForm(view: SavedView, targets: readonly string[], ask: Ask): Html {
  if (!ask.visitor.rights.has("judge")) return "";
  if (targets.length === 0) return html`<p class="small">${alertLink(view.path, view.query)}</p>`;
  return html`<form method="post" action="/views/alert" class="inline">${formToken(ask)}<input type="hidden" name="id" value="${view.id}"><label class="pick">Alert <select name="to">${targets.map((target) => html`<option>${target}</option>`)}</select></label><button class="quiet-button">of what is new here</button></form>`;
}

/** A saved view becomes an alert under its name. */
export const viewAlertAction = defineAction({
  path: "/views/alert",
  async act({ app, visitor }, form) {
    await app.alerts.addOfView(field(form, "id") ?? "", { to: [field(form, "to") ?? ""] }, visitor.name);
    return { to: "/alerts" };
  },
});

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
