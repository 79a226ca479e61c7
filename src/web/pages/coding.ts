// Double coding: which texts are coded by whom, how far coders agree, and the gold that comes of it.
import { html } from "hono/html";
import type { CodedText, CodingOverview } from "../../app/index.ts";
import { ADJUDICATOR } from "../../record/index.ts";
import { agreementTable } from "../coding/agreement.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { empty } from "../parts/empty.ts";
import { counted, outletBeside, titleOf } from "../parts/names.ts";
import { dated } from "../parts/dates.ts";

export const codingPage = definePage<CodingOverview>({
  path: "/coding",
  load: (ask) => ask.app.coding.overview(),
  draw: (data, ask) => ({ title: "Double coding", body: body(data, ask) }),
});

function body({ texts, people, machine }: CodingOverview, ask: Ask): Html {
  const settled = texts.filter(({ coders }) => coders.some(({ coder }) => coder === ADJUDICATOR)).length;
  return html`<h1>Double coding</h1>
<p class="lede">Two people, or one and the machine, code the same text without seeing each other’s records. What they agree on beyond chance is the measure of both; what they differ in is settled, and becomes gold.</p>
${texts.length === 0 ? empty("No text is being coded yet.", html`Open a <a href="/documents">document</a> and choose “code it blind”, best one you have not read the machine’s records of.`) : html`<div class="documents">${texts.map((text) => textRow(text, ask))}</div>`}
${people.length > 0 ? html`<h2 id="people">People with each other</h2>${agreementTable(people)}` : ""}
${machine.length > 0 ? html`<h2 id="machine">People with the machine</h2>${agreementTable(machine)}` : ""}
${settled > 0 ? html`<h2 id="gold">Gold</h2><p>${counted(settled, "text is", "texts are")} settled: <a href="/coding/gold.jsonl">gold.jsonl</a> and its texts, <a href="/coding/documents.jsonl">documents.jsonl</a>, as <code>eval/gold</code> has them.</p>` : ""}`;
}

function textRow({ document, coders }: CodedText, ask: Ask): Html {
  const mine = coders.find(({ coder }) => coder === ask.visitor.name);
  const state = coders
    .filter(({ coder }) => coder !== ADJUDICATOR)
    .map(
      ({ coder, finished }) =>
        html`<span><bdi>${coder}</bdi> ${finished ? "has finished" : "is coding"}</span> `,
    );
  const done = coders.some(({ coder }) => coder === ADJUDICATOR) ? html`<span>settled</span>` : "";
  const step = mine?.finished === false ? "go on coding" : mine ? "your coding" : "code it too";
  return html`<article class="row" data-row><h3 lang="${document.language}"><a href="/coding/${encodeURIComponent(document.id)}"><bdi>${titleOf(document)}</bdi></a></h3>
<p class="facts"><span>${outletBeside(document)}</span> <span>${dated(document.published?.slice(0, 10))}</span> ${state}${done} <span>${step}</span></p></article>`;
}
