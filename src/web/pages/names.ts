// Names of people and bodies that no register knows, most seen first, each with the line that would make it known.
import { html } from "hono/html";
import type { UnknownName } from "../../record/index.ts";
import { documentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { empty } from "../parts/empty.ts";
import { counted } from "../parts/names.ts";

/** Documents linked beside a name; the search finds the others. */
const LINKED = 3;

export const namesPage = definePage<readonly UnknownName[]>({
  path: "/names",
  load: ({ app }: Ask) => app.unknownNames(),
  draw: (names) => ({ title: "Unknown names", body: body(names) }),
});

function body(names: readonly UnknownName[]): Html {
  return html`<h1>Unknown names</h1>
<p class="lede">${counted(names.length, "name", "names")} seen more than once that no register knows. A name stays as the text gives it until somebody says who it is: put its line into a file of <code>knowledge/actors</code>, complete it, and run <code>casus recode</code>.</p>
${names.length === 0 ? empty("Every name seen twice is in the register.", "Names seen once are not listed.") : html`<div class="documents">${names.map(entry)}</div>`}`;
}

function entry({ name, type, count, documents, spellings, entry: line }: UnknownName): Html {
  return html`<article class="row" data-row>
<h2><a href="/search?q=${encodeURIComponent(name)}"><bdi>${name}</bdi></a> <span class="quiet">${type}, seen ${counted(count, "time", "times")}</span></h2>
${spellings.length > 0 ? html`<p class="ours">also ${spellings.map((one, index) => html`${index > 0 ? ", " : ""}<bdi>${one}</bdi>`)}</p>` : ""}
<p class="ours">in ${documents.slice(0, LINKED).map((id, index) => html`${index > 0 ? ", " : ""}<a href="${documentAddress(id)}"><bdi>${id}</bdi></a>`)}${documents.length > LINKED ? " and others" : ""}</p>
<pre class="entry" tabindex="0"><code>${line}</code></pre>
</article>`;
}
