// The documentation site builds from docs/, holds every page once, and no link in it leads nowhere.
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const site = mkdtempSync(join(tmpdir(), "casus-docs-site-"));
let built: ReturnType<typeof spawnSync>;

beforeAll(() => {
  built = spawnSync(process.execPath, [join(root, "tools/site.ts"), site], { cwd: root });
}, 60_000);
afterAll(() => rmSync(site, { recursive: true, force: true }));

function anchorsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!));
}

/** Links of a page, without those that the builder marks as leading out of the documentation. */
function linksOf(html: string): string[] {
  const tags = [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag);
  const inside = tags.filter((tag) => !tag.includes('class="elsewhere"'));
  return inside.flatMap((tag) => / href="([^"]+)"/.exec(tag)?.[1] ?? []);
}

describe("the documentation site", () => {
  it("has a page for every file of docs/", () => {
    expect(built.status, String(built.stderr)).toBe(0);
    const files = globSync("**/*.md", { cwd: join(root, "docs") });
    const pages = new Set(globSync("**/*.html", { cwd: site }));
    for (const file of files) expect(pages, file).toContain(file.replace(/\.md$/, ".html"));
    for (const more of ["index.html", "api-reference.html", "accuracy.html", "speed.html"])
      expect(pages).toContain(more);
  });

  it("has no link that leads nowhere", () => {
    const lost: string[] = [];
    for (const page of globSync("**/*.html", { cwd: site })) {
      const html = readFileSync(join(site, page), "utf8");
      for (const href of linksOf(html)) {
        if (/^[a-z]+:/.test(href)) continue;
        const [path, anchor] = href.split("#");
        const file = path === "" ? page : join(dirname(page), path!);
        try {
          const there = readFileSync(join(site, file), "utf8");
          if (anchor !== undefined && !anchorsOf(there).has(decodeURIComponent(anchor)))
            lost.push(`${page}: ${href}`);
        } catch {
          lost.push(`${page}: ${href}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  it("shows code as code and tables as tables, and runs nothing", () => {
    const page = readFileSync(join(site, "record-format.html"), "utf8");
    expect(page).toContain("<table>");
    expect(page).toContain('<nav aria-label="Chapters">');
    expect(page).not.toContain("<script");
  });
});
