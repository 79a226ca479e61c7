// Sources polled into a data folder, from a site on loopback: what is new, changed, gone, failing, and a run broken off.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApp } from "../../src/app/index.ts";
import type { AddOutcome } from "../../src/record/index.ts";
import { articlePage, openSite } from "./site.ts";
import type { Answer } from "./site.ts";
import type { Site } from "./site.ts";
import { previewPage } from "./preview-page.ts";

let dir = "";
let site: Site;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-watch-"));
  site = await openSite();
});
afterEach(async () => {
  site.close();
  await rm(dir, { recursive: true, force: true });
});

async function describeSource(collect: string): Promise<void> {
  await mkdir(join(dir, "sources"), { recursive: true });
  await writeFile(
    join(dir, "sources", "post.yaml"),
    `- {id: post, name: Northern Post, language: en, collect: ${collect}}\n`,
  );
}

/** Polls once; outcomes in a short form, and how the poll went. */
async function pollOnce(signal?: AbortSignal, onOutcome?: (outcome: AddOutcome) => void) {
  const app = await openApp({ dataDir: dir, allowPrivate: true });
  const outcomes: string[] = [];
  try {
    await app.watch({
      once: true,
      delayMs: 0,
      signal,
      sources: ["post"],
      onOutcome: (_, outcome) => {
        onOutcome?.(outcome);
        outcomes.push(
          outcome.kind === "added" || outcome.kind === "known"
            ? outcome.kind
            : `${outcome.kind} ${outcome.location}`,
        );
      },
    });
    const health = app.sources().find((one) => one.id === "post")!;
    const { rows } = await app.documents({ limit: 100 });
    const faults = (await app.verify()).faults;
    return { outcomes, health, rows, faults };
  } finally {
    await app.close();
  }
}

const feedOf = (...items: string[]): string =>
  `<rss version="2.0"><channel><title>Post</title><link>${site.base}/</link>${items.join("")}</channel></rss>`;
const item = (name: string): string =>
  `<item><title>Story ${name}</title><link>${site.base}/${name}</link><guid>${name}</guid><pubDate>Thu, 04 Mar 2021 10:00:00 +0300</pubDate><description>Two rockets…</description></item>`;

const notThere: Answer = (_, response) => response.writeHead(404).end();

describe("a feed", () => {
  it("brings each new page once, with outlet, title and address", async () => {
    await describeSource(`{type: feed, url: "${site.base}/feed.xml"}`);
    site.pages.set("/feed.xml", feedOf(item("a"), item("b")));
    for (const name of ["a", "b", "c"]) site.pages.set(`/${name}`, articlePage(`Story ${name}`, name));
    const first = await pollOnce();
    expect(first).toMatchObject({ outcomes: ["added", "added"], health: { state: "ok" }, faults: [] });
    expect(first.rows).toMatchObject([
      { outlet: "Northern Post", published: "2021-03-04T10:00" },
      { outlet: "Northern Post", title: expect.stringMatching(/^Story/) },
    ]);
    site.pages.set("/feed.xml", feedOf(item("c"), item("a"), item("b")));
    site.asked.length = 0;
    expect((await pollOnce()).outcomes).toEqual(["added"]);
    expect(site.asked).toEqual(["/robots.txt", "/feed.xml", "/c"]);
  });

  it("is asked for conditionally, once everything on it was had", async () => {
    await describeSource(`{type: feed, url: "${site.base}/feed.xml", max: 1}`);
    const conditions: (string | undefined)[] = [];
    site.pages.set("/feed.xml", (request, response) => {
      conditions.push(request.headers["if-none-match"]);
      if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else response.setHeader("etag", '"1"').end(feedOf(item("a"), item("b")));
    });
    for (const name of ["a", "b"]) site.pages.set(`/${name}`, articlePage(`Story ${name}`, name));
    expect((await pollOnce()).outcomes).toEqual(["added"]);
    // One page was left over: the feed is asked for whole again.
    expect((await pollOnce()).outcomes).toEqual(["added"]);
    expect(await pollOnce()).toMatchObject({ outcomes: [], health: { state: "ok" } });
    expect(conditions).toEqual([undefined, undefined, '"1"']);
  });

  it("is read itself where it carries the articles", async () => {
    const body = `<p>${"Two rockets struck the air base near the river on Wednesday night. ".repeat(12)}</p>`;
    const full = item("a").replace(
      "<description>",
      `<content:encoded><![CDATA[${body}]]></content:encoded><description>`,
    );
    await describeSource(`{type: feed, url: "${site.base}/feed.xml"}`);
    site.pages.set(
      "/feed.xml",
      feedOf(full).replace("<rss", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"'),
    );
    const first = await pollOnce();
    expect(first.outcomes).toEqual(["added"]);
    expect(first.rows).toMatchObject([{ id: `${site.base}/a`, outlet: "Northern Post", title: "Story a" }]);
    expect(site.asked).not.toContain("/a");
    expect((await pollOnce()).outcomes).toEqual([]);
  });

  it.each([
    ["no feed", "<html><body>moved</body></html>", /no RSS, Atom or JSON feed/],
    ["nothing", "", /the answer was empty/],
    ["no such page", notThere, /the server answered 404: the listing is not there/],
  ])("that gives %s is failing, not empty", async (_, answer, message) => {
    await describeSource(`{type: feed, url: "${site.base}/feed.xml"}`);
    site.pages.set("/feed.xml", answer);
    const { health } = await pollOnce();
    expect(health).toMatchObject({
      state: "failing",
      failuresInARow: 1,
      error: expect.stringMatching(message),
    });
    expect(health.lastSuccessAt).toBeUndefined();
    expect(Object.values(health.leftOut)).toEqual([1]);
  });

  it("whose pages cannot all be had brings the others, and tries the rest again", async () => {
    await describeSource(`{type: feed, url: "${site.base}/feed.xml"}`);
    site.pages.set("/feed.xml", feedOf(item("a"), item("b")));
    site.pages.set("/a", (_, response) => response.writeHead(403).end());
    site.pages.set("/b", articlePage("Story b"));
    expect(await pollOnce()).toMatchObject({
      outcomes: [`failed ${site.base}/a`, "added"],
      health: { state: "ok" },
    });
    site.pages.set("/a", articlePage("Story a", "again"));
    expect((await pollOnce()).outcomes).toEqual(["added"]);
  });

  it("that was there and is not any more is failing; its documents stay", async () => {
    await describeSource(`{type: feed, url: "${site.base}/feed.xml"}`);
    site.pages.set("/feed.xml", feedOf(item("a")));
    site.pages.set("/a", articlePage("Story a"));
    expect((await pollOnce()).health).toMatchObject({ state: "ok", documents: 1 });
    site.pages.set("/feed.xml", notThere);
    for (const failuresInARow of [1, 2])
      expect(await pollOnce()).toMatchObject({ health: { state: "failing", failuresInARow, documents: 1 } });
    site.pages.set("/feed.xml", feedOf(item("a")));
    expect((await pollOnce()).health).toMatchObject({ state: "ok", failuresInARow: 0 });
  });
});

describe("pages by their addresses", () => {
  it.each([
    ["one", (base: string) => `{type: page, url: "${base}/a"}`, 1],
    ["a list of two", (base: string) => `{type: list, urls: ["${base}/a", "${base}/b"]}`, 2],
  ])("%s, never had, is failing as often as it is asked for", async (_, collect, times) => {
    await describeSource(collect(site.base));
    for (let poll = 1; poll <= 7; poll++) {
      const { health } = await pollOnce();
      expect(health).toMatchObject({ state: "failing", failuresInARow: poll });
      expect(health.leftOutLast).toMatch(/the server answered 404/);
    }
    expect(site.asked.filter((path) => path !== "/robots.txt")).toHaveLength(7 * times);
  });

  it("one of two that is not there is left out, told, and left alone after a while", async () => {
    await describeSource(`{type: list, urls: ["${site.base}/a", "${site.base}/b"]}`);
    site.pages.set("/a", articlePage("Story a"));
    expect((await pollOnce()).health).toMatchObject({
      state: "ok",
      documents: 1,
      leftOut: { "fetch-failed": 1 },
    });
    expect((await pollOnce()).health).toMatchObject({ state: "ok", documents: 1 });
  });
});

describe("a folder", () => {
  it("is looked for in the data folder, and what is new or changed in it is read", async () => {
    await describeSource("{type: files, path: incoming}");
    expect((await pollOnce()).health).toMatchObject({ state: "failing", leftOut: { "not-found": 1 } });
    await mkdir(join(dir, "incoming"));
    await writeFile(join(dir, "incoming", "a.txt"), "Two rockets fell near the base on Friday.");
    expect((await pollOnce()).health).toMatchObject({ state: "ok", documents: 1 });
    expect((await pollOnce()).outcomes).toEqual([]);
  });
});

describe("sections and site maps", () => {
  it("follow the links that fit", async () => {
    await describeSource(`{type: section, url: "${site.base}/news", links: "/story/"}`);
    site.pages.set(
      "/news",
      '<a href="/story/1#top">1</a> <a href="story/2">2</a> <a href="/about">x</a> <a href="/story/1">1</a>',
    );
    for (const n of [1, 2]) site.pages.set(`/story/${n}`, articlePage(`Story ${n}`, String(n)));
    expect((await pollOnce()).outcomes).toEqual(["added", "added"]);
    expect(site.asked).toEqual(["/robots.txt", "/news", "/story/1", "/story/2"]);
  });

  it("without one link that fits is failing", async () => {
    await describeSource(`{type: section, url: "${site.base}/news", links: "/story/"}`);
    site.pages.set("/news", '<a href="/new-path/1">1</a>');
    expect((await pollOnce()).health).toMatchObject({
      state: "failing",
      error: expect.stringMatching(/no link on the page fits/),
    });
  });

  it("go through an index of site maps", async () => {
    await describeSource(`{type: sitemap, url: "${site.base}/map.xml", links: "/story/", days: 3}`);
    const [now, old] = [new Date().toISOString(), "2001-01-01"];
    site.pages.set(
      "/map.xml",
      `<sitemapindex><sitemap><loc>${site.base}/new.xml</loc><lastmod>${now}</lastmod></sitemap><sitemap><loc>${site.base}/old.xml</loc><lastmod>${old}</lastmod></sitemap></sitemapindex>`,
    );
    site.pages.set(
      "/new.xml",
      `<urlset><url><loc>${site.base}/story/1</loc><lastmod>${now.slice(0, 10)}</lastmod></url><url><loc>${site.base}/story/2</loc><lastmod>${old}</lastmod></url><url><loc>${site.base}/about</loc></url></urlset>`,
    );
    site.pages.set("/story/1", articlePage("Story 1"));
    expect((await pollOnce()).outcomes).toEqual(["added"]);
    expect(site.asked).toEqual(["/robots.txt", "/map.xml", "/new.xml", "/story/1"]);
  });
});

describe("a page looked at again", () => {
  const source = (): string => `{type: page, url: "${site.base}/a", recheck: {every: 0s, for: 10d}}`;

  it("is unchanged, then a new version, then gone since; the last copy stays", async () => {
    await describeSource(source());
    site.pages.set("/a", (request, response) => {
      if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else response.setHeader("etag", '"1"').end(articlePage("Story"));
    });
    expect((await pollOnce()).outcomes).toEqual(["added"]);
    expect((await pollOnce()).outcomes).toEqual([`unchanged ${site.base}/a`]);
    site.pages.set("/a", articlePage("Story", "Three men were held."));
    expect(await pollOnce()).toMatchObject({ outcomes: ["added"], health: { documents: 1, versions: 1 } });
    site.pages.delete("/a");
    expect(await pollOnce()).toMatchObject({ outcomes: [`gone ${site.base}/a`], health: { gone: 1 } });
    const last = await pollOnce();
    expect(last.outcomes).toEqual([]);
    expect(last.rows).toHaveLength(1);
    const app = await openApp({ dataDir: dir });
    const view = (await app.document(last.rows[0]!.id))!;
    expect(view.document.text).toContain("Three men were held.");
    expect(view.gone).toMatchObject({ status: 404, since: expect.stringMatching(/^20/) });
    const versions = await app.versions(last.rows[0]!.id);
    expect(versions.map((version) => version.changes.map((change) => change.kind))).toEqual([
      [],
      expect.arrayContaining(["added", "removed"]),
    ]);
    await app.close();
  });
});

describe("a channel preview", () => {
  const posts = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const set = (shown: readonly number[], before?: number): void => {
    site.pages.set(
      `/s/northpost${before === undefined ? "" : `?before=${before}`}`,
      previewPage("northpost", shown),
    );
  };

  it("is read back to the last post known, and tells a post that was taken away", async () => {
    await describeSource(`{type: telegram, channel: northpost, base: "${site.base}", pages: 2}`);
    set(posts(21, 40));
    set(posts(1, 20), 21);
    const first = await pollOnce();
    expect(first.outcomes).toHaveLength(40);
    expect(first.rows[0]).toMatchObject({
      outlet: "Northern Post",
      id: expect.stringMatching(/^telegram-1001234567-\d+$/),
    });
    set([...posts(61, 70), ...posts(72, 80)]);
    set(posts(41, 60), 61);
    set(posts(21, 40), 41);
    site.asked.length = 0;
    expect((await pollOnce()).outcomes.filter((one) => one === "added")).toHaveLength(39);
    expect(site.asked).toEqual(["/robots.txt", "/s/northpost", "/s/northpost?before=61"]);
    set(posts(61, 80).filter((number) => number !== 71 && number !== 66));
    expect((await pollOnce()).outcomes).toEqual(["gone https://t.me/northpost/66"]);
  });

  it("that shows no channel any more is failing, and the channel is gone since; its posts stay", async () => {
    await describeSource(`{type: telegram, channel: northpost, base: "${site.base}"}`);
    set(posts(1, 2));
    await pollOnce();
    site.pages.set("/s/northpost", (_, response) => response.writeHead(503).end());
    expect((await pollOnce()).outcomes).toEqual([`failed ${site.base}/s/northpost`]);
    site.pages.set("/s/northpost", "<html><body><div class='tgme_page_description'>x</div></body></html>");
    const closed = await pollOnce();
    expect(closed.health).toMatchObject({
      state: "failing",
      error: expect.stringMatching(/shows no channel/),
    });
    expect(closed.outcomes.toSorted()).toEqual([
      `failed ${site.base}/s/northpost`,
      `gone ${site.base}/s/northpost`,
    ]);
    const app = await openApp({ dataDir: dir });
    const view = await app.document("telegram-1001234567-1");
    expect(view).toMatchObject({ gone: { status: 200 }, document: { outlet: "Northern Post" } });
    await app.close();
  });
});

describe("a run broken off", () => {
  it("goes on where it was: nothing asked for twice, nothing lost, nothing doubled", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
    await describeSource(`{type: feed, url: "${site.base}/feed.xml"}`);
    site.pages.set("/feed.xml", feedOf(...names.map(item)));
    for (const name of names) site.pages.set(`/${name}`, articlePage(`Story ${name}`, `It was ${name}.`));
    const stop = new AbortController();
    let seen = 0;
    await pollOnce(stop.signal, () => ++seen === 5 && stop.abort());
    const second = await pollOnce();
    expect(second.rows).toHaveLength(12);
    expect(second.faults).toEqual([]);
    const pages = site.asked.filter((path) => path.startsWith("/p"));
    expect(new Set(pages).size).toBe(12);
    expect(pages).toHaveLength(12);
  });

  it("codes what was kept but not coded, without asking again", async () => {
    await describeSource(`{type: page, url: "${site.base}/a"}`);
    site.pages.set("/a", articlePage("Story"));
    await pollOnce();
    // As a crash leaves it: the copy is in the archive, its poll is not in the journal, nothing is in the ledger.
    for (const name of ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "watch/journal.jsonl"])
      await rm(join(dir, name), { force: true });
    site.asked.length = 0;
    expect(await pollOnce()).toMatchObject({ rows: [{ outlet: "Northern Post" }], faults: [] });
    expect(site.asked).toEqual([]);
  });

  it("the journal outlives a torn last line", async () => {
    await describeSource(`{type: page, url: "${site.base}/a"}`);
    site.pages.set("/a", articlePage("Story"));
    await pollOnce();
    const path = join(dir, "watch", "journal.jsonl");
    await writeFile(path, `${await readFile(path, "utf8")}{"source":"po`);
    expect((await pollOnce()).health.lastSuccessAt).toBeDefined();
  });
});
