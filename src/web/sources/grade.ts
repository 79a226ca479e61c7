// Grades of an outlet, set by people after the Admiralty code: what stands, and the form that sets one's own.
import { html } from "hono/html";
import { CasusError, CREDIBILITIES, RELIABILITIES } from "../../record/index.ts";
import type { Reliability, SourceGrade } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { defineAction, field } from "../action.ts";
import type { Ask, Html } from "../page.ts";
import { formToken } from "../parts/form.ts";

const MEANS: Readonly<Record<Reliability, string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "cannot be judged",
};

export function gradeCell(outlet: string, grades: readonly SourceGrade[], ask: Ask): Html {
  const of = grades.filter(({ source }) => source === outlet);
  const shown = of.map(
    (one) =>
      html`<p><strong>${one.reliability}${one.credibility ?? ""}</strong> <span class="small">${MEANS[one.reliability]}; <bdi>${one.by}</bdi>, ${dateInWords(one.at.slice(0, 10))}${one.why ? html`: <bdi>${one.why}</bdi>` : ""}</span>${takeBack(one, ask)}</p>`,
  );
  if (!ask.visitor.rights.has("judge")) return html`${shown}`;
  return html`${shown}<details><summary>Grade</summary><form method="post" action="/status" class="grade-form">${formToken(ask)}<input type="hidden" name="source" value="${outlet}">
<select name="reliability" aria-label="Reliability">${RELIABILITIES.map((letter) => html`<option value="${letter}">${letter}: ${MEANS[letter]}</option>`)}</select>
<select name="credibility" aria-label="Credibility"><option value="">no number</option>${CREDIBILITIES.map((digit) => html`<option>${digit}</option>`)}</select>
<input name="why" placeholder="Why" aria-label="Why" autocomplete="off"> <button name="do" value="grade">Set</button></form></details>`;
}

function takeBack(one: SourceGrade, ask: Ask): Html {
  if (one.by !== ask.visitor.name) return "";
  return html` <form method="post" action="/status" class="inline">${formToken(ask)}<input type="hidden" name="grade" value="${one.id}"><button name="do" value="withdraw" class="quiet-button">Take back</button></form>`;
}

export const gradeAction = defineAction({
  path: "/status",
  async act(ask, form) {
    const by = ask.visitor.name;
    const what = field(form, "do");
    if (what === "withdraw") await ask.app.review.withdrawGrade(field(form, "grade") ?? "", by);
    else if (what === "grade") {
      const [source, reliability] = [field(form, "source") ?? "", field(form, "reliability") ?? ""];
      const [credibility, why] = [field(form, "credibility"), field(form, "why")];
      await ask.app.review.grade({
        source,
        reliability,
        by,
        ...(credibility && { credibility }),
        ...(why && { why }),
      });
    } else throw new CasusError("bad-option", "A grade is set or taken back.");
    return { to: "/status#outlets" };
  },
});
