// Review in a real browser: by keys alone, by marking words in the text, and without scripts through the forms.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSample, type SampleSite } from "./sample-ledger.ts";
import { textsBelowAA } from "./contrast.ts";
import { overflow } from "./visit.ts";

let site: SampleSite;
beforeAll(async () => void (site = await openSample()), 180_000);
afterAll(() => site?.close());

const heading = (page: Page) => page.locator("#looked").textContent();
const current = (page: Page) => page.locator('.queue [aria-current="true"] a').getAttribute("href");

/** Presses a key and waits for the page that comes of it. */
async function press(page: Page, key: string): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.keyboard.press(key);
  await loaded;
}

describe("review", () => {
  it("goes through twenty things by keys alone, and takes the last one back", async () => {
    const context = await site.browser.newContext();
    const page = await site.visitor.visit(context, "/review?kind=record");
    const began = Date.now();
    for (let turn = 0; turn < 20; turn++) await press(page, turn % 4 === 3 ? "r" : "a");
    const seconds = (Date.now() - began) / 1000;
    const { agreement, last } = await site.app.review.queue({ by: "local" });
    expect(agreement).toMatchObject({ judged: 20, accepted: 15 });
    expect(await page.locator(".agreed").textContent()).toContain("15 of 20");
    await press(page, "u");
    expect(await page.locator(".agreed").textContent()).toContain("15 of 19");
    expect((await site.app.review.queue({ by: "local" })).last[0]!.judgement.id).not.toBe(
      last[0]!.judgement.id,
    );
    // A person reads for longer than this; what the program needs must not be felt.
    expect(seconds / 20).toBeLessThan(3);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 120_000);

  it("j and k turn the queue, o opens the record's words", async () => {
    const context = await site.browser.newContext();
    const page = await site.visitor.visit(context, "/review?kind=record");
    const first = await current(page);
    await press(page, "j");
    expect(await current(page)).not.toBe(first);
    await press(page, "k");
    expect(await current(page)).toBe(first);
    await press(page, "o");
    expect(await page.locator("mark.shown").count()).toBeGreaterThan(0);
    await context.close();
  });

  it("a digit chooses a report and s parts it off, u brings it back; why a record is there stands under it", async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const { items } = await site.app.review.queue({ by: "local", kind: "disagreement" });
    const item = items.find((one) => one.kind === "disagreement" && one.incident.reports.length > 2)!;
    const page = await site.visitor.visit(context, `/review?item=${encodeURIComponent(item.key)}`);
    const chosen = page.locator('select[name="report"]');
    await page.keyboard.press("3");
    const third = await chosen.inputValue();
    expect(await chosen.locator("option:checked").textContent()).toMatch(/^3\./);
    expect(await page.locator(".report.picked").count()).toBe(1);
    await press(page, "s");
    const [last] = (await site.app.review.queue({ by: "local" })).last;
    expect(last).toMatchObject({ on: "pair", judgement: { verdict: "different" } });
    expect(JSON.stringify(last!.judgement)).toContain(JSON.stringify(third));
    await press(page, "u");
    const ruled = (await site.app.review.queue({ by: "local", kind: "record" })).items.find(
      (one) => one.kind === "record" && one.of === "event" && one.words.length > 0,
    )!;
    await site.visitor.visit(context, `/review?item=${encodeURIComponent(ruled.key)}`);
    expect(await page.locator(".made-by").first().textContent()).toMatch(/Made by/);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("words marked in the text become the value of a field", async () => {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const { items } = await site.app.review.queue({ by: "local", kind: "record" });
    const event = items.find((item) => item.kind === "record" && item.of === "event");
    const page = await site.visitor.visit(context, `/review?item=${encodeURIComponent(event!.key)}`);
    await page.locator(".fix select").selectOption("targets");
    const words = await page.evaluate(() => {
      const text = document.querySelector(".excerpt .m")!.firstChild as Text;
      const [, first = ""] = /(\S+)/.exec(text.data) ?? [];
      getSelection()!.setBaseAndExtent(
        text,
        text.data.indexOf(first),
        text,
        text.data.indexOf(first) + first.length,
      );
      return first;
    });
    await expect.poll(() => page.locator('.fix input[name="value"]').inputValue()).toBe(words);
    const loaded = page.waitForEvent("load");
    await page.locator('.fix button[value="fix"]').click();
    await loaded;
    const targets = page.locator(".fields div", { hasText: "targets" });
    expect(await targets.textContent()).toContain("corrected by local");
    expect(await targets.locator("q").first().textContent()).toBe(words);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  });

  it("works through forms alone: a merge, its withdrawal, a correction that cannot be", async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await site.visitor.visit(context, "/review?kind=merge");
    const { items } = await site.app.review.queue({ by: "local", kind: "merge" });
    const keys = async (): Promise<string[]> =>
      (await site.app.review.queue({ by: "local", kind: "merge" })).items.map(({ key }) => key);
    await page.getByRole("button", { name: "Not the same" }).click();
    expect(await heading(page)).toContain("One incident, or two?");
    expect(await keys()).not.toContain(items[0]!.key);
    await page.locator(".last-done button").first().click();
    expect(await keys()).toContain(items[0]!.key);

    await page.goto(`${site.visitor.address}/review?kind=record`);
    await page.locator(".fix select").selectOption("date");
    await page.locator('.fix input[name="value"]').fill("the day before");
    await page.getByRole("button", { name: "Fix" }).click();
    expect(await page.locator("main").textContent()).toContain("a date is written 2023-11-02");
    await context.close();
    site.visitor.faults.splice(0);
  });

  it.each([
    [1440, "light"],
    [1024, "dark"],
    [390, "light"],
  ] as const)(
    "is legible and no wider than the window at %d px, %s",
    async (width, colorScheme) => {
      const context = await site.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      for (const kind of ["", "?kind=disagreement", "?kind=name", "?kind=record"]) {
        const page = await site.visitor.visit(context, `/review${kind}`);
        expect(await overflow(page), kind).toBeLessThanOrEqual(0);
        expect(await page.evaluate(textsBelowAA), kind).toEqual([]);
      }
      await context.close();
      expect(site.visitor.faults.splice(0)).toEqual([]);
    },
    60_000,
  );
});
