// Signing in and out, and what somebody does to their own sessions. The pages for it are drawn in pages/{login,account}.ts.
import type { Context, Hono } from "hono";
import type { App, SignedIn, SignInOutcome } from "../../app/index.ts";
import { CasusError, describeError } from "../../record/index.ts";
import { field, formOf } from "../action.ts";
import type { Ask, Drawn } from "../page.ts";
import { drawAccount, loadAccount } from "../pages/account.ts";
import { loginPage } from "../pages/login.ts";
import { counted } from "../parts/names.ts";
import { dropCookie, readCookie, writeCookie } from "./cookies.ts";
import { addressOf, originOf } from "./where.ts";

export interface Drawing {
  draw(c: Context, page: Drawn, status?: 200 | 400 | 401 | 429): Promise<Response>;
  askOf(c: Context): Ask;
}

const BACK = "/login/provider/back";
const WRONG = "This name and password do not go together.";
const OLD_WRONG = "The old password is another.";

export function addSignIn(web: Hono, app: App, drawing: Drawing): void {
  const page = async (c: Context, problem?: string, status?: 401 | 429) =>
    drawing.draw(c, loginPage(await offered(c, app), c.var, problem), status);
  web.get("/login", (c) => page(c));
  web.post("/login", async (c) => {
    const form = await formOf(c);
    const outcome = await app.people.signIn({ ...nameAndPassword(form), ...from(c) });
    if (outcome.kind === "in") return welcome(c, outcome, field(form, "to"));
    return refused(c, outcome, WRONG, (problem, status) => page(c, problem, status));
  });
  web.post("/logout", async (c) => {
    const secret = readCookie(c, "casus-session");
    if (secret !== undefined) await app.people.signOut(secret);
    dropCookie(c, "casus-session");
    return c.redirect("/login", 303);
  });
  addProvider(web, app, page);
  addOwn(web, app, drawing);
}

/** What a page for signing in offers. */
async function offered(c: Context, app: App) {
  return {
    isTeam: await app.people.isTeam(),
    provider: app.people.hasProvider(),
    to: ownPath(c.req.query("to")),
  };
}

function nameAndPassword(form: FormData): { name: string; password: string } {
  return { name: field(form, "name") ?? "", password: textIn(form, "password") };
}

/** As it was typed: a password may begin with a blank. */
function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function from(c: Context): { address?: string } {
  const address = addressOf(c);
  return address === undefined ? {} : { address };
}

/** A path of ours, never the address of somebody else. */
export function ownPath(to: string | undefined): string {
  const url = URL.parse(to ?? "/", "http://here.invalid/");
  if (!to?.startsWith("/") || url?.host !== "here.invalid") return "/";
  // "//elsewhere" would be read as an address again.
  return `/${`${url.pathname}${url.search}`.replace(/^[/\\]+/, "")}`;
}

function welcome(c: Context, { secret, endsAt }: SignedIn, to: string | undefined): Response {
  writeCookie(c, "casus-session", secret, endsAt);
  dropCookie(c, "casus-form");
  return c.redirect(ownPath(to), 303);
}

function refused(
  c: Context,
  outcome: Exclude<SignInOutcome, SignedIn>,
  wrong: string,
  answer: (problem: string, status: 401 | 429) => Promise<Response>,
): Promise<Response> {
  if (outcome.kind === "wrong") return answer(wrong, 401);
  const seconds = Math.max(1, Math.ceil((Date.parse(outcome.until) - Date.now()) / 1000));
  c.header("retry-after", String(seconds));
  const wait =
    seconds < 60
      ? counted(seconds, "second", "seconds")
      : counted(Math.ceil(seconds / 60), "minute", "minutes");
  return answer(`Too many tries failed. The next is let in after ${wait}.`, 429);
}

function addProvider(
  web: Hono,
  app: App,
  page: (c: Context, problem?: string, status?: 401) => Promise<Response>,
): void {
  web.get("/login/provider", async (c) => {
    const { address, secret } = await app.people.beginWithProvider(
      originOf(c) + BACK,
      ownPath(c.req.query("to")),
    );
    writeCookie(c, "casus-provider", secret);
    return c.redirect(address, 303);
  });
  web.get(BACK, async (c) => {
    const secret = readCookie(c, "casus-provider") ?? "";
    dropCookie(c, "casus-provider");
    try {
      const { search } = new URL(c.req.url);
      const signedIn = await app.people.finishWithProvider(new URL(originOf(c) + BACK + search), secret);
      return welcome(c, signedIn, signedIn.backTo);
    } catch (error) {
      return page(c, describeError(error).message, 401);
    }
  });
}

function addOwn(web: Hono, app: App, { draw, askOf }: Drawing): void {
  const again = async (c: Context, problem: string): Promise<Response> => {
    const ask = askOf(c);
    return draw(c, drawAccount(await loadAccount(ask), ask, problem), 400);
  };
  web.post("/account/password", async (c) => {
    const form = await formOf(c);
    const [old, wanted] = ["old", "new"].map((name) => textIn(form, name));
    if (wanted !== textIn(form, "again")) return again(c, "The new password was not typed the same twice.");
    try {
      const change = { old: old!, new: wanted!, ...from(c) };
      const outcome = await app.people.changePassword(c.var.visitor.name, change);
      if (outcome.kind === "in") return welcome(c, outcome, "/account?done=password");
      return refused(c, outcome, OLD_WRONG, (problem) => again(c, problem));
    } catch (error) {
      if (error instanceof CasusError) return again(c, error.message);
      throw error;
    }
  });
  web.post("/account/sessions", async (c) => {
    await app.people.signOutElsewhere(c.var.visitor.name, readCookie(c, "casus-session") ?? "");
    return c.redirect("/account?done=sessions", 303);
  });
}
