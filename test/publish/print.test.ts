// The digest on paper: the page printed to PDF by a browser, read back by a reader of PDF.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../browser/chromium.ts";

const GOLDEN = join(import.meta.dirname, "golden", "sample-week.html");

let browser: Browser;
let pages: readonly string[];
beforeAll(async () => {
  browser = await openBrowser();
  const page = await browser.newPage({ colorScheme: "dark" });
  await page.setContent(await readFile(GOLDEN, "utf8"));
  const bytes = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const read = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  pages = read.text.map((text) => text.replaceAll(/\s+/g, " "));
});
afterAll(() => browser.close());

describe("the digest on paper", () => {
  it("has its title on the first page and every heading somewhere", async () => {
    const source = await readFile(GOLDEN, "utf8");
    const headings = [...source.matchAll(/<h2[^>]*>([^<]+)</g)].map((match) => match[1]!);
    expect(headings.length).toBeGreaterThan(3);
    expect(pages[0]).toContain("Digest, 25–31 December 2023");
    // Headings are printed in capitals.
    const all = pages.join(" ").toLowerCase();
    for (const heading of headings) expect(all).toContain(heading.toLowerCase());
  });

  it("writes the address of a source out", () => {
    // Long addresses break where the line ends.
    expect(pages.join("").replaceAll(" ", "")).toContain("<https://ar-14.example/2023/12/26/044>");
  });

  it("begins no page with the source of a quotation that stands on the one before", async () => {
    const source = await readFile(GOLDEN, "utf8");
    const outlets = [...source.matchAll(/class="out"[^>]*>([^<]+)<|text-align:right">([^<]+),/g)];
    const names = new Set(outlets.map(([, linked, bare]) => linked ?? bare ?? ""));
    expect(names.size).toBeGreaterThan(5);
    for (const text of pages.slice(1))
      for (const name of names)
        expect(text.startsWith(`${name} <`) || text.startsWith(`${name}, `)).toBe(false);
  });

  it("is dark ink on nothing, whatever the reader's screen has", async () => {
    const page = await browser.newPage();
    await page.setContent(await readFile(GOLDEN, "utf8"));
    const inks = async (media: "print" | "screen"): Promise<readonly string[]> => {
      await page.emulateMedia({ media, colorScheme: "dark" });
      return page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.body);
        return [color, backgroundColor];
      });
    };
    expect(await inks("print")).toEqual(["rgb(31, 35, 40)", "rgba(0, 0, 0, 0)"]);
    expect(await inks("screen")).toEqual(["rgb(228, 226, 221)", "rgb(22, 24, 27)"]);
  });
});
