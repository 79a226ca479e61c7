// The bundled sample in a ledger of its own, served for a browser: what a test changes in it nobody else sees.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openApp, samplePath } from "../../src/app/index.ts";
import type { App } from "../../src/app/index.ts";
import { openBrowser } from "./chromium.ts";
import { servePages } from "./server.ts";
import { visitorOf } from "./visit.ts";
import type { Visitor } from "./visit.ts";

export interface SampleSite {
  readonly app: App;
  readonly browser: Browser;
  readonly visitor: Visitor;
  close(): Promise<void>;
}

export async function openSample(): Promise<SampleSite> {
  const dataDir = mkdtempSync(join(tmpdir(), "casus-sample-"));
  const app = await openApp({ dataDir });
  for await (const outcome of app.add([samplePath()]))
    if (outcome.kind === "failed") throw new Error(outcome.message);
  const site = await servePages(app);
  const browser = await openBrowser();
  return {
    app,
    browser,
    visitor: visitorOf(site.address),
    async close() {
      await browser.close();
      await site.close();
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
