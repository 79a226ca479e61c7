// The page for signing in. What happens with what is typed stands in access/sign-in.ts.
import { html } from "hono/html";
import type { Ask, Drawn, Html } from "../page.ts";
import { formToken } from "../parts/form.ts";

interface Offered {
  /** There are accounts. */
  readonly isTeam: boolean;
  /** People may sign in with an identity provider. */
  readonly provider: boolean;
  /** Where to go afterwards. */
  readonly to: string;
}

export function loginPage(offered: Offered, ask: Pick<Ask, "formToken">, problem?: string): Drawn {
  return { title: "Sign in", body: offered.isTeam ? form(offered, ask, problem) : alone() };
}

function form({ provider, to }: Offered, ask: Pick<Ask, "formToken">, problem: string | undefined): Html {
  return html`<section class="sheet">
<h1>Sign in</h1>
${problem === undefined ? "" : html`<p class="problem" role="alert">${problem}</p>`}
<form class="stacked" method="post" action="/login">${formToken(ask)}
<input type="hidden" name="to" value="${to}">
<label><span>Name</span><input name="name" autocomplete="username" dir="auto" required autofocus maxlength="64"></label>
<label><span>Password</span><input type="password" name="password" autocomplete="current-password" required maxlength="256"></label>
<button class="main">Sign in</button>
</form>
${provider ? html`<p class="or"><a class="button" href="/login/provider?to=${encodeURIComponent(to)}">Sign in with your organisation</a></p>` : ""}
<p class="small">No account, or the password is lost? Somebody who administers this Casus makes one.</p>
</section>`;
}

function alone(): Html {
  return html`<section class="sheet">
<h1>Nobody signs in here</h1>
<p>This Casus is used by one person, on this machine. <a href="/">Go to the first page.</a></p>
<p class="small">For a team: <code>casus people add NAME --role admin</code> makes the first account, and from then on everybody signs in.</p>
</section>`;
}
