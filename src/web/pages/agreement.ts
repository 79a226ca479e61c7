// Two codings of one text held against each other: figures, then each difference to be decided for one side.
import { html, raw } from "hono/html";
import { type Comparison, type Difference, headOf } from "../../app/index.ts";
import { CODED_KINDS } from "../../record/index.ts";
import { agreementTable } from "../coding/agreement.ts";
import { documentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { formToken } from "../parts/form.ts";
import { counted } from "../parts/names.ts";
import { flat } from "../parts/quote.ts";

const KINDS = {
  event: "events",
  statement: "statements",
  tally: "tallies",
  attribution: "attributions",
} as const;

export const agreementPage = definePage<Comparison>({
  path: "/agreement/:id",
  missing: "There is no such comparison: both coders must have finished the text.",
  async load({ app, id, query, visitor }) {
    const [a, b] = [query.get("a"), query.get("b")];
    if (!a || !b || !(await app.document(id))) return undefined;
    const done = await app.coding.finished(id);
    if (!done.includes(a) || !done.includes(b)) return undefined;
    const own = await app.coding.own(id, visitor.name);
    return own?.finished === false ? undefined : app.coding.compared(id, { a, b }, visitor.name);
  },
  draw: (data, ask) => ({ title: "Agreement", body: body(data, ask) }),
});

function body(data: Comparison, ask: Ask): Html {
  const { a, b, found, fields, differences, settled } = data;
  return html`<p class="crumb"><a href="/coding">Double coding</a></p>
<h1>Agreement of <bdi>${a}</bdi> and <bdi>${b}</bdi></h1>
<p class="facts"><span><a href="${documentAddress(ask.id)}">the document</a></span> ${settled ? html`<span>settled; deciding again replaces that</span>` : ""}</p>
<ul class="found">${CODED_KINDS.map((kind) => html`<li>${KINDS[kind]}: <span class="figure">${found[kind].both}</span> found by both, <span class="figure">${found[kind].onlyA}</span> by <bdi>${a}</bdi> alone, <span class="figure">${found[kind].onlyB}</span> by <bdi>${b}</bdi> alone</li>`)}</ul>
${fields.length > 0 ? html`<h2>Of records that both have</h2>${agreementTable(fields)}` : ""}
<h2>Differences <span class="quiet">${differences.length}</span></h2>
${differences.length === 0 ? html`<p>There is none: as it stands it can be taken for gold.</p>` : ""}
${settling(data, ask)}`;
}

function settling({ a, b, text, differences }: Comparison, ask: Ask): Html {
  if (!ask.visitor.rights.has("judge")) return "";
  return html`<form method="post" action="/agreement/${encodeURIComponent(ask.id)}" class="settling">${formToken(ask)}<input type="hidden" name="a" value="${a}"><input type="hidden" name="b" value="${b}">
${differences.map((one) => difference(one, { a, b, text }))}
<button name="do" value="settle">Settle ${counted(differences.length, "difference", "differences")} and keep as gold</button></form>`;
}

function difference(one: Difference, { a, b, text }: Pick<Comparison, "a" | "b" | "text">): Html {
  const record = one.a ?? one.b!;
  const span = headOf(record);
  const words = span ? flat(text.slice(span.start, span.end)) : "";
  const said = (side: "a" | "b"): string => {
    if (one.field !== undefined) return (side === "a" ? one.saidA : one.saidB) || "says nothing";
    return one[side] ? "has it" : "does not have it";
  };
  const option = (side: "a" | "b", coder: string): Html =>
    html`<label><input type="radio" name="d:${one.id}" value="${side}"${side === "a" ? raw(" checked") : ""}> <bdi>${coder}</bdi>: <bdi>${said(side)}</bdi></label>`;
  return html`<fieldset class="difference"><legend>${one.kind}${one.field ? html`, ${one.field}` : ""}: <q class="words" dir="auto">${words}</q></legend>${option("a", a)} ${option("b", b)}</fieldset>`;
}
