// Documents as the world may send them: markup in every field, broken characters, no end. Nothing of it runs, nothing breaks.
import { describe, expect, it } from "vitest";
import type { CodedDocument } from "../../src/record/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { at, coded } from "../publish/fixture/build.ts";
import { fixtureApp } from "./fixture-app.ts";

const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;

function webWith(document: CodedDocument) {
  return createWeb(fixtureApp({ incidents: [], documents: [document] }));
}

async function textOf(document: CodedDocument, query = ""): Promise<string> {
  const response = await webWith(document).request(`/documents/${encodeURIComponent(document.id)}${query}`);
  expect(response.status).toBe(200);
  return response.text();
}

describe("hostile documents", () => {
  it("markup in id, title, outlet, author and text stays text", async () => {
    const text = `He said ${MARKUP} today.`;
    const document = coded({
      id: MARKUP,
      text,
      language: "en",
      title: MARKUP,
      outlet: MARKUP,
      author: MARKUP,
      url: `https://x.example/${MARKUP}`,
      mentions: [{ id: MARKUP, ...at(text, "He"), type: "person", name: MARKUP }],
    });
    for (const page of [
      await textOf(document),
      await (await webWith(document).request("/documents")).text(),
    ]) {
      expect(page).not.toMatch(/<script>|<img/);
      expect(page).not.toMatch(/"><script/);
    }
  });

  it.each([
    "/search?q=",
    "/timeline?actor=",
    "/documents/x?show=",
    "/documents/x?words=",
    "/statements?speaker=",
    "/?day=",
  ])("markup in the address stays text: %s", async (path) => {
    const document = coded({ id: "x", text: "Some words.", language: "en" });
    const page = await (await webWith(document).request(path + encodeURIComponent(MARKUP))).text();
    expect(page).not.toMatch(/<script>|<img/);
  });

  it("ids of odd characters are found again by the links to them", async () => {
    for (const id of ["a/b", "a b", "a%2Fb", "ü?#&", "x.json", "..%2f", "السلام"]) {
      const document = coded({ id, text: "Some words.", language: "en" });
      const web = webWith(document);
      const list = await (await web.request("/documents")).text();
      const href = /href="(\/documents\/[^"]+)"/.exec(list)?.[1]?.replaceAll("&amp;", "&") ?? "";
      const page = await web.request(href);
      expect(page.status, id).toBe(200);
      expect(await page.text()).toContain("Some words.");
      expect((await web.request(`${href}.json`)).headers.get("content-type"), id).toContain("json");
    }
  });

  it("broken surrogates, nulls and signs of direction do not break the page", async () => {
    const text = "a\ud800b \u202e rtl \u0000 c \udfff 😀";
    const document = coded({
      id: "x",
      text,
      language: "und",
      mentions: [{ id: "m1", start: 1, end: 3, type: "person" }],
    });
    expect(await textOf(document)).toContain("😀");
  });

  it("spans outside the text, empty or overlapping, are survived", async () => {
    const text = "One two three four.";
    const mention = (id: string, start: number, end: number) => ({ id, start, end, type: "person" as const });
    const mentions = [
      mention("m1", 0, 7),
      mention("m2", 4, 13),
      mention("m3", 4, 4),
      mention("m4", 500, 600),
      mention("m5", 14, 900),
    ];
    const page = await textOf(coded({ id: "x", text, language: "en", mentions }), "?show=m5");
    const words = /<p>(.*?)<\/p><\/div>|<div class="para"><p>(.*?)<\/p>/s.exec(
      page.slice(page.indexOf('class="text"')),
    );
    expect((words?.[2] ?? words?.[1] ?? "").replace(/<[^>]+>/g, "")).toBe(text);
  });

  it("a text of five million characters on one line opens in parts, at once", async () => {
    const text = "Rockets hit the base. ".repeat(230_000);
    const mentions = Array.from({ length: 20_000 }, (_, index) => ({
      id: `m${index}`,
      start: index * 22,
      end: index * 22 + 7,
      type: "weapon" as const,
    }));
    const document = coded({ id: "long", text, language: "en", mentions });
    const started = performance.now();
    const page = await textOf(document, "?show=m15000");
    expect(page.length).toBeLessThan(3_000_000);
    expect(page).toContain('id="m15000"');
    expect(page).toContain("Next part");
    expect(performance.now() - started, "a few hundred ms on an idle machine").toBeLessThan(5000);
  });
});
