// JSON over HTTP: thin wrappers of what a user can do. Lists come in pages; errors are problem documents (RFC 9457).
import { Hono } from "hono";
import type { Context } from "hono";
import type { App } from "../app/index.ts";
import { CasusError } from "../record/index.ts";
import { inbox } from "./inbox.ts";
export { problem } from "./problem.ts";
export { visitorOf } from "./visitor.ts";
import { judgements } from "./judgements.ts";
import { pageOf, textOf } from "./query.ts";
import { problem, problemOf } from "./problem.ts";

const ADDRESSES =
  "/api/timeline, /api/days, /api/incidents, /api/statements, /api/tallies, /api/documents, /api/search?q=, /api/status, /api/export";

/** The routes, to be mounted under /api. */
export function createApi(app: App): Hono {
  const api = new Hono();
  lists(api, app);
  things(api, app);
  judgements(api, app);
  inbox(api, app);
  api.get("/status", async (c) => c.json(await app.status()));
  api.get("/export", (c) => c.json(app.exports()));
  api.get("/export/:what/:name", (c) => exported(c, app));
  // Not `notFound`: mounted under another app, that one's would answer, with a page.
  api.all("/*", (c) =>
    problem("not-found", `There is no address ${c.req.path} here. There are: ${ADDRESSES}.`),
  );
  api.onError((error) => problemOf(error));
  return api;
}

function lists(api: Hono, app: App): void {
  api.get("/incidents", async (c) => {
    const query = new URL(c.req.url).searchParams;
    const filter = textOf(query, ["from", "to", "type", "mode", "actor", "country", "document"]);
    return c.json(await app.incidents({ ...pageOf(query), ...filter }));
  });
  api.get("/statements", async (c) => {
    const query = new URL(c.req.url).searchParams;
    return c.json(
      await app.statements({ ...pageOf(query), ...textOf(query, ["from", "to", "act", "speaker"]) }),
    );
  });
  api.get("/tallies", async (c) => c.json(await app.tallies(pageOf(new URL(c.req.url).searchParams))));
  api.get("/documents", async (c) => c.json(await app.documents(pageOf(new URL(c.req.url).searchParams))));
  api.get("/timeline", async (c) => {
    const query = new URL(c.req.url).searchParams;
    const filter = textOf(query, ["from", "to", "actor", "mode", "act"]);
    return c.json(await app.timeline({ ...pageOf(query), ...filter }));
  });
  api.get("/days", async (c) => {
    const query = new URL(c.req.url).searchParams;
    return c.json(await app.dayCounts(textOf(query, ["from", "to", "actor", "mode", "act"])));
  });
  api.get("/search", async (c) => {
    const query = new URL(c.req.url).searchParams;
    const words = query.get("q")?.trim();
    if (!words) throw new CasusError("bad-option", "Say what to search for: /api/search?q=WORDS.");
    return c.json(await app.search(words, pageOf(query)));
  });
}

function things(api: Hono, app: App): void {
  api.get("/incidents/:id", async (c) => found(c, "incident", await app.incident(c.req.param("id"))));
  api.get("/documents/:id", async (c) => found(c, "document", await app.document(c.req.param("id"))));
}

function found(c: Context, kind: string, thing: object | undefined): Response {
  if (thing) return c.json(thing);
  throw new CasusError(
    "not-found",
    `There is no ${kind} with the id “${c.req.param("id") ?? ""}” in this ledger.`,
  );
}

async function exported(c: Context, app: App): Promise<Response> {
  const { what, name } = { what: c.req.param("what"), name: c.req.param("name") ?? "" };
  if (what !== "incidents" && what !== "coded") {
    throw new CasusError(
      "bad-option",
      "An export is of “incidents” or “coded”: /api/export/incidents/jsonl.",
    );
  }
  const kind = app.exports().find((one) => one.name === name);
  if (!kind)
    throw new CasusError("bad-option", `There is no export format “${name}”; /api/export lists them.`);
  const byteOrderMark = c.req.query("bom") !== undefined;
  const pieces = app.export(name, { what, byteOrderMark });
  // The first piece is awaited here, so that a refusal is a problem document and not a broken download.
  const first = await pieces.next();
  return new Response(streamOf(first, pieces), {
    headers: {
      "content-type": kind.mimeType,
      "content-disposition": `attachment; filename="casus-${what}.${kind.extension}"`,
    },
  });
}

function streamOf(first: IteratorResult<string>, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let pending: IteratorResult<string> | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      const piece: IteratorResult<string> = pending ?? (await rest.next());
      pending = undefined;
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
}
