// The fields of a record as they stand, what people corrected of them, and the form that corrects one.
import { html, raw } from "hono/html";
import type { Labels } from "../../app/index.ts";
import { fieldNamed, FIELDS, type Field, listOf, madeBy } from "../../app/index.ts";
import type { RecordJudgement, Role, Span } from "../../record/index.ts";
import { dateInWords, isEdtf } from "../../text/index.ts";
import type { Ask, Html } from "../page.ts";
import { number } from "../parts/names.ts";
import { flat } from "../parts/quote.ts";
import type { WholeRecord } from "./excerpt.ts";
import { hiddenFields } from "./forms.ts";
import type { Doing } from "./item.ts";

/** With `saidOnly`, what the text says nothing of is left out. */
export function fieldTable(
  whole: WholeRecord,
  judgements: readonly RecordJudgement[],
  labels: Labels,
  saidOnly = false,
): Html {
  const { document } = whole.document;
  const record = listOf(document, whole.kind).find(({ id }) => id === whole.record);
  if (!record) return "";
  const corrected = new Map(
    judgements
      .filter(
        (one) =>
          one.withdrawnAt === undefined && one.kind === whole.kind && one.anchor.record === whole.record,
      )
      .map((one) => [one.field, one.by]),
  );
  const by = madeBy(record);
  const rows = FIELDS[whole.kind].map((field) => {
    const value = said(
      (record as unknown as Record<string, unknown>)[field.name],
      field,
      document.text,
      labels,
    );
    const who = corrected.get(field.name);
    if (saidOnly && value === undefined && who === undefined) return "";
    return html`<div><dt>${field.name}</dt><dd>${value ?? html`<span class="unknown">not said</span>`}${who ? html` <span class="small">corrected by ${who}</span>` : ""}</dd></div>`;
  });
  return html`<dl class="fields">${rows}<div><dt>made by</dt><dd>${by !== undefined ? html`<code>${by}</code>` : html`<span class="unknown">not told</span>`}</dd></div></dl>`;
}

function said(value: unknown, field: Field, text: string, labels: Labels): Html | undefined {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  if (field.takes === "number") return number(value as { min: number; max?: number });
  if (field.takes === "words") {
    const list = (field.many ? value : [value]) as readonly (Role | Span)[];
    return html`${list.map((one, index) => html`${index > 0 ? "; " : ""}${roleWords(one, text, labels)}`)}`;
  }
  const word = String(value);
  if (field.takes === "date") return isEdtf(word) ? dateInWords(word) : word;
  if (field.takes === "mode") return labels.mode(word);
  return field.name === "act"
    ? labels.act(word)
    : field.name === "type"
      ? labels.type(word)
      : word.replaceAll("-", " ");
}

function roleWords(role: Role | Span, text: string, labels: Labels): Html {
  const words = flat(text.slice(role.start, role.end));
  const entity = "entity" in role ? role.entity : undefined;
  const known = entity && (labels.actor(entity) ?? labels.place(entity));
  return html`<q class="words" dir="auto">${words}</q>${known && known !== words ? html` <span class="small"><bdi>${known}</bdi></span>` : ""}`;
}

/** One form for every field: words are marked in the text beside, all else is written or chosen. */
export function fixForm(item: string, whole: WholeRecord, doing: Doing): Html {
  if (!doing.ask.visitor.rights.has("judge")) return "";
  return html`<form method="post" action="/review" class="fix">${hiddenFields(item, doing)}${fixFields(whole.kind, doing.ask)}
<button name="do" value="fix" data-key="f"><kbd>f</kbd> Fix</button></form>`;
}

/** The fields of such a form, whatever it is sent to. */
export function fixFields(kind: WholeRecord["kind"], ask: Ask): Html {
  return html`<input type="hidden" name="start"><input type="hidden" name="end">
<label><span>Field</span><select name="field" data-fix>${FIELDS[kind].map((field) => option(field))}</select></label>
<label><span>is</span><input name="value" list="choices" dir="auto" autocomplete="off" placeholder="mark words in the text, or write"></label>
<label class="add"><input type="checkbox" name="add"> add to what is there</label>
${choices(kind, ask)}
<p class="small">Words are marked with the mouse, or written as they stand in the text. A number is 5, 5-8 or 5+; a date 2023-11-02. Empty takes the value away.</p>`;
}

function option({ name, takes }: Field): Html {
  return html`<option value="${name}"${takes === "words" ? raw(" data-words") : ""}>${name}</option>`;
}

/** Everything a field of this kind may be, for the browser to offer. */
function choices(kind: WholeRecord["kind"], ask: Ask): Html {
  const listed = FIELDS[kind].flatMap(({ choices: list }) => list ?? []);
  const modes = fieldNamed(kind, "mode") ? ask.app.modes() : [];
  return html`<datalist id="choices">${[...new Set([...listed, ...modes])].map((one) => html`<option value="${one}"></option>`)}</datalist>`;
}
