// POST /api/inbox: a page or a text from a bookmarklet or another tool; the gate lets in who has a token for it.
import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { App } from "../app/index.ts";
import { CasusError } from "../record/index.ts";
import { problem, problemOf } from "./problem.ts";

/** As for a page that is fetched. */
const MAX_BYTES = 20 * 1024 * 1024;
const PATH = "/inbox";

/** Any page may call it, since nothing but a token opens it (web/access): no cookie is looked at. */
const anyOrigin = cors({
  origin: "*",
  allowMethods: ["POST"],
  allowHeaders: ["authorization", "content-type"],
  maxAge: 600,
});

/** JSON as it is; HTML or plain text with the address and the title in the query. */
async function pushedOf(c: Context): Promise<unknown> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const body = await c.req.text();
  if (type === "application/json") {
    try {
      return JSON.parse(body) as unknown;
    } catch {
      throw new CasusError("bad-input", "The body is no valid JSON.");
    }
  }
  const kind = type === "text/html" ? "html" : type === "text/plain" ? "text" : undefined;
  if (kind === undefined)
    throw new CasusError("unsupported", "The inbox takes application/json, text/html or text/plain.");
  return { ...Object.fromEntries(new URL(c.req.url).searchParams), [kind]: body };
}

export function inbox(api: Hono, app: App): void {
  api.use(PATH, anyOrigin);
  api.options(PATH, (c) => c.body(null, 204));
  api.post(
    PATH,
    bodyLimit({
      maxSize: MAX_BYTES,
      onError: () => problem("too-long", `More than ${MAX_BYTES} bytes; nothing was kept.`),
    }),
    async (c) => {
      try {
        const outcomes = await app.receive(await pushedOf(c));
        const failed = outcomes.find((outcome) => outcome.kind === "failed");
        return c.json({ outcomes }, failed ? 422 : 200);
      } catch (error) {
        return problemOf(error);
      }
    },
  );
}
