// What an analyst does on the pages of the sample: parting and joining reports, pinning a record, reading what changed.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSample, type SampleSite } from "./sample-ledger.ts";

let site: SampleSite;
beforeAll(async () => void (site = await openSample()), 180_000);
afterAll(() => site?.close());

/** Clicks and waits for the page that comes of it. */
async function press(page: Page, button: ReturnType<Page["locator"]>): Promise<void> {
  const loaded = page.waitForEvent("load");
  await button.click();
  await loaded;
}

async function largest() {
  const { rows } = await site.app.incidents({ limit: 200 });
  return rows.toSorted((a, b) => b.reports.length - a.reports.length)[0]!;
}

describe.each([[true], [false]])("an incident, scripts %s", (javaScriptEnabled) => {
  it("is parted from a report and put together again", async () => {
    const context = await site.browser.newContext({ javaScriptEnabled });
    const { id, reports } = await largest();
    const page = await site.visitor.visit(context, `/incidents/${encodeURIComponent(id)}`);
    const heading = page.locator("#reports");
    expect(await heading.textContent()).toContain(`${reports.length} reports`);
    await press(page, page.getByRole("button", { name: "Not of this incident" }).last());
    expect(await heading.textContent()).not.toContain(`${reports.length} reports`);
    const undo = page.locator(".judgements").getByRole("button", { name: "Undo" });
    while ((await undo.count()) > 0) await press(page, undo.first());
    expect(await heading.textContent()).toContain(`${reports.length} reports`);
    expect(await page.locator(".judgements .withdrawn").count()).toBeGreaterThan(0);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("is merged with another by its address, and parted by taking that back", async () => {
    const context = await site.browser.newContext({ javaScriptEnabled });
    const { rows } = await site.app.incidents({ limit: 200 });
    const [a, b] = rows.filter(({ reports }) => reports.length === 1);
    const page = await site.visitor.visit(context, `/incidents/${encodeURIComponent(a!.id)}`);
    await page
      .locator(".by-hand input[name=other]")
      .fill(`${site.visitor.address}/incidents/${encodeURIComponent(b!.id)}`);
    await press(page, page.getByRole("button", { name: "Merge with this one" }));
    expect(await page.locator("#reports").textContent()).toContain("2 reports");
    await press(page, page.locator(".judgements").getByRole("button", { name: "Undo" }).first());
    expect(await page.locator("#reports").textContent()).toContain("One report");
    await context.close();
  }, 60_000);
});

describe("a document", () => {
  it("a click on words pins their record, with what made it; Escape frees it", async () => {
    const { rows } = await site.app.documents({ limit: 100 });
    const row = rows.find(({ counts, language }) => counts.events > 0 && language === "en")!;
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await site.visitor.visit(context, `/documents/${encodeURIComponent(row.id)}`);
    await press(page, page.locator(".event-trigger").first());
    expect(page.url()).toMatch(/show=[a-z]\d+#[a-z]\d+$/);
    const pinned = page.locator(".pinned");
    expect(await pinned.textContent()).toContain("made by");
    expect(await page.locator(".event-trigger").first().getAttribute("title")).toContain("made by");
    const loaded = page.waitForEvent("load");
    await page.keyboard.press("Escape");
    await loaded;
    expect(await pinned.count()).toBe(0);
    await context.close();
    expect(site.visitor.faults.splice(0)).toEqual([]);
  });

  it("says that it was read the same each time", async () => {
    const { rows } = await site.app.documents({ limit: 1 });
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await site.visitor.visit(context, `/documents/${encodeURIComponent(rows[0]!.id)}`);
    await page.getByRole("link", { name: "versions" }).click();
    expect(await page.locator(".lede").textContent()).toContain("kept once");
    await context.close();
  });
});
