// Is what somebody's browser sends from a page of ours? By the origin that the browser names (hono's check of forms), and
// for forms by the token in them. Requests with a token of a program need neither: no browser sends that by itself.
import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { readCookie } from "./cookies.ts";
import { FORM_FIELD, isTokenOf } from "./form-token.ts";
import type { Refusing } from "./refusal.ts";
import { originOf } from "./where.ts";

const SECRET_BYTES = 32;
/** Forms carry words, not files. */
const MOST_BYTES = 1 << 20;
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

const formOrigin = csrf({ origin: (origin, c) => origin === originOf(c) });
const formSize = bodyLimit({ maxSize: MOST_BYTES });

export function newFormSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** The answer to what is not from a page of ours; undefined for what is. */
export async function requireOurs(c: Context, { refuse }: Refusing): Promise<Response | undefined> {
  const { visitor } = c.var;
  if (SAFE.has(c.req.method) || visitor.kind === "token") return undefined;
  if (isElsewhere(c)) return refuse(c, 403, "This was sent from another site. Nothing was changed.");
  if (!FORM.test(c.req.header("content-type") ?? "")) return undefined;
  if (!(await passes(c)))
    return refuse(c, 403, "This form was not sent from a page of Casus. Nothing was changed.");
  const secret = readCookie(c, "casus-session") ?? readCookie(c, "casus-form");
  const given = await fieldOf(c);
  if (secret !== undefined && isTokenOf(secret, given)) return undefined;
  return refuse(
    c,
    403,
    "This form was open for too long, or cookies are switched off. Go back, load the page again, and send it once more. Nothing was changed.",
  );
}

/** Undefined also for a body that is no form, whatever it says. */
async function fieldOf(c: Context): Promise<unknown> {
  try {
    return (await c.req.parseBody())[FORM_FIELD];
  } catch {
    return undefined;
  }
}

/** The browser says so itself; programs say nothing, and bring no cookie. */
function isElsewhere(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin") return true;
  const origin = c.req.header("origin");
  return site === undefined && origin !== undefined && origin !== originOf(c);
}

/** hono's middleware, asked as a question. */
async function passes(c: Context): Promise<boolean> {
  try {
    let through = false;
    await formOrigin(c, async () => {
      const refused = await formSize(c, async () => void (through = true));
      if (refused) through = false;
    });
    return through;
  } catch (error) {
    if (error instanceof HTTPException) return false;
    throw error;
  }
}
