// The inbox answers pages of any site, for bookmarklets: nothing but a token opens it, and no cookie is looked at.
import type { Hono } from "hono";
import { cors } from "hono/cors";

const PATH = "/inbox";

export function anyOrigin(api: Hono): void {
  api.use(
    PATH,
    cors({
      origin: "*",
      allowMethods: ["POST"],
      allowHeaders: ["authorization", "content-type"],
      maxAge: 600,
    }),
  );
  api.options(PATH, (c) => c.body(null, 204));
}
