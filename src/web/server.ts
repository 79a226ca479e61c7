// The web server: pages with their .json twins, assets, originals, downloads, and the API under /api.
import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import type { App } from "../app/index.ts";
import { createApi, MOUNTS, openApi, problem, visitorOf } from "../api/index.ts";
import { CasusError, type ErrorCode } from "../record/index.ts";
import { gate } from "./access/gate.ts";
import { addSignIn } from "./access/sign-in.ts";
import { type Action, formOf } from "./action.ts";
import { ACTIONS } from "./actions.ts";
import { loadAssets } from "./assets.ts";
import type { Assets } from "./assets.ts";
import { addDownloads } from "./downloads.ts";
import { addKeeping } from "./keeping.ts";
import { securityHeaders } from "./headers.ts";
import { layout } from "./layout.ts";
import type { Ask, Drawn, Page } from "./page.ts";
import { faultPage, missingPage, refusedPage } from "./pages/problem.ts";
import { referencePage } from "./pages/reference.ts";
import { PAGES } from "./routes.ts";

export interface WebOptions {
  /** The address that people use, where a proxy stands in front. */
  readonly address?: URL | undefined;
  /** Requests of the API a minute for each token or person; 0: no limit. */
  readonly perMinute?: number | undefined;
  /** Ends the streams that would not end by themselves. */
  readonly signal?: AbortSignal | undefined;
}

export function createWeb(app: App, { address, ...options }: WebOptions = {}): Hono {
  const web = new Hono();
  const assets = loadAssets();
  web.use(compress());
  web.use(securityHeaders);
  web.use((c, next) => {
    c.set("savedViews", () => app.review.savedViews());
    return next();
  });
  web.use(
    gate(app, { address, refusing: { refuse: (c, status, why) => turnedAway(c, assets, status, why) } }),
  );
  web.get("/assets/:name{.+}", (c) => asset(c, assets));
  web.get("/api/v1/reference", (c) => drawn(c, assets, referencePage(openApi())));
  const api = createApi(app, options);
  for (const mount of MOUNTS) web.route(mount, api);
  addDownloads(web, app);
  addKeeping(web, app);
  addSignIn(web, app, {
    draw: (c, page, status) => drawn(c, assets, page, status),
    askOf: (c) => askOf(c, app, ""),
  });
  web.get("/", timelineMoved);
  for (const page of PAGES) addPage(web, page, app, assets);
  for (const action of ACTIONS) addAction(web, action, app, assets);
  web.notFound((c) => refused(c, assets, "There is no page at this address.", 404));
  web.onError((error, c) => {
    const known = error instanceof CasusError ? STATUS_OF[error.code] : undefined;
    if (known !== undefined) return drawn(c, assets, refusedPage(error.message), known);
    process.emitWarning(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}`);
    return refused(c, assets, undefined, 500);
  });
  return web;
}

/** The timeline stood at "/" once: addresses with its filters still lead to it. */
const timelineMoved: MiddlewareHandler = async (c, next) => {
  const { search, searchParams } = new URL(c.req.url);
  const filters = ["actor", "mode", "act", "from", "to", "after"];
  if (filters.some((name) => searchParams.has(name))) return c.redirect(`/timeline${search}`, 301);
  return next();
};

function askOf(c: Context, app: App, id: string): Ask {
  const { pathname, searchParams } = new URL(c.req.url);
  const { visitor, formToken } = c.var;
  return { app, id, path: pathname, query: searchParams, visitor, formToken };
}

function addAction(web: Hono, action: Action, app: App, assets: Assets): void {
  web.post(action.path, async (c) => {
    const done = await action.act(askOf(c, app, c.req.param("id") ?? ""), await formOf(c));
    return "to" in done ? c.redirect(done.to, 303) : drawn(c, assets, done.page, done.status ?? 200);
  });
}

function addPage(web: Hono, page: Page, app: App, assets: Assets): void {
  const asked = (c: Context, id: string): Ask => askOf(c, app, id);
  const hasId = page.path.endsWith("/:id");
  web.get(page.path, async (c) => {
    const id = hasId ? (c.req.param("id") ?? "") : "";
    const answer = await page.answer(asked(c, id));
    if (answer) return drawn(c, assets, answer.draw());
    const twin = hasId && id.endsWith(".json") ? await page.answer(asked(c, id.slice(0, -5))) : undefined;
    return twin ? c.json(twin.data as object) : refused(c, assets, page.missing, 404);
  });
  if (hasId) return;
  web.get(page.twin, async (c) => {
    const answer = await page.answer(asked(c, ""));
    return answer ? c.json(answer.data as object) : c.notFound();
  });
}

/** What the asker can mend; the rest is ours. */
const STATUS_OF: Partial<Record<ErrorCode, 400 | 401 | 403 | 404>> = {
  "bad-input": 400,
  "bad-option": 400,
  unsupported: 400,
  "not-signed-in": 401,
  forbidden: 403,
  "not-found": 404,
};

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 429 | 500;

async function drawn(c: Context, assets: Assets, page: Drawn, status: Status = 200): Promise<Response> {
  const [visitor, { formToken = "", savedViews }] = [visitorOf(c), c.var];
  const views = visitor.rights.has("read") ? await savedViews() : [];
  const query = new URL(c.req.url).searchParams.toString();
  return c.html(await layout(page, { assets, path: c.req.path, query, views, visitor, formToken }), status);
}

/** By the gate: a page for people, a problem document for programs. */
function turnedAway(
  c: Context,
  assets: Assets,
  status: 401 | 403,
  why: string,
): Response | Promise<Response> {
  const isPage = !c.req.path.startsWith("/api/") && c.req.header("accept")?.includes("text/html");
  if (isPage) return drawn(c, assets, refusedPage(why), status);
  return problem(status === 401 ? "not-signed-in" : "forbidden", why);
}

async function refused(
  c: Context,
  assets: Assets,
  missing: string | undefined,
  status: 404 | 500,
): Promise<Response> {
  const page = missing === undefined ? faultPage() : missingPage(missing);
  return drawn(c, assets, page, status);
}

function asset(c: Context, assets: Assets): Response | Promise<Response> {
  const found = assets.get(c.req.param("name") ?? "");
  if (!found) return c.notFound();
  // A year: the name changes with the content (fonts: with the package).
  return c.body(found.body, 200, {
    "content-type": found.type,
    "cache-control": "public, max-age=31536000, immutable",
  });
}
