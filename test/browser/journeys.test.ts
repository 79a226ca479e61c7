// The four journeys that every release is tried with, on the bundled sample: clicks and seconds counted.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSample, type SampleSite } from "./sample-ledger.ts";

let site: SampleSite;
beforeAll(async () => void (site = await openSample()), 180_000);
afterAll(() => site?.close());

/** Clicks and key presses that lead on, counted; each waits for the page that comes of it. */
function walker(page: Page) {
  const began = Date.now();
  let steps = 0;
  const loading = async (act: () => Promise<unknown>): Promise<void> => {
    const loaded = page.waitForEvent("load");
    await act();
    await loaded;
    steps++;
  };
  return {
    click: (what: ReturnType<Page["locator"]>) => loading(() => what.click()),
    press: (key: string) => loading(() => page.keyboard.press(key)),
    steps: () => steps,
    seconds: () => (Date.now() - began) / 1000,
  };
}

describe("journeys", () => {
  it("correspondent: was it claimed, by whom, in which words: from the search box to the quotation", async () => {
    const context = await site.browser.newContext();
    const page = await site.visitor.visit(context, "/");
    const walk = walker(page);
    await page.keyboard.press("/");
    await page.keyboard.type('place:"Erbil International Airport" drone');
    await walk.press("Enter");
    await walk.click(page.locator(".of-incidents a").first());
    expect(await page.locator(".status-sentence").textContent()).toMatch(/report/);
    const claim = page.locator('.claims [data-status="claimed"] a[href^="/documents/"]').first();
    const source = (await claim.count()) > 0 ? claim : page.locator(".report .place").first();
    await walk.click(source);
    expect(await page.locator("mark.shown").count()).toBeGreaterThan(0);
    expect((await page.locator("mark.shown").first().boundingBox())!.y).toBeLessThan(800);
    expect(walk.steps()).toBe(3);
    expect(walk.seconds()).toBeLessThan(20);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("researcher: what have we of their count, what not, and why; and the same as a table", async () => {
    const context = await site.browser.newContext();
    const page = await site.visitor.visit(context, "/");
    const walk = walker(page);
    await walk.click(page.getByRole("link", { name: "Tallies", exact: true }));
    const tally = page.locator(".tally", { has: page.locator(".piles") }).first();
    expect(await tally.locator(".piles").textContent()).toMatch(/In both.*Only theirs.*Only ours/s);
    expect(await tally.locator(".ours").count()).toBeGreaterThan(0);
    const href = await tally.getByRole("link", { name: "CSV of the piles" }).getAttribute("href");
    const table = await (await fetch(site.visitor.address + href)).text();
    expect(table).toMatch(/^pile,why,incident,date,kind,place\r\nin both \(range\),,\d/);
    expect(walk.steps()).toBe(1);
    await context.close();
  }, 60_000);

  it("safety officer: what a group has threatened, in which words, and an alert in two clicks", async () => {
    await writeFile(
      join(site.app.dataDir, "alerts.yaml"),
      'targets:\n  desk: { type: webhook, url: "https://hook.example/desk", secret: S3CRET }\n',
    );
    const context = await site.browser.newContext();
    const page = await site.visitor.visit(context, "/threats");
    const threat = page.locator(".threats .row").first();
    expect(await threat.locator(".quote p").first().textContent()).toBeTruthy();
    await page.goto(`${site.visitor.address}/statements?act=threat`);
    const walk = walker(page);
    await walk.click(page.getByRole("link", { name: /alert/i }).last());
    await walk.click(page.getByRole("button", { name: "Make the alert" }));
    expect((await site.app.alerts.plan()).alerts).toMatchObject([
      { rule: { path: "/statements", query: "act=threat", to: ["desk"] } },
    ]);
    expect(walk.steps()).toBe(2);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("second coder: disagrees with the machine, and sees the figure move", async () => {
    const context = await site.browser.newContext();
    const page = await site.visitor.visit(context, "/review?kind=record");
    const walk = walker(page);
    for (let turn = 0; turn < 8; turn++) await walk.press(turn % 4 === 3 ? "r" : "a");
    expect(await page.locator(".agreed").textContent()).toContain("6 of 8");
    await walk.press("r");
    expect(await page.locator(".agreed").textContent()).toContain("6 of 9");
    expect(walk.steps()).toBe(9);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it.each([
    [1440, "light"],
    [390, "dark"],
  ] as const)(
    "every page is no wider than the window at %d px, %s, and says what it is",
    async (width, colorScheme) => {
      const context = await site.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const { rows } = await site.app.documents({ limit: 1 });
      const id = encodeURIComponent(rows[0]!.id);
      for (const path of [
        "/",
        "/actors",
        "/actors/kataib-hizballah",
        "/coding",
        `/coding/${id}`,
        `/versions/${id}`,
        "/views",
        "/status",
        "/review",
      ]) {
        const page = await site.visitor.visit(context, path);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          path,
        ).toBeLessThanOrEqual(0);
        expect(await page.locator("h1").count(), path).toBe(1);
      }
      await context.close();
      expect(site.visitor.faults.splice(0)).toEqual([]);
    },
    90_000,
  );
});
