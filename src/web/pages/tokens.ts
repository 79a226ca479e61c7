// All tokens, for admins: what programs may, and taking it back.
import { html } from "hono/html";
import { CasusError, type TokenRow } from "../../record/index.ts";
import { defineAction, field } from "../action.ts";
import { definePage } from "../page.ts";
import { madeToken, tokenForm, tokenList } from "../parts/tokens.ts";
import { tokenAsked } from "./account.ts";

const PATH = "/settings/tokens";
const FORMS = { add: PATH, revoke: `${PATH}/revoke` };

export const tokensPage = definePage<{ readonly tokens: readonly TokenRow[] }>({
  path: PATH,
  load: async ({ app }) => ({ tokens: await app.tokens.list() }),
  draw: ({ tokens }, ask) => ({
    title: "Tokens",
    body: html`<p class="crumb"><a href="/settings">Settings</a></p><h1>Tokens</h1>
<p class="lede">With a token a program asks the API, or hands pages in (<code>casus inbox</code>). One that belongs to somebody never may more than they may, and rests when they are disabled.</p>
${tokenList(tokens, ask, FORMS)}
<section><h2>Make a token</h2>${tokenForm(ask, FORMS)}</section>`,
  }),
});

export const tokenActions = [
  defineAction({
    path: FORMS.add,
    async act(ask, form) {
      const { kind, name } = ask.visitor;
      const owner = kind === "person" ? { owner: name } : {};
      const { token } = await ask.app.tokens.add({ ...tokenAsked(form, ask), ...owner }, name);
      return { page: madeToken(token, PATH) };
    },
  }),
  defineAction({
    path: FORMS.revoke,
    async act({ app, visitor }, form) {
      if (await app.tokens.revoke(field(form, "id") ?? "", visitor.name)) return { to: PATH };
      throw new CasusError("not-found", "There is no such token that still works.");
    },
  }),
];
