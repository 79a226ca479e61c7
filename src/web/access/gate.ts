// The gate in front of every route: who asks, may they, and is what they send from a page of ours. Nothing else checks
// rights.
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { type App, LOCAL, NOBODY } from "../../app/index.ts";
import type { Visitor } from "../../record/index.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import { formTokenOf } from "./form-token.ts";
import { newFormSecret, requireOurs } from "./ours.ts";
import { refusal, type Refusing } from "./refusal.ts";
import { NOTHING_HERE, type Rule, RULES, UNNAMED } from "./rules.ts";

export interface GateOptions {
  /** The address that people use, where a proxy stands in front. */
  readonly address?: URL | undefined;
  readonly refusing: Refusing;
}

export function gate(app: App, { address, refusing }: GateOptions): MiddlewareHandler {
  return async (c, next) => {
    c.set("address", address);
    const rule = ruleFor(c);
    const visitor = rule.right === "open" ? NOBODY : await visitorFor(c, app);
    c.set("visitor", visitor);
    const fresh = giveFormToken(c);
    const refused = (await refusal(c, rule, refusing)) ?? (await requireOurs(c, refusing));
    if (refused) return refused;
    if (rule.noted) await app.audit.note({ by: visitor.name, deed: rule.noted, what: wanted(c) });
    await next();
    if (fresh && isPage(c.res)) writeCookie(c, "casus-form", fresh);
    // What people see is theirs: no cache between may keep it.
    if (visitor.kind !== "local" && !c.res.headers.has("cache-control"))
      c.res.headers.set("cache-control", "private, no-cache");
  };
}

/** The rule of the first route that answers; what is registered for all methods stands between and answers nothing. */
export function ruleFor(c: Context): Rule {
  const route = matchedRoutes(c).find(({ method }) => method !== "ALL");
  if (!route) return NOTHING_HERE;
  return RULES[`${route.method} ${route.path}`] ?? UNNAMED;
}

async function visitorFor(c: Context, app: App): Promise<Visitor> {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  // A token that is presented must be one: it never falls back to a session.
  if (token !== undefined) return (await app.tokens.visitor(token)) ?? NOBODY;
  if (!(await app.people.isTeam())) return LOCAL;
  const secret = readCookie(c, "casus-session");
  return (secret !== undefined && (await app.people.visitor(secret))) || NOBODY;
}

/** The token for forms from the session, else from a cookie of its own; gives the secret if that had to be made. */
function giveFormToken(c: Context): string | undefined {
  const known = readCookie(c, "casus-session") ?? readCookie(c, "casus-form");
  const secret = known ?? newFormSecret();
  c.set("formToken", formTokenOf(secret));
  return known === undefined ? secret : undefined;
}

function isPage(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/html") ?? false;
}

function wanted(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}
