// How long a frame of the map takes while a hand drags and zooms it, in a browser without a graphics card: the work of the
// page itself, which other work on the machine lengthens least. `npm run bench -- pages-frames --data DIR` takes any ledger.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openApp, samplePath } from "../../src/app/index.ts";
import { openBrowser } from "../../test/browser/chromium.ts";
import { servePages } from "../../test/browser/server.ts";

const at = process.argv.indexOf("--data");
const given = at < 0 ? undefined : process.argv[at + 1];
const SIZE = { width: 1440, height: 1000 };
const DRAGS = 60;
const TURNS = 12;
/** A ledger of a hundred thousand documents is drawn for the first time. */
const READY_MS = 120_000;

/** Each frame's work is noted as the browser calls for it. */
function noteFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const frames: number[] = [];
    const call = requestAnimationFrame.bind(window);
    Object.assign(window, {
      frames,
      requestAnimationFrame: (draw: FrameRequestCallback) =>
        call((time) => {
          const began = performance.now();
          draw(time);
          frames.push(performance.now() - began);
        }),
    });
  });
}

async function moveAbout(page: Page): Promise<void> {
  const box = (await page.locator(".map-sheet canvas").boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < DRAGS; step++) await page.mouse.move(x - step * 5, y - step * 2);
  await page.mouse.up();
  for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, turn % 2 === 0 ? -200 : 200);
  await page.waitForTimeout(500);
}

async function main(): Promise<void> {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), "casus-frames-"));
  const app = await openApp({ dataDir });
  if (given === undefined) await Array.fromAsync(app.add([samplePath()]));
  const served = await servePages(app);
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(`${served.address}/map`);
  await page.locator("[data-ready]").waitFor({ timeout: READY_MS });
  await noteFrames(page);
  await moveAbout(page);
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  frames.sort((a, b) => a - b);
  const share = (part: number): string => frames[Math.floor((frames.length - 1) * part)]!.toFixed(1);
  const { placed } = await app.pointSpots({});
  console.log(
    `${placed} points: ${frames.length} frames, p50 ${share(0.5)} ms, p95 ${share(0.95)} ms of work each.`,
  );
  await browser.close();
  await served.close();
  await app.close();
  if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
}

await main();
