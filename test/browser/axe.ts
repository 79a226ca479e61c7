// Asks axe-core for what is wrong with a page for people who cannot see it, or use no mouse.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly target: readonly unknown[] }[];
  }[];
}

/** Serious and critical faults by WCAG 2.2 A and AA and by axe's own good practice, each with where. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Through the debugger, as an analyst's own tools: the page's policy lets no foreign script in.
  await page.evaluate(SOURCE);
  const { violations } = await page.evaluate<Found>(
    `axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, impact, nodes }) =>
      nodes.slice(0, 3).map(({ target }) => `${impact} ${id}: ${target.join(" ")}`),
    );
}
