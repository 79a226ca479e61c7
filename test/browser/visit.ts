// Opens a page and listens for what a reader would not see: errors of scripts and styles, requests that leave this machine.
import type { BrowserContext, Page } from "playwright-core";

export interface Visitor {
  readonly address: string;
  readonly faults: string[];
  visit(context: BrowserContext, path: string): Promise<Page>;
}

export function visitorOf(address: string): Visitor {
  const faults: string[] = [];
  return {
    address,
    faults,
    async visit(context, path) {
      const page = await context.newPage();
      page.on(
        "console",
        (message) => message.type() === "error" && faults.push(`${path}: ${message.text()}`),
      );
      page.on("pageerror", (error) => faults.push(`${path}: ${error.message}`));
      page.on(
        "request",
        (request) => !request.url().startsWith(address) && faults.push(`${path}: asks ${request.url()}`),
      );
      await page.goto(address + path);
      await page.evaluate(() => document.fonts.ready);
      return page;
    },
  };
}

/** How many pixels the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
