// Our cookies: the session, the secret of forms, and that of a sign-in with a provider. No script can read them, no other
// site's request brings them (but a link that is followed); over TLS they are bound to this very name.
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { cookieSecure } from "./where.ts";

export type CookieName = "casus-session" | "casus-form" | "casus-provider";

export function readCookie(c: Context, name: CookieName): string | undefined {
  return cookieSecure(c) ? getCookie(c, name, "host") : getCookie(c, name);
}

/** `endsAt`: an instant; without one the cookie goes with the browser's window. */
export function writeCookie(c: Context, name: CookieName, value: string, endsAt?: string): void {
  setCookie(c, name, value, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    ...(endsAt !== undefined && { expires: new Date(endsAt) }),
    ...(cookieSecure(c) && { secure: true, prefix: "host" }),
  });
}

export function dropCookie(c: Context, name: CookieName): void {
  deleteCookie(c, name, { path: "/", ...(cookieSecure(c) && { secure: true, prefix: "host" }) });
}
