// Pictures of every page over the bundled sample, for the README and the docs: `node tools/screenshots.ts [FOLDER]`.
// Wide, middle and narrow, light and dark, and on paper. A page that is not in the list of routes is not missed: it is read
// from there, and addresses with an id are filled from the sample.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Browser } from "playwright-core";
import { openApp, samplePath } from "../src/app/index.ts";
import type { App } from "../src/app/index.ts";
import { createWeb } from "../src/web/index.ts";
import { PAGES } from "../src/web/routes.ts";
import { openBrowser } from "../test/browser/chromium.ts";

const SIZES = [
  { width: 1440, scheme: "light" },
  { width: 1440, scheme: "dark" },
  { width: 1024, scheme: "light" },
  { width: 390, scheme: "light" },
] as const;
const HEIGHT = 1000;
/** The map draws itself after the page has come. */
const SETTLING_MS = 700;

/** What stands for `:id`, by the page. */
async function idsOf(app: App): Promise<Readonly<Record<string, string>>> {
  const incidents = await app.incidents({ limit: 200 });
  const [incident] = incidents.rows.toSorted((a, b) => b.reports.length - a.reports.length);
  const documents = await app.documents({ limit: 200 });
  const [document] = documents.rows.toSorted((a, b) => b.counts.events - a.counts.events);
  const { actors } = await app.facets({});
  const actor = actors.find(({ id }) => (app.actor(id)?.relations.length ?? 0) > 2);
  const of = {
    incidents: incident?.id,
    actors: actor?.id,
    documents: document?.id,
    versions: document?.id,
    coding: document?.id,
  };
  return Object.fromEntries(
    Object.entries(of).flatMap(([name, id]) => (id ? [[name, encodeURIComponent(id)]] : [])),
  );
}

/** Addresses of the pages, each with the name of its picture; those without an id in the sample are left out. */
function addressesOf(ids: Readonly<Record<string, string>>): { name: string; address: string }[] {
  return PAGES.flatMap(({ path }) => {
    const [, room = "", ...rest] = path.split("/");
    const name = [room || "today", ...rest.map((part) => (part === ":id" ? "one" : part))].join("-");
    if (!path.endsWith("/:id")) return [{ name, address: path === "/search" ? "/search?q=base" : path }];
    const id = ids[room];
    return id ? [{ name, address: path.replace(":id", id) }] : [];
  });
}

async function picture(
  browser: Browser,
  site: string,
  folder: string,
  { name, address }: { name: string; address: string },
) {
  for (const { width, scheme } of SIZES) {
    const context = await browser.newContext({ viewport: { width, height: HEIGHT }, colorScheme: scheme });
    const page = await context.newPage();
    await page.goto(site + address);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(SETTLING_MS);
    await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`) });
    await context.close();
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site + address);
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: join(folder, `${name}-print.png`) });
  await context.close();
}

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), "casus-pictures-"));
  const app = await openApp({ dataDir });
  await Array.fromAsync(app.add([samplePath()]));
  const { server, site } = await new Promise<{ server: ReturnType<typeof serve>; site: string }>(
    (resolve) => {
      const started = serve({ fetch: createWeb(app).fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
        resolve({ server: started, site: `http://127.0.0.1:${port}` }),
      );
    },
  );
  const browser = await openBrowser();
  for (const one of addressesOf(await idsOf(app))) {
    await picture(browser, site, folder, one);
    process.stdout.write(`${one.name}\n`);
  }
  await browser.close();
  server.close();
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
}

await main(process.argv[2] ?? "screenshots");
