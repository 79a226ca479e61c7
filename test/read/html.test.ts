// Pages: what is the article, what the page says of itself, and pages that would break a careless reader.
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { read } from "../../src/read/index.ts";
import type { Document } from "../../src/record/index.ts";

const knowledge = loadKnowledge();
const PARAGRAPHS = [
  "Two rockets fell on the base near the northern city on Monday, the interior ministry said in a statement.",
  "Nobody was hurt in the attack, the first of its kind in the district since last spring, officials added.",
  "Soldiers searched the fields around the base for the launcher until nightfall, and found two empty frames.",
];
const body = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n");

function page(html: string, more: { url?: string; title?: string; published?: string } = {}): Document {
  return read({ id: "p", html, ...more }, knowledge);
}

describe("the article of a page", () => {
  it("is its paragraphs, without menus, bars, comments and forms", () => {
    const html = `<html><head><title>Rockets fall near base | Northern Post</title></head><body>
      <nav><a href="/">Home</a> <a href="/w">World</a></nav>
      <div class="share-bar">Share this <a href="#">Facebook</a></div>
      <article class="post"><h1>Rockets fall near base</h1><p class="byline">By Jane Roe</p>${body}
      <div class="related-posts"><a href="/x">Drones shot down over the airport of the capital, officials say</a></div></article>
      <section id="comments"><p>They should bomb them all, said nobody in particular, in this long comment of a reader.</p></section>
      <footer>© Northern Post. All rights reserved, everywhere and for ever, by all of us here.</footer></body></html>`;
    expect(page(html).text).toBe(PARAGRAPHS.join("\n\n"));
  });

  it("is found inside a form, a wrapper called sidebar, a table", () => {
    expect(page(`<body><form id="all"><div class="with-sidebar">${body}</div></form></body>`).text).toBe(
      PARAGRAPHS.join("\n\n"),
    );
    expect(page(`<table><tr><td>${body}</td></tr></table>`).text).toBe(PARAGRAPHS.join("\n\n"));
  });

  it("keeps inline marks, entities, lists and line breaks as text", () => {
    const html = `<article><p>The <b>army</b> said &ldquo;no&rdquo; &amp; left&nbsp;the town, as it had announced in a note.</p>
      <ul><li>Two rockets fell near the gate of the base.</li><li>One fell in a field behind the village.</li></ul>
      <p>First line of the closing paragraph of it<br>second line of the closing paragraph, with more.</p></article>`;
    expect(page(html).text).toBe(
      "The army said “no” & left the town, as it had announced in a note.\n\nTwo rockets fell near the gate of the base.\nOne fell in a field behind the village.\n\nFirst line of the closing paragraph of it\nsecond line of the closing paragraph, with more.",
    );
  });

  it("is refused with a sentence where a page holds no words", () => {
    expect(() => page("<html><body><script>var a = 1</script></body></html>")).toThrow(
      /Document p holds no words/,
    );
    expect(() => page("")).toThrow(/no article was found/);
  });

  it("survives deep nesting, unclosed tags, stray closings and a great many elements", () => {
    expect(page(`${"<div>".repeat(10_000)}${body}`).text).toBe(PARAGRAPHS.join("\n\n"));
    expect(page(`${"<b>".repeat(10_000)}${PARAGRAPHS[0]}`).text).toContain("Two rockets");
    expect(page(`</div></p>${body}<p>`).text).toContain("Two rockets");
  });

  it.each([
    ["ends that end nothing", `${"<div>".repeat(19_000)}${"</span>".repeat(300_000)}`],
    ["paragraph ends", `${"<div>".repeat(12_000)}${"</p>".repeat(300_000)}`],
    ["crossed tags", "<b><p></b></i>".repeat(75_000)],
    ["forms in forms", `<form>${"<div>".repeat(12_000)}${"<form>".repeat(300_000)}`],
    ["short elements far down", `${"<div>".repeat(12_000)}${"<b></b>".repeat(150_000)}`],
  ])("reads a page of 300,000 tags in linear time: %s", (_, tags) => {
    const started = performance.now();
    expect(page(`<body>${tags}${body}</body>`).text).toContain("Two rockets");
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it("reads 20,000 paragraphs", () => {
    const started = performance.now();
    expect(page(`<body>${`<p>${PARAGRAPHS[0]}</p>`.repeat(20_000)}</body>`).text.length).toBeGreaterThan(
      1_000_000,
    );
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe("what a page says of itself", () => {
  const article = (head: string, inside = ""): string =>
    `<html lang="en-GB"><head>${head}</head><body><article>${inside}${body}</article></body></html>`;

  it.each([
    [
      "json-ld",
      `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2021-03-04T23:30:00+03:00","headline":"X","author":[{"name":"Jane Roe"}],"publisher":{"name":"Northern Post"}}]}</script>`,
      "2021-03-04",
    ],
    ["meta", '<meta property="article:published_time" content="2021-03-05T00:10:00Z">', "2021-03-05"],
    ["meta", '<meta name="date" content="20210306">', "2021-03-06"],
  ] as const)("date from %s", (from, head, published) => {
    expect(page(article(head))).toMatchObject({ published, publishedFrom: from });
  });

  it.each([
    [
      "json-ld",
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a\nb","datePublished":"2021-03-04T10:00",}</script>',
      "",
    ],
    [
      "json-ld",
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"01:38:07 PM IST Mar 4, 2021"}</script>',
      "",
    ],
    ["meta", '<meta property="article:published_time" content="March 4, 2021 12:32">', ""],
    ["time", "", '<time datetime="Thu Mar 04 2021 05:44:06 GMT+0000">x</time>'],
    ["visible", "", "<p><span>von</span><span>publiziert am 4. März 2021</span></p><h1>Drei Raketen</h1>"],
    ["visible", "", "<h1>Три ракеты</h1><div><span>4 марта 2021, 10:15</span></div>"],
    ["url", '<link rel="canonical" href="https://a.example/2021/mar/04/rockets">', ""],
  ] as const)("reads a date that is not written for machines: %s", (from, head, inside) => {
    expect(page(article(head, inside))).toMatchObject({ published: "2021-03-04", publishedFrom: from });
  });

  it.each([
    ["far from the headline", `<h1>Rockets</h1>${"<p>words</p>".repeat(30)}<p>4 March 2021</p>`],
    [
      "inside a sentence",
      "<h1>Rockets</h1><p>On 4 March 2021 the ministry said in a long sentence that it was over.</p>",
    ],
  ])("takes no date %s for that of the page", (_, inside) => {
    expect(page(article("", inside)).published).toBeUndefined();
  });

  it("date from a time element, its words, or the address; the given one before all", () => {
    expect(page(article("", '<time datetime="2021-03-07T10:00">today</time>'))).toMatchObject({
      published: "2021-03-07",
      publishedFrom: "time",
    });
    expect(page(article("", "<time>4 March 2021</time>"))).toMatchObject({
      published: "2021-03-04",
      publishedFrom: "time",
    });
    expect(page(article("", '<div class="post-date">Posted on March 4, 2021 by Jane</div>'))).toMatchObject({
      published: "2021-03-04",
      publishedFrom: "visible",
    });
    expect(page(article(""), { url: "https://example.org/2021/03/08/rockets" })).toMatchObject({
      published: "2021-03-08",
      publishedFrom: "url",
    });
    expect(
      page(article('<meta name="date" content="2021-03-06">'), { published: "2020-01-01" }),
    ).toMatchObject({ published: "2020-01-01", publishedFrom: "given" });
  });

  it.each([
    "<meta name='date' content='yesterday'>",
    "<meta name='date' content='99/99/2021'>",
    "<script type='application/ld+json'>{broken</script>",
    "",
  ])("an unreadable date stays unknown: %s", (head) => expect(page(article(head)).published).toBeUndefined());

  it("title, outlet, author, address, language", () => {
    const head =
      '<title>Rockets fall near base | Northern Post</title><meta property="og:site_name" content="Northern Post"><meta name="author" content="Jane Roe"><link rel="canonical" href="https://example.org/a">';
    expect(page(article(head))).toMatchObject({
      title: "Rockets fall near base",
      outlet: "Northern Post",
      author: "Jane Roe",
      url: "https://example.org/a",
      language: "en",
    });
  });
});
