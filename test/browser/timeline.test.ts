// The timeline of the sample in a browser: days chosen by dragging, the axis gone along by keys and wheel, marks reached by
// keys, everything an address; the same ways without scripts; and fifty thousand things no slower than fifty.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LaneCount } from "../../src/record/index.ts";
import { fixtureApp } from "../web/fixture-app.ts";
import { stroke } from "./fingers.ts";
import { openSample, type SampleSite } from "./sample-ledger.ts";
import { servePages } from "./server.ts";
import { visitorOf } from "./visit.ts";

/** As long as a busy machine may take. */
const SLOW = { timeout: 10_000 };

let site: SampleSite;
beforeAll(async () => void (site = await openSample()), 180_000);
afterAll(() => site?.close());

const asked = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);
const lanes = (page: Page) => page.locator("[data-lanes]");
const first = (page: Page) => lanes(page).getAttribute("data-first");

/** Drags over a part of the lanes, in shares of the width that time runs along. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const plot = (await page.locator(".lane-axis").boundingBox())!;
  const y = plot.y + plot.height + 12;
  await page.mouse.move(plot.x + plot.width * from, y);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * ((from + to) / 2), y);
  await page.mouse.move(plot.x + plot.width * to, y);
  await page.mouse.up();
}

describe("the timeline of the sample", () => {
  it("narrows everything to the days dragged over, in place and in the address", async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await site.visitor.visit(context, "/timeline");
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    const ends = [await first(page), await lanes(page).getAttribute("data-last")].map((day) =>
      Date.parse(day!),
    );
    const dayAt = (share: number): string =>
      new Date(ends[0]! + share * (ends[1]! + 864e5 - ends[0]!)).toISOString().slice(0, 10);
    await drag(page, 0.5, 0.6);
    await page.waitForURL(/from=/);
    const { from = "", to = "" } = asked(page);
    expect([from, to]).toEqual([dayAt(0.5), dayAt(0.6)]);
    expect([from, to]).toEqual([await first(page), await lanes(page).getAttribute("data-last")]);
    const days = await page
      .locator(".timeline .day h2 time")
      .evaluateAll((times) => times.map((time) => time.getAttribute("datetime")!));
    expect(days.every((day) => day.slice(0, 7) <= to.slice(0, 7))).toBe(true);
    expect(await page.evaluate(() => "stayed" in window)).toBe(true);
    await page.goBack();
    await expect.poll(() => first(page), SLOW).not.toBe(from);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("goes along the axis and to the marks by keys alone", async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await site.visitor.visit(context, "/timeline");
    const begun = await first(page);
    await lanes(page).focus();
    await page.keyboard.press("+");
    await expect.poll(() => first(page), SLOW).not.toBe(begun);
    const closer = await first(page);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => first(page), SLOW).not.toBe(closer);
    await page.keyboard.press("0");
    await expect.poll(() => first(page), SLOW).toBe(begun);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const address = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    expect(address).toMatch(/^\/(incidents|documents)\//);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/(incidents|documents)\//);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("zooms where the pointer is, by the wheel with a key; an ordinary turn moves the page", async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 700 } });
    const page = await site.visitor.visit(context, "/timeline?by=kind");
    const begun = await first(page);
    const last = await lanes(page).getAttribute("data-last");
    const plot = (await page.locator(".lane-axis").boundingBox())!;
    await page.mouse.move(plot.x + plot.width * 0.9, plot.y + 40);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => scrollY), SLOW).toBeGreaterThan(0);
    expect(await first(page)).toBe(begun);
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    await page.keyboard.down("Control");
    for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -120);
    await page.keyboard.up("Control");
    await expect.poll(() => first(page), SLOW).not.toBe(begun);
    expect(asked(page)["by"]).toBe("kind");
    expect(asked(page)["to"]! <= last!).toBe(true);
    await context.close();
  }, 60_000);

  it("zooms between two fingers and goes along with one; up and down a finger moves the page", async () => {
    const context = await site.browser.newContext({ viewport: { width: 390, height: 800 }, hasTouch: true });
    const page = await site.visitor.visit(context, "/timeline");
    const whole = [await first(page), await lanes(page).getAttribute("data-last")];
    await page.locator(".lane-axis").scrollIntoViewIfNeeded();
    const plot = (await page.locator(".lane-axis").boundingBox())!;
    const y = plot.y + 60;
    const at = (share: number) => ({ x: plot.x + plot.width * share, y });
    await stroke(page, [
      { from: at(0.45), to: at(0.1) },
      { from: at(0.55), to: at(0.9) },
    ]);
    await expect.poll(() => first(page), SLOW).not.toBe(whole[0]);
    const closer = await first(page);
    expect((await lanes(page).getAttribute("data-last"))! < whole[1]!).toBe(true);
    await page.locator("[data-moving]").waitFor({ state: "detached" });
    await stroke(page, [{ from: at(0.2), to: at(0.8) }]);
    await expect.poll(() => first(page), SLOW).not.toBe(closer);
    expect((await first(page))! < closer!).toBe(true);
    expect(asked(page)["from"]).toBe(await first(page));
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("narrows to what a lane of a place holds, and lets the place go again", async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await site.visitor.visit(context, "/timeline?by=place");
    const lane = page.locator(".lane-name a").first();
    const name = await lane.getAttribute("title");
    await lane.click();
    await page.waitForURL(/place=/);
    const place = page.locator('.filters select[name="place"]');
    await expect.poll(() => place.locator("option:checked").textContent(), SLOW).toBe(name);
    expect(await page.locator(".timeline [data-act]").count()).toBe(0);
    await place.selectOption("");
    await expect.poll(() => asked(page)["place"], SLOW).toBeUndefined();
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("shares its days with the map", async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await site.visitor.visit(context, "/timeline?from=2023-12-01&to=2023-12-31");
    await page.getByRole("link", { name: "These days on the map" }).click();
    await page.waitForURL(/\/map\?from=2023-12-01&to=2023-12-31/);
    await page.locator("[data-ready]").waitFor();
    await page.getByRole("link", { name: "These days on the timeline" }).click();
    await page.waitForURL(/\/timeline\?from=2023-12-01&to=2023-12-31/);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("takes the same ways without scripts", async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.visitor.address}/timeline`);
    const begun = await first(page);
    await page.getByRole("link", { name: "Look more closely" }).click();
    expect(await first(page)).not.toBe(begun);
    await page.getByRole("link", { name: "Place", exact: true }).click();
    expect(await lanes(page).getAttribute("aria-label")).toContain("Lanes by place");
    await page.locator("[data-mark]").first().click();
    expect(page.url()).toMatch(/\/(incidents|documents)\//);
    await context.close();
  }, 60_000);
});

/** Fifty thousand incidents of two thousand days and forty actors, as the ledger would count them. */
function fiftyThousand(): {
  counts: LaneCount[];
  days: { day: string; incidents: number; statements: number }[];
} {
  const days = Array.from({ length: 800 }, (_, index) => ({
    day: new Date(Date.UTC(2022, 0, 1 + index)).toISOString().slice(0, 10),
    incidents: 62,
    statements: 1,
  }));
  const counts = days.flatMap(({ day }, index) =>
    Array.from({ length: 31 }, (_, actor): LaneCount => ({
      lane: `group-${actor}`,
      begins: day,
      total: 1 + ((index * 7 + actor * 13) % 3),
      vague: (index + actor) % 2,
    })),
  );
  return { counts, days };
}

it("is as quick over fifty thousand things", async () => {
  const { counts, days } = fiftyThousand();
  expect(counts.reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(49_000);
  const served = await servePages({
    ...fixtureApp(),
    lanes: async () => ({ counts }),
    dayCounts: async () => days,
  });
  const visitor = visitorOf(served.address);
  const context = await site.browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await visitor.visit(context, "/timeline?from=2022-01-01&to=2024-03-10");
  // One path a hue and lane, whatever it stands for.
  expect(await page.locator(".lanes path").count()).toBeLessThan(60);
  const plot = (await page.locator(".lane-axis").boundingBox())!;
  await page.mouse.move(plot.x + plot.width / 2, plot.y + 60);
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    const next = (at: number): void => {
      frames.push(at);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await page.keyboard.down("Control");
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, turn % 2 === 0 ? -60 : 60);
  await page.keyboard.up("Control");
  const gaps = await page.evaluate(() =>
    (window as unknown as { frames: number[] }).frames
      .map((at, index, all) => at - (all[index - 1] ?? at))
      .slice(1),
  );
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  // Sixty frames a second are 17 ms each; a loaded machine gets three times that.
  expect(middle, `frames of ${middle} ms`).toBeLessThan(50);
  await context.close();
  await served.close();
  expect(visitor.faults).toEqual([]);
}, 60_000);
