// The web server: pages with their .json twins, assets, originals, downloads, and the API under /api.
import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import type { App } from "../app/index.ts";
import { createApi } from "../api/index.ts";
import { loadAssets } from "./assets.ts";
import type { Assets } from "./assets.ts";
import { addDownloads } from "./downloads.ts";
import { securityHeaders } from "./headers.ts";
import { layout } from "./layout.ts";
import type { Ask, Drawn, Page } from "./page.ts";
import { faultPage, missingPage } from "./pages/problem.ts";
import { PAGES } from "./routes.ts";

export function createWeb(app: App): Hono {
  const web = new Hono();
  const assets = loadAssets();
  web.use(securityHeaders);
  web.get("/assets/:name{.+}", (c) => asset(c, assets));
  web.route("/api", createApi(app));
  addDownloads(web, app);
  web.get("/", timelineMoved);
  for (const page of PAGES) addPage(web, page, app, assets);
  web.notFound((c) => refused(c, assets, "There is no page at this address.", 404));
  web.onError((error, c) => {
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

function addPage(web: Hono, page: Page, app: App, assets: Assets): void {
  const asked = (c: Context, id: string): Ask => {
    const { pathname, searchParams } = new URL(c.req.url);
    return { app, id, path: pathname, query: searchParams };
  };
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

async function drawn(c: Context, assets: Assets, page: Drawn): Promise<Response> {
  return c.html(await layout(page, { assets, path: c.req.path }));
}

async function refused(
  c: Context,
  assets: Assets,
  missing: string | undefined,
  status: 404 | 500,
): Promise<Response> {
  const page = missing === undefined ? faultPage() : missingPage(missing);
  return c.html(await layout(page, { assets, path: c.req.path }), status);
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
