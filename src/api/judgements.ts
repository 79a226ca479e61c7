// People's judgements over HTTP: making one and taking it back. Everything else of the API only reads.
import type { Context, Hono } from "hono";
import { z } from "zod";
import type { App } from "../app/index.ts";
import { CasusError } from "../record/index.ts";
import { visitorOf } from "./visitor.ts";

const TEXT_MAX = 2000;

const Asked = z.object({
  a: z.string().min(1).max(TEXT_MAX),
  b: z.string().min(1).max(TEXT_MAX),
  verdict: z.enum(["same", "different", "unsure"]),
  /** Only heeded from the one person of a ledger without accounts; everybody else signs with their name. */
  by: z.string().min(1).max(TEXT_MAX).optional(),
  why: z.string().max(TEXT_MAX).optional(),
});

/**
 * Only JSON is taken: a form of another site can send none without the browser asking first, and nothing here answers
 * that question.
 */
async function bodyOf(request: Request): Promise<z.infer<typeof Asked>> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new CasusError("bad-input", "Send a judgement as application/json.");
  }
  const parsed = Asked.safeParse(await request.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new CasusError(
    "bad-input",
    'A judgement is {"a": REPORT, "b": REPORT, "verdict": "same" | "different" | "unsure", "by"?: NAME, "why"?: TEXT}.',
  );
}

/** Nobody signs with another's name. */
function signature(c: Context, given?: string): string {
  const { kind, name } = visitorOf(c);
  return kind === "local" ? (given ?? name) : name;
}

export function judgements(api: Hono, app: App): void {
  api.post("/judgements", async (c) => {
    const { by, ...asked } = await bodyOf(c.req.raw);
    return c.json(await app.judge({ ...asked, by: signature(c, by) }), 201);
  });
  api.delete("/judgements/:id", async (c) => c.json(await app.withdraw(c.req.param("id"), signature(c))));
}
