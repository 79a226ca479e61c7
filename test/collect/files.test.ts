// Files and folders as sources.
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collect } from "../../src/collect/index.ts";
import type { Collected } from "../../src/collect/index.ts";

function folder(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), "casus-collect-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(dir, name, ".."), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return dir;
}

async function all(locations: readonly string[]): Promise<Collected[]> {
  return Array.fromAsync((await collect(locations)).items());
}

describe("collect files", () => {
  it("lists a folder in name order, reads sidecars, leaves other kinds and readmes alone", async () => {
    const dir = folder({
      "b.txt": "B",
      "a.html": "<p>A</p>",
      "b.meta.json": '{"published": "2024-01-02", "title": "Bee", "other": 3}',
      "README.md": "about",
      "d.md": "# D",
      "picture.png": "x",
      ".hidden.txt": "x",
      "deep/er/c.jsonl": "{}",
    });
    const items = await all([dir]);
    expect(items.map((item) => item.kind === "fetched" && `${item.name} ${item.mediaType}`)).toEqual([
      "a text/html",
      "b text/plain",
      "d text/markdown",
      "c application/jsonl",
    ]);
    expect(items[1]).toMatchObject({ given: { published: "2024-01-02", title: "Bee" } });
  });

  it("tells what is wrong and goes on", async () => {
    const dir = folder({ "a.txt": "A", "a.meta.json": "{broken", "b.txt": "B", "c.xyz": "C" });
    const items = await all([join(dir, "missing"), dir, join(dir, "c.xyz")]);
    expect(items.map((item) => item.kind)).toEqual(["failed", "failed", "fetched", "failed"]);
    expect(items.map((item) => (item.kind === "failed" ? item.message : ""))).toEqual([
      expect.stringMatching(/missing: no such file or folder; check the path/),
      expect.stringMatching(/a\.meta\.json: not valid JSON .*mend or remove it/),
      "",
      expect.stringMatching(/c\.xyz: files of this kind are not read; Casus reads \.html/),
    ]);
  });

  it("refuses a file over the limit", async () => {
    const dir = folder({ "a.txt": "0123456789" });
    const plan = await collect([join(dir, "a.txt")], { maxBytes: 5 });
    expect(await Array.fromAsync(plan.items())).toMatchObject([{ kind: "failed", code: "too-long" }]);
  });
});
