// Why a record is there: the rule that made it in its own words, with sentences it is for and such that it leaves alone.
import { html } from "hono/html";
import { type AnyRecord, madeBy } from "../../app/index.ts";
import type { Ask, Html } from "../page.ts";

/** What makes records without a rule file, by the end of its name. */
const MAKERS: Readonly<Record<string, string>> = {
  "act-verb": "a verb that does something by being said (threaten, deny, condemn) with whoever says it",
  said: "a verb of saying, with words in what is said that make it a threat, a claim or a denial",
  unclaimed: "words that say that nobody has claimed it",
  issuer: "a statement named as a thing, with whose it is",
  "own-voice": "a text that speaks in its writer's own voice",
  "word-order": "words by their order and kind, in a language without an analyser of its own",
  "said-finite": "a verb of saying, with its subject as the source and its clause as what is said",
  "according-to": "words that name a source without a verb",
  "told-outlet": "a source that told it to an outlet",
};

/** Shown open while a record is looked at, folded in the margin of a text. */
export function madeByWords(record: AnyRecord | undefined, { app }: Ask): Html {
  const by = record && madeBy(record);
  if (by === undefined) return "";
  const note = app.rule(by);
  if (!note) {
    const maker = MAKERS[by.replace(/^[^/]*\//, "")];
    return html`<p class="made-by small">Made by <code>${by}</code>${maker ? `: ${maker}.` : ", a part of the coder and no rule of a file."}</p>`;
  }
  const [shows, leaves] = [note.examples.filter(({ not }) => !not), note.examples.filter(({ not }) => not)];
  const list = (title: string, all: typeof shows): Html =>
    all.length === 0
      ? ""
      : html`<p>${title}</p><ul>${all.map(({ text }) => html`<li><q lang="${by.split("/")[0]}" dir="auto">${text}</q></li>`)}</ul>`;
  return html`<details class="made-by more"><summary>Made by a rule: ${note.means}</summary>
<p><code>${note.by}</code> in <code>${note.place}</code></p>
${list("It is for sentences like", shows)}${list("It leaves alone", leaves)}</details>`;
}
