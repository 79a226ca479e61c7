// What is chosen in a list opens beside it on a wide window, follows the keys, and stands in the address; on a narrow one,
// and without scripts, it is an ordinary page.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "./axe.ts";
import { openSample, type SampleSite } from "./sample-ledger.ts";

/** As long as a busy machine may take. */
const SLOW = { timeout: 10_000 };

let site: SampleSite;
beforeAll(async () => void (site = await openSample()), 180_000);
afterAll(() => site?.close());

const WIDE = { viewport: { width: 1440, height: 900 } };

describe("a list with something beside it", () => {
  it("opens, goes on with j, is sent by its address, and closes with Escape where it was", async () => {
    const context = await site.browser.newContext(WIDE);
    const page = await site.visitor.visit(context, "/documents");
    const rows = page.locator("main [data-row]");
    const title = (index: number) => rows.nth(index).locator("a").first().textContent();
    const beside = page.locator(".beside h1");
    await rows.first().locator("a").first().click();
    await expect.poll(() => beside.textContent(), SLOW).toBe(await title(0));
    expect(new URL(page.url()).pathname).toBe("/documents");
    await page.keyboard.press("j");
    await expect.poll(() => beside.textContent(), SLOW).toBe(await title(1));
    expect(await rows.nth(1).getAttribute("class")).toContain("chosen");
    expect(await seriousFaults(page)).toEqual([]);
    await page.reload();
    await expect.poll(() => beside.textContent(), SLOW).toBe(await title(1));
    await page.keyboard.press("Escape");
    expect(await page.locator(".beside").count()).toBe(0);
    expect(new URL(page.url()).hash).toBe("");
    expect(await page.evaluate(() => document.activeElement?.closest("[data-row]") !== null)).toBe(true);
    await page.keyboard.press("o");
    await page.waitForURL(/\/documents\/./);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("pins the record of words that are clicked, there, and Escape frees it before it closes", async () => {
    const context = await site.browser.newContext(WIDE);
    const page = await site.visitor.visit(context, "/documents");
    await page.locator("main [data-row] a").first().click();
    const beside = page.locator(".beside");
    await beside.locator(".text [data-r]").first().click();
    await beside.locator(".pinned").waitFor();
    expect(new URL(page.url()).pathname).toBe("/documents");
    expect(await beside.locator("mark.shown").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await expect.poll(() => beside.locator(".pinned").count(), SLOW).toBe(0);
    expect(await beside.locator("h1").count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => beside.count(), SLOW).toBe(0);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("leads on to what it names, and back", async () => {
    const context = await site.browser.newContext(WIDE);
    const page = await site.visitor.visit(context, "/timeline");
    await page.locator("main .incident [data-row] a, main .incident a").first().click();
    const beside = page.locator(".beside");
    await beside.getByRole("link", { name: "Read the words in the text" }).first().click();
    await beside.locator("mark.shown").first().waitFor();
    expect(await beside.locator("mark.shown").first().isVisible()).toBe(true);
    await page.goBack();
    await beside.getByRole("heading", { name: "Who says who did it" }).waitFor();
    await page.goBack();
    await expect.poll(() => beside.count(), SLOW).toBe(0);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it.each([
    [390, true],
    [1440, false],
  ])(
    "at %i px, scripts %s, is a page of its own",
    async (width, javaScriptEnabled) => {
      const context = await site.browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${site.visitor.address}/documents`);
      await page.locator("main [data-row] a").first().click();
      await page.waitForURL(/\/documents\/./);
      expect(await page.locator(".beside").count()).toBe(0);
      await context.close();
    },
    60_000,
  );

  it("opens nothing from elsewhere, whatever the address says", async () => {
    const context = await site.browser.newContext(WIDE);
    for (const given of [
      "https://example.org/incidents/x",
      "javascript:alert(1)",
      "//example.org/documents/x",
      "/logout",
    ]) {
      const page = await site.visitor.visit(context, `/documents#beside=${encodeURIComponent(given)}`);
      expect(await page.locator(".beside").count(), given).toBe(0);
    }
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);
});
