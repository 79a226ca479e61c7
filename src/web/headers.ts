// The headers that every answer carries: nothing runs but our own files, nothing is framed, no address leaks to outlets.
import type { MiddlewareHandler } from "hono";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** A page may set a stricter or narrower policy of its own before; the rest is added to whatever leaves. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  // A year, for the name that people use: it is only ever reached over TLS from then on.
  if (c.get("address")?.protocol === "https:")
    c.res.headers.set("strict-transport-security", "max-age=31536000");
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
};
