// Names of people and bodies that no register knows, most seen first, each with the line that would make it known.
import { html } from "hono/html";
import type { DocumentRow, UnknownName } from "../../record/index.ts";
import { documentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { empty } from "../parts/empty.ts";
import { counted, titleOf } from "../parts/names.ts";

/** Documents linked beside a name; the search finds the others. */
const LINKED = 3;

interface Unknown {
  readonly names: readonly UnknownName[];
  /** Those that are linked, by id. */
  readonly documents: Readonly<Record<string, DocumentRow>>;
}

export const namesPage = definePage<Unknown>({
  path: "/names",
  async load({ app }: Ask) {
    const names = await app.unknownNames();
    const rows = await app.documentsNamed([...new Set(names.flatMap(linkedOf))]);
    return { names, documents: Object.fromEntries(rows.map((row) => [row.id, row])) };
  },
  draw: (data) => ({ title: "Unknown names", body: body(data), beside: true }),
});

const linkedOf = ({ documents }: UnknownName): readonly string[] => documents.slice(0, LINKED);

function body({ names, documents }: Unknown): Html {
  return html`<h1>Unknown names</h1>
<p class="lede">${counted(names.length, "name", "names")} seen more than once that no register knows. A name stays as the text gives it until somebody says who it is: put its line into a file of <code>knowledge/actors</code>, complete it, and run <code>casus recode</code>.</p>
${names.length === 0 ? empty("Every name seen twice is in the register.", "Names seen once are not listed.") : html`<div class="documents">${names.map((name) => entry(name, documents))}</div>`}`;
}

function entry(unknown: UnknownName, rows: Unknown["documents"]): Html {
  const { name, type, count, documents, spellings, entry: line } = unknown;
  const linked = linkedOf(unknown).map((id) => rows[id] ?? { id });
  return html`<article class="row" data-row>
<h2><a href="/search?q=${encodeURIComponent(name)}"><bdi>${name}</bdi></a> <span class="quiet">${type}, seen ${counted(count, "time", "times")}</span></h2>
${spellings.length > 0 ? html`<p class="ours">also ${spellings.map((one, index) => html`${index > 0 ? ", " : ""}<bdi>${one}</bdi>`)}</p>` : ""}
<ul class="ours seen-in">${linked.map((row) => html`<li><a href="${documentAddress(row.id)}"><bdi>${titleOf(row)}</bdi></a></li>`)}${documents.length > LINKED ? html`<li class="quiet">and ${documents.length - LINKED} more</li>` : ""}</ul>
<pre class="entry" tabindex="0"><code>${line}</code></pre>
</article>`;
}
