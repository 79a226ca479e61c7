// How somebody is turned away: people to the page for signing in, programs with a problem document.
import type { Context } from "hono";
import type { Rule } from "./rules.ts";

export interface Refusing {
  /** Draws the answer, as a page or a problem document. */
  refuse(c: Context, status: 401 | 403, why: string): Response | Promise<Response>;
}

/** The answer to who may not; undefined for who may. */
export async function refusal(c: Context, rule: Rule, { refuse }: Refusing): Promise<Response | undefined> {
  const { visitor } = c.var;
  if (rule.right === "open") return undefined;
  if (visitor.kind === "nobody") return unknown(c, rule, { refuse });
  if (visitor.mustChange && !rule.first) return c.redirect("/account", 303);
  if (rule.right === "own") return ownOnly(c, { refuse });
  // The inbox answers pages of any site, so it looks at nothing that a browser sends by itself.
  if (rule.right === "inbox" && visitor.kind !== "token") return unknown(c, rule, { refuse });
  if (visitor.rights.has(rule.right)) return undefined;
  return refuse(c, 403, `This is for people who may “${rule.right}”; you (${visitor.name}) may not.`);
}

function ownOnly(c: Context, { refuse }: Refusing): Response | Promise<Response> | undefined {
  const { kind } = c.var.visitor;
  if (kind === "person") return undefined;
  return refuse(c, 403, "This is for people who have signed in.");
}

async function unknown(c: Context, rule: Rule, { refuse }: Refusing): Promise<Response> {
  if (isForPeople(c)) {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/login?to=${encodeURIComponent(pathname + search)}`, 303);
  }
  const way =
    rule.right === "inbox"
      ? "with the token of the inbox (casus inbox makes one)"
      : "with a token (casus tokens add), or sign in";
  const answer = await refuse(c, 401, `This is not open to everybody; ask ${way}.`);
  answer.headers.set("www-authenticate", "Bearer");
  // A page that hands something in may read why it failed.
  if (rule.right === "inbox") answer.headers.set("access-control-allow-origin", "*");
  return answer;
}

/** A browser that looks at a page, not a program that reads data. */
function isForPeople(c: Context): boolean {
  const { path, method } = c.req;
  if (method !== "GET" || path.startsWith("/api/") || path.endsWith(".json")) return false;
  return c.req.header("accept")?.includes("text/html") ?? false;
}
