// The log of what was done, by whom: for admins, with filters and as CSV.
import { html } from "hono/html";
import { type AuditFilter, type AuditRow, DEEDS, type Rows } from "../../record/index.ts";
import { withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { filters } from "../parts/filters.ts";
import { asked, askedDay, pager } from "../parts/pager.ts";

const PATH = "/settings/log";
const PAGE_ROWS = 100;

interface Log {
  readonly rows: Rows<AuditRow>;
  readonly names: readonly string[];
}

export function auditFilter(ask: Pick<Ask, "query">): AuditFilter {
  const [by, from, to] = [asked(ask, "by"), askedDay(ask, "from"), askedDay(ask, "to")];
  const deed = DEEDS.find((one) => one === asked(ask, "deed"));
  return {
    ...(by !== undefined && { by }),
    ...(deed !== undefined && { deed }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

export const auditPage = definePage<Log>({
  path: PATH,
  async load(ask) {
    const after = asked(ask, "after");
    const filter = { ...auditFilter(ask), limit: PAGE_ROWS, ...(after !== undefined && { after }) };
    return { rows: await ask.app.audit.list(filter), names: await ask.app.audit.names() };
  },
  draw: (data, ask) => ({ title: "Log", body: body(data, ask) }),
});

function body({ rows, names }: Log, ask: Ask): Html {
  return html`<p class="crumb"><a href="/settings">Settings</a></p><h1>Log</h1>
<p class="lede">Every judgement, export and sign-in, and every change of people, tokens and settings. Lines are added and never changed. No network addresses are kept. <a href="${withQuery(`${PATH}.csv`, ask.query, { after: undefined })}" download>As CSV</a></p>
${filters(ask, [
  {
    kind: "choice",
    name: "by",
    label: "By",
    any: "anybody",
    choices: names.map((name) => ({ value: name, label: name })),
  },
  {
    kind: "choice",
    name: "deed",
    label: "Deed",
    any: "any",
    choices: DEEDS.map((deed) => ({ value: deed, label: words(deed) })),
  },
  { kind: "day", name: "from", label: "From" },
  { kind: "day", name: "to", label: "To" },
])}
${rows.rows.length === 0 ? html`<p class="quiet">Nothing was done that these filters match.</p>` : table(rows.rows)}
${pager(rows, ask)}`;
}

const words = (deed: string): string => deed.replaceAll("-", " ");

function table(rows: readonly AuditRow[]): Html {
  return html`<div class="scrolls" tabindex="0" role="region" aria-label="Log"><table><thead><tr><th scope="col">When (UTC)</th><th scope="col">Who</th><th scope="col">Did</th><th scope="col">What</th></tr></thead>
<tbody>${rows.map(
    ({ at, by, deed, what, detail }) =>
      html`<tr><td class="when"><time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 19)}</time></td><th scope="row"><bdi>${by}</bdi></th><td>${words(deed)}</td><td>${what ? html`<bdi>${what}</bdi>` : ""}${detail ? html` <span class="quiet"><bdi>${detail}</bdi></span>` : ""}</td></tr>`,
  )}</tbody></table></div>`;
}
