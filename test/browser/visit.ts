// Opens a page and listens for what a reader would not see: errors of scripts and styles, requests that leave this machine.
import type { BrowserContext, Page } from "playwright-core";

export interface Visitor {
  readonly address: string;
  readonly faults: string[];
  visit(context: BrowserContext, path: string): Promise<Page>;
}

export function visitorOf(address: string): Visitor {
  const faults: string[] = [];
  const listenTo = (page: Page): void => {
    const note = (what: string): unknown => faults.push(`${new URL(page.url()).pathname}: ${what}`);
    page.on("console", (message) => message.type() === "error" && note(message.text()));
    page.on("pageerror", (error) => note(error.message));
    page.on("request", (request) => !request.url().startsWith(address) && note(`asks ${request.url()}`));
  };
  return {
    address,
    faults,
    /** In the page that the context has open, or in a new one. */
    async visit(context, path) {
      const [open] = context.pages();
      const page = open ?? (await context.newPage());
      if (!open) listenTo(page);
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
