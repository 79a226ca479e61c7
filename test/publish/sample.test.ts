// The digest of a week of the bundled sample, as files to open and read: golden/sample-week.md, .html, .txt. What the coder
// makes of the sample changes them too; `npx vitest run test/publish -u` writes them anew, and then they are to be read.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp, samplePath } from "../../src/app/index.ts";

const WEEK = { from: "2023-12-25", to: "2023-12-31" };
const FORMATS = [
  ["markdown", "md"],
  ["html", "html"],
  ["text", "txt"],
] as const;

let folder = "";
let app: App;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "casus-sample-"));
  app = await openApp({ dataDir: folder });
  for await (const outcome of app.add([samplePath()])) expect(outcome.kind).not.toBe("failed");
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe("the digest of a week of the sample", () => {
  it.each(FORMATS)("reads as the golden file (%s)", async (format, ending) => {
    const file = join(import.meta.dirname, "golden", `sample-week.${ending}`);
    await expect(await app.digest({ ...WEEK, format })).toMatchFileSnapshot(file);
  });

  it("gives every entry the words behind it, and every quotation its source", async () => {
    const { sections } = await app.today({ day: WEEK.to, days: 7 });
    const entries = sections.flatMap((section) => section.entries);
    expect(entries.length).toBeGreaterThan(20);
    for (const { headline, quotes } of entries) {
      expect(quotes, headline).not.toEqual([]);
      for (const { text, source } of quotes) expect([text.trim(), source.outlet]).not.toContain("");
    }
  });

  it("keeps Arabic in its direction, in every form", async () => {
    const page = await app.digest({ ...WEEK, format: "html" });
    expect(page).toMatch(/<blockquote[^>]* lang="ar" dir="rtl"/);
    for (const format of ["markdown", "text"] as const)
      expect(await app.digest({ ...WEEK, format })).toMatch(
        /\u2067“[^\u2069]*[\u0600-\u06ff][^\u2069]*\u2069/,
      );
  });

  it("says no sentence of its own again and again", async () => {
    const text = await app.digest({ ...WEEK, format: "markdown" });
    const own = text.split("\n").filter((line) => line !== "" && !/^(?:>|#|\*\*)/.test(line));
    const often = [...Map.groupBy(own, (line) => line)].filter(([, lines]) => lines.length > 4);
    expect(often.map(([line]) => line)).toEqual([]);
  });
});
