// Pictures of text: read when asked, with a box for every word; left out with a word when not.
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";
import { pictureOf } from "../../src/app/pictures.ts";

const word = (text: string, x0: number) => ({
  text,
  confidence: 90,
  bbox: { x0, y0: 0, x1: x0 + 10, y1: 8 },
});

describe("words of a picture", () => {
  it("make a text in which every word knows its box; marks of direction are left out", () => {
    const { text, picture } = pictureOf([
      [word("Two", 0), word("\u200fdrones\u200e", 12)],
      [word("قاعدة", 3)],
    ]);
    expect(text).toBe("Two drones\nقاعدة");
    expect(picture.words.map(({ start, end }) => text.slice(start, end))).toEqual(["Two", "drones", "قاعدة"]);
    expect(picture.words[1]?.box).toEqual([12, 0, 22, 8]);
    expect(picture.confidence).toBeCloseTo(0.9);
  });

  it("may be none", () =>
    expect(pictureOf([])).toEqual({ text: "", picture: { by: "tesseract.js", confidence: 0, words: [] } }));
});

describe("casus add --pictures", () => {
  let dir = "";
  let app: App;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-picture-"));
    app = await openApp({ dataDir: join(dir, "data") });
    await copyFile(new URL("pictures/post.png", import.meta.url), join(dir, "post.png"));
    await mkdir(join(dir, "posters", "page_files"), { recursive: true });
    await copyFile(new URL("pictures/post.png", import.meta.url), join(dir, "posters", "post.png"));
    await copyFile(
      new URL("pictures/post.png", import.meta.url),
      join(dir, "posters", "page_files", "logo.png"),
    );
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("leaves a picture out with a word unless it is asked", async () => {
    const [outcome] = await Array.fromAsync(app.add([join(dir, "post.png")]));
    expect(outcome).toMatchObject({ kind: "failed" });
    expect(outcome?.kind === "failed" && outcome.message).toContain("--pictures");
  });

  it("finds no picture in a folder unless it is asked", async () => {
    expect(await Array.fromAsync(app.add([join(dir, "posters")]))).toEqual([]);
  });

  it(
    "reads a folder: both scripts, the text coded, the boxes kept; parts of a saved page are none",
    { timeout: 60_000 },
    async () => {
      const outcomes = await Array.fromAsync(app.add([join(dir, "posters")], { pictures: true }));
      expect(outcomes).toHaveLength(1);
      const [outcome] = outcomes;
      expect(outcome).toMatchObject({ kind: "added" });
      const view = await app.document(outcome?.kind === "added" ? outcome.document : "");
      const document = view?.document;
      expect(document?.text).toContain("Two drones struck");
      expect(document?.text).toContain("قاعدة عين الأسد");
      expect(document?.picture?.words.length).toBeGreaterThan(10);
      expect(document?.events.map(({ mode }) => mode)).toContain("drone-attack");
    },
  );
});
