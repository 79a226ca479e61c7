// The map in a browser: days kept by the strip under it, in the address and on the way to the timeline; and fifty thousand
// points that move with the hand.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IncidentPoint } from "../../src/record/index.ts";
import { fixtureApp } from "../web/fixture-app.ts";
import { columnsOf, spotsOf } from "../web/fixture-points.ts";
import { stroke } from "./fingers.ts";
import { openSample, type SampleSite } from "./sample-ledger.ts";
import { servePages } from "./server.ts";
import { visitorOf } from "./visit.ts";

/** As long as a busy machine may take. */
const SLOW = { timeout: 10_000 };

let site: SampleSite;
beforeAll(async () => void (site = await openSample()), 180_000);
afterAll(() => site?.close());

const SIZE = { viewport: { width: 1440, height: 1000 } };
const inView = (page: Page) => page.locator("#listed h2").textContent();
const asked = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe("the map of the sample", () => {
  it("keeps the days dragged over, in the address and on the way to the timeline", async () => {
    const context = await site.browser.newContext(SIZE);
    const page = await site.visitor.visit(context, "/map");
    await page.locator("[data-ready]").waitFor();
    await expect.poll(() => inView(page), SLOW).toMatch(/^\d+ in view/);
    const all = await inView(page);
    const strip = (await page.locator(".map-days").boundingBox())!;
    await page.mouse.move(strip.x + strip.width * 0.8, strip.y + 10);
    await page.mouse.down();
    await page.mouse.move(strip.x + strip.width - 2, strip.y + 10, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => inView(page), SLOW).not.toBe(all);
    // The list follows when the hand rests.
    await page.waitForTimeout(500);
    const from = asked(page, "from");
    expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await page.locator("[data-same-days]").getAttribute("href")).toContain(`from=${from}`);
    const kept = await inView(page);
    // The address alone gives the same days, with the strip of all of them.
    await page.reload();
    await page.locator("[data-ready]").waitFor();
    await expect.poll(() => inView(page), SLOW).toBe(kept);
    expect(await page.locator(".map-days .out").count()).toBeGreaterThan(0);
    await page.locator(".map-days").focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".map-days .out").count(), SLOW).toBe(0);
    expect(asked(page, "from")).toBeNull();
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);
});

it("is moved by one finger and zoomed by two", async () => {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await site.visitor.visit(context, "/map");
  await page.locator("[data-ready]").waitFor();
  await expect.poll(() => inView(page), SLOW).toMatch(/^\d+ in view/);
  const counted = async (): Promise<number> => Number.parseInt((await inView(page)) ?? "", 10);
  const all = await counted();
  const sheet = (await page.locator(".map-sheet canvas").boundingBox())!;
  const at = (across: number, down: number) => ({
    x: sheet.x + sheet.width * across,
    y: sheet.y + sheet.height * down,
  });
  await stroke(page, [
    { from: at(0.35, 0.5), to: at(0.2, 0.5) },
    { from: at(0.65, 0.5), to: at(0.8, 0.5) },
  ]);
  await expect.poll(counted, SLOW).toBeLessThan(all);
  const close = await counted();
  for (let times = 0; times < 6; times++) await stroke(page, [{ from: at(0.1, 0.4), to: at(0.9, 0.4) }]);
  await expect.poll(counted, SLOW).not.toBe(close);
  await context.close();
  expect(site.visitor.faults.splice(0)).toEqual([]);
}, 60_000);

/** Towns of a region, each with its share; a tenth of them known only roughly. */
function points(count: number): IncidentPoint[] {
  return Array.from({ length: count }, (_, index): IncidentPoint => {
    const [a, b] = [(index * 0.618_034) % 1, (index * 0.754_878) % 1];
    const day = new Date(Date.UTC(2022, 0, 1 + (index % 800))).toISOString().slice(0, 10);
    return {
      id: `i${index}`,
      lat: 24 + a * 18,
      lon: 32 + b * 26,
      precision: index % 10 === 0 ? "admin" : "settlement",
      place: `Town ${index % 500}`,
      from: day,
      to: day,
      type: "assault",
      mode: "shelling",
      reports: 1,
    };
  });
}

it("moves fifty thousand points with the hand", async () => {
  const all = points(50_000);
  const served = await servePages({
    ...fixtureApp(),
    points: async ({ limit }) => ({ points: all.slice(0, limit), unplaced: 0 }),
    pointSpots: async () => spotsOf({ points: all, unplaced: 0 }),
    pointColumns: async () => columnsOf({ points: all, unplaced: 0 }),
  });
  const visitor = visitorOf(served.address);
  const context = await site.browser.newContext(SIZE);
  const page = await visitor.visit(context, "/map");
  await page.locator("[data-ready]").waitFor();
  await expect.poll(() => inView(page), SLOW).toContain("50,000 in view");
  const sheet = (await page.locator(".map-sheet canvas").boundingBox())!;
  await page.mouse.move(sheet.x + 400, sheet.y + 250);
  await page.evaluate(() => {
    const gaps: number[] = [];
    Object.assign(window, { gaps });
    let before = performance.now();
    const next = (): void => {
      const now = performance.now();
      gaps.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await page.mouse.down();
  for (let step = 0; step < 40; step++)
    await page.mouse.move(sheet.x + 400 - step * 6, sheet.y + 250 - step * 2);
  await page.mouse.up();
  for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, turn % 2 === 0 ? -200 : 200);
  const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  expect(gaps.length).toBeGreaterThan(10);
  // A tenth of a second a frame, on two busy cores without a graphics card, is where dragging begins to stutter.
  expect(middle, `frames of ${middle} ms`).toBeLessThan(100);
  await context.close();
  await served.close();
  expect(visitor.faults).toEqual([]);
}, 120_000);
