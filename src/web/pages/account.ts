// Somebody's own account: who they are here, their password, their sessions, their tokens.
import { html } from "hono/html";
import { RIGHTS, type TokenRow } from "../../record/index.ts";
import { defineAction, field } from "../action.ts";
import type { Ask, Drawn, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { formToken } from "../parts/form.ts";
import { madeToken, tokenForm, tokenList } from "../parts/tokens.ts";

interface Account {
  readonly tokens: readonly TokenRow[];
}

const FORMS = { add: "/account/tokens", revoke: "/account/tokens/revoke" };

const DONE: Readonly<Record<string, string>> = {
  password: "The password is changed, and you are signed out everywhere else.",
  sessions: "You are signed out everywhere else.",
  revoked: "The token is revoked.",
};

const ROLE_WORDS = {
  viewer: "a viewer: reads everything",
  reviewer: "a reviewer: reads, judges and hands pages in",
  admin: "an admin: may do everything, also to people and settings",
} as const;

export async function loadAccount({ app, visitor }: Ask): Promise<Account> {
  const all = visitor.mustChange ? [] : await app.tokens.list();
  return { tokens: all.filter((token) => token.owner === visitor.name) };
}

export const accountPage = definePage<Account>({
  path: "/account",
  load: loadAccount,
  draw: (data, ask) => drawAccount(data, ask),
});

export function drawAccount(data: Account, ask: Ask, problem?: string): Drawn {
  return { title: "Your account", body: body(data, ask, problem) };
}

function body({ tokens }: Account, ask: Ask, problem: string | undefined): Html {
  const { visitor, query } = ask;
  const done = DONE[query.get("done") ?? ""];
  return html`<h1><bdi>${visitor.name}</bdi></h1>
<p class="lede">You are ${ROLE_WORDS[visitor.role ?? "viewer"]}.${visitor.email ? html` <bdi>${visitor.email}</bdi>` : ""}</p>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
${done ? html`<p class="done" role="status">${done}</p>` : ""}
${visitor.mustChange ? html`<p class="problem">This password was made for you. Take one of your own before you go on.</p>` : ""}
${password(ask)}
${visitor.mustChange ? "" : rest(tokens, ask)}`;
}

function password(ask: Ask): Html {
  if (ask.visitor.signsInBy === "provider")
    return html`<p>You sign in with your organisation; Casus keeps no password of yours.</p>`;
  return html`<section><h2>Password</h2>
<form class="stacked" method="post" action="/account/password">${formToken(ask)}
<input type="text" name="name" value="${ask.visitor.name}" autocomplete="username" readonly hidden>
<label><span>Old password</span><input type="password" name="old" autocomplete="current-password" required maxlength="256"></label>
<label><span>New password, at least 15 characters</span><input type="password" name="new" autocomplete="new-password" required minlength="15" maxlength="256"></label>
<label><span>New password once more</span><input type="password" name="again" autocomplete="new-password" required maxlength="256"></label>
<button>Change the password</button>
</form></section>`;
}

function rest(tokens: readonly TokenRow[], ask: Ask): Html {
  return html`<section><h2>Sessions</h2>
<form class="stacked" method="post" action="/account/sessions">${formToken(ask)}
<p class="small">A session ends after 14 hours without use, and after a week.</p>
<button>Sign out everywhere else</button></form></section>
<section><h2>Tokens of yours</h2>
<p class="small">For programs that ask the API in your name. A token never may more than you may.</p>
${tokenList(tokens, ask, FORMS)}
<details class="more"><summary>Make a token</summary>${tokenForm(ask, FORMS)}</details></section>`;
}

/** What a form for a token says. */
export function tokenAsked(form: FormData, ask: Ask) {
  const given = form.getAll("right");
  const rights = RIGHTS.filter((right) => given.includes(right) && ask.visitor.rights.has(right));
  const days = field(form, "days");
  return { name: field(form, "name") ?? "", rights, ...(days !== undefined && { days: Number(days) }) };
}

export const accountActions = [
  defineAction({
    path: FORMS.add,
    async act(ask, form) {
      const { name } = ask.visitor;
      const { token } = await ask.app.tokens.add({ ...tokenAsked(form, ask), owner: name }, name);
      return { page: madeToken(token, "/account") };
    },
  }),
  defineAction({
    path: FORMS.revoke,
    async act({ app, visitor }, form) {
      await app.tokens.revoke(field(form, "id") ?? "", visitor.name, visitor.name);
      return { to: "/account?done=revoked" };
    },
  }),
];
