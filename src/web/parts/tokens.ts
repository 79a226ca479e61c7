// Tokens as pages show them: a list with what each may, the form for a new one, and the one moment a new one is seen.
import { html, raw } from "hono/html";
import { RIGHTS, type Right, type TokenRow } from "../../record/index.ts";
import type { Ask, Drawn, Html } from "../page.ts";
import { dated } from "./dates.ts";
import { formToken } from "./form.ts";

const MEANING: Readonly<Record<Right, string>> = {
  read: "read everything",
  judge: "judge and review",
  inbox: "hand pages in",
  admin: "administer",
};

interface Forms {
  /** Address that makes one, and that revokes one. */
  readonly add: string;
  readonly revoke: string;
}

export function tokenList(tokens: readonly TokenRow[], ask: Ask, forms: Forms): Html {
  if (tokens.length === 0) return html`<p class="quiet">There are no tokens.</p>`;
  return html`<ul class="entries">${tokens.map((token) => tokenLine(token, ask, forms))}</ul>`;
}

function tokenLine(token: TokenRow, ask: Ask, { revoke }: Forms): Html {
  const { id, name, rights, owner, madeAt, usedAt, endsAt, revokedAt } = token;
  return html`<li><div><b><bdi>${name}</bdi></b> may ${rights.map((right) => MEANING[right]).join(", ")}
<p class="facts"><span>${owner ? html`of <bdi>${owner}</bdi>` : "made on the machine"}</span><span>made ${dated(madeAt.slice(0, 10))}</span><span>${usedAt ? html`last used ${dated(usedAt.slice(0, 10))}` : "never used"}</span>${endsAt ? html`<span>until ${dated(endsAt.slice(0, 10))}</span>` : ""}</p></div>
${
  revokedAt
    ? html`<span class="quiet">revoked</span>`
    : html`<form method="post" action="${revoke}">${formToken(ask)}<input type="hidden" name="id" value="${id}"><button aria-label="Revoke ${name}">Revoke</button></form>`
}</li>`;
}

/** Only rights that the person has can be given on. */
export function tokenForm(ask: Ask, { add }: Forms): Html {
  const rights = RIGHTS.filter((right) => ask.visitor.rights.has(right));
  return html`<form class="stacked" method="post" action="${add}">${formToken(ask)}
<label><span>What it is for</span><input name="name" required maxlength="64" dir="auto" autocomplete="off"></label>
<fieldset><legend>It may</legend>${rights.map(
    (right) =>
      html`<label class="tick"><input type="checkbox" name="right" value="${right}"${right === "read" ? raw(" checked") : ""}> ${MEANING[right]}</label>`,
  )}</fieldset>
<label><span>For how many days (empty: until it is revoked)</span><input name="days" inputmode="numeric" pattern="[0-9]{1,4}" autocomplete="off"></label>
<button>Make a token</button>
</form>`;
}

export function madeToken(token: string, back: string): Drawn {
  return {
    title: "A new token",
    body: html`<section class="sheet">
<h1>A new token</h1>
<p>This is the only time it is shown. Copy it to where it is used; Casus keeps only its hash.</p>
<p class="secret"><code>${token}</code></p>
<p class="small">A program sends it as <code>Authorization: Bearer TOKEN</code>.</p>
<p><a href="${back}">Back</a></p>
</section>`,
  };
}
