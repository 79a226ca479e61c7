// People and roles, for admins: who may do what, adding somebody, letting somebody in no more.
import { html, raw } from "hono/html";
import { CasusError, PERSON_ROLES, type Person, type PersonRole } from "../../record/index.ts";
import { defineAction, field } from "../action.ts";
import type { Ask, Drawn, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { formToken } from "../parts/form.ts";

const PATH = "/settings/people";

interface People {
  readonly people: readonly Person[];
}

export const peoplePage = definePage<People>({
  path: PATH,
  load: async ({ app }) => ({ people: await app.people.list() }),
  draw: ({ people }, ask) => ({ title: "People", body: people.length === 0 ? alone() : body(people, ask) }),
});

function alone(): Html {
  return html`<p class="crumb"><a href="/settings">Settings</a></p><h1>People</h1>
<p>This Casus is used by one person, without signing in, on this machine alone.</p>
<p>For a team, make the first account in the terminal: <code>casus people add NAME --role admin</code>. From then on everybody signs in, judgements carry their names, and Casus may listen beyond this machine.</p>`;
}

function body(people: readonly Person[], ask: Ask): Html {
  return html`<p class="crumb"><a href="/settings">Settings</a></p><h1>People</h1>
<p class="lede">A viewer reads. A reviewer also judges and hands pages in. An admin also changes people and settings.</p>
<ul class="entries">${people.map((person) => line(person, ask))}</ul>
<section><h2>Add somebody</h2>
<form class="stacked" method="post" action="${PATH}">${formToken(ask)}
<label><span>Name, as it signs their judgements</span><input name="name" required maxlength="64" dir="auto" autocomplete="off"></label>
<label><span>E-mail (may be left out)</span><input type="email" name="email" maxlength="254" autocomplete="off"></label>
<label><span>Role</span>${roles("viewer", "Role")}</label>
<button>Add</button>
<p class="small">Casus makes a first password, shows it once, and asks for another at the first sign-in.</p>
</form></section>`;
}

function roles(chosen: PersonRole, label: string): Html {
  return html`<select name="role" aria-label="${label}">${PERSON_ROLES.map((role) => html`<option value="${role}"${role === chosen ? raw(" selected") : ""}>${role}</option>`)}</select>`;
}

function line(person: Person, ask: Ask): Html {
  const { name, email, role, signsInBy, signedInAt, disabledAt } = person;
  return html`<li><div><b><bdi>${name}</bdi></b>${name === ask.visitor.name ? " (you)" : ""}
<p class="facts"><span>${role}</span>${email ? html`<span><bdi>${email}</bdi></span>` : ""}${signsInBy === "provider" ? html`<span>by the identity provider</span>` : ""}<span>${signedInAt ? html`last signed in ${dated(signedInAt.slice(0, 10))}` : "never signed in"}</span>${disabledAt ? html`<span class="problem">disabled ${dated(disabledAt.slice(0, 10))}</span>` : ""}</p></div>
<details class="more"><summary aria-label="Change ${name}">Change</summary><div class="changes">${changes(person, ask)}</div></details></li>`;
}

function changes({ name, role, signsInBy, disabledAt }: Person, ask: Ask): Html {
  const form = (does: string, inner: Html): Html =>
    html`<form method="post" action="${PATH}/${does}">${formToken(ask)}<input type="hidden" name="name" value="${name}">${inner}</form>`;
  return html`${signsInBy === "password" ? form("role", html`${roles(role, `Role of ${name}`)} <button>Change the role</button>`) : ""}
${signsInBy === "password" ? form("password", html`<button>Make a new first password</button>`) : ""}
${disabledAt ? form("enable", html`<button>Let in again</button>`) : form("disable", html`<button>Let in no more</button>`)}
${form("delete", html`<label class="check"><input type="checkbox" name="sure" value="yes" required> Delete the account, its sessions and tokens for good. What <bdi>${name}</bdi> judged stays, signed with the name.</label> <button class="danger">Delete the account</button>`)}`;
}

function madePassword(name: string, password: string): Drawn {
  return {
    title: "A first password",
    body: html`<section class="sheet"><h1>A first password for <bdi>${name}</bdi></h1>
<p>This is the only time it is shown. Tell it to ${html`<bdi>${name}</bdi>`} in a way that you trust; at the first sign-in Casus asks for another.</p>
<p class="secret"><code>${password}</code></p>
<p><a href="${PATH}">Back to the people</a></p></section>`,
  };
}

function roleIn(form: FormData): PersonRole {
  const role = PERSON_ROLES.find((one) => one === field(form, "role"));
  if (role) return role;
  throw new CasusError("bad-option", `A role is one of ${PERSON_ROLES.join(", ")}.`);
}

/** One account by its name, then back to the list. */
function change(does: string, work: (ask: Ask, name: string, form: FormData) => Promise<void>) {
  return defineAction({
    path: `${PATH}/${does}`,
    async act(ask, form) {
      await work(ask, field(form, "name") ?? "", form);
      return { to: PATH };
    },
  });
}

export const peopleActions = [
  defineAction({
    path: PATH,
    async act({ app, visitor }, form) {
      if (!(await app.people.isTeam()))
        throw new CasusError(
          "forbidden",
          "The first account is made in the terminal: casus people add NAME --role admin.",
        );
      const email = field(form, "email");
      const asked = {
        name: field(form, "name") ?? "",
        role: roleIn(form),
        ...(email !== undefined && { email }),
      };
      const { name, password } = await app.people.add(asked, visitor.name);
      return { page: madePassword(name, password!) };
    },
  }),
  defineAction({
    path: `${PATH}/password`,
    async act({ app, visitor }, form) {
      const name = field(form, "name") ?? "";
      return { page: madePassword(name, await app.people.resetPassword(name, visitor.name)) };
    },
  }),
  change("role", ({ app, visitor }, name, form) => app.people.setRole(name, roleIn(form), visitor.name)),
  change("disable", ({ app, visitor }, name) => app.people.disable(name, visitor.name)),
  change("enable", ({ app, visitor }, name) => app.people.enable(name, visitor.name)),
  change("delete", async ({ app, visitor }, name, form) => {
    if (field(form, "sure") !== "yes")
      throw new CasusError("bad-option", "Say that you are sure: a deleted account does not come back.");
    await app.people.remove(name, visitor.name);
  }),
];
