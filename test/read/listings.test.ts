// Feeds, channel previews, links and site maps, as collectors and readers see them.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { linksOf, read, readFeed, readInputs, readPreview, readSiteMap } from "../../src/read/index.ts";
import {
  EDITED,
  album,
  closedPage,
  forwarded,
  hiddenForward,
  linked,
  picture,
  previewPage,
  reply,
  unsupported,
} from "../collect/preview-page.ts";

const knowledge = loadKnowledge();
const article = `<p>${"Two rockets struck the air base near the river on Wednesday. ".repeat(12)}</p>`;
const escaped = article.replaceAll("<", "&lt;");

describe("feeds", () => {
  it.each([
    [
      "RSS",
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post &amp; Mail</title><item><title><![CDATA[Rockets &amp; drones]]></title><link>/a</link><guid isPermaLink="false">g1</guid><pubDate>Thu, 04 Mar 2021 01:10:00 +0300</pubDate><content:encoded><![CDATA[${article}]]></content:encoded></item></channel></rss>`,
    ],
    [
      "Atom",
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post &amp; Mail</title><entry><id>g1</id><title type="html">Rockets &amp;amp; drones</title><link rel="alternate" href="https://post.example/a"/><published>2021-03-04T01:10:00+03:00</published><updated>2021-03-09T00:00:00Z</updated><content type="html">${escaped}</content></entry></feed>`,
    ],
    [
      "RDF",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Post &amp; Mail</title><link>https://post.example/</link></channel><item rdf:about="https://post.example/a"><title>Rockets &amp; drones</title><link>https://post.example/a</link><description>${escaped}</description><dc:date>2021-03-04T01:10:00+03:00</dc:date></item></rdf:RDF>`,
    ],
    [
      "JSON Feed",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Post & Mail",
        items: [
          {
            id: "g1",
            url: "https://post.example/a",
            title: "Rockets & drones",
            content_html: article,
            date_published: "2021-03-04T01:10:00+03:00",
          },
        ],
      }),
    ],
  ])("%s", async (_, text) => {
    const feed = await readFeed(text, "https://post.example/feed");
    expect(feed.title).toBe("Post & Mail");
    expect(feed.entries).toMatchObject([
      { url: "https://post.example/a", title: "Rockets & drones", published: "2021-03-04T01:10", full: true },
    ]);
  });

  it("know a teaser from an article", async () => {
    const item = (words: string): string =>
      `<item><guid>x</guid><title>t</title><description>${words}</description></item>`;
    const feed = async (words: string) =>
      (await readFeed(`<rss version="2.0"><channel>${item(words)}</channel></rss>`)).entries[0];
    expect(await feed("Two rockets struck the base.")).toMatchObject({ full: false });
    expect(await feed(`${escaped.slice(0, 700)} …`)).toMatchObject({ full: false });
    expect(await feed(escaped)).toMatchObject({ full: true });
  });

  it("with entities of their own or of other files: they are not looked up, the rest is read", async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const feed = await readFeed(
      `<?xml version="1.0"?>${bomb}<rss version="2.0"><channel><title>T</title><item><title>One &x; &b;</title><link>https://post.example/a</link></item></channel></rss>`,
    );
    expect(feed.entries).toMatchObject([{ url: "https://post.example/a", title: "One &x; &b;" }]);
    expect(JSON.stringify(feed)).not.toContain(readFileSync("/etc/hostname", "utf8").trim() || "root:");
  });

  it("as files give a document an entry; of those named only", async () => {
    const text = `<rss version="2.0"><channel><title>Post</title>${["a", "b"].map((id) => `<item><guid>${id}</guid><link>https://post.example/${id}</link><title>Story ${id}</title><description>${escaped}</description></item>`).join("")}</channel></rss>`;
    const from = {
      bytes: new TextEncoder().encode(text),
      mediaType: "application/rss+xml",
      location: "feed.xml",
      name: "feed",
    };
    expect(await readInputs(from)).toMatchObject([
      { document: { id: "https://post.example/a" } },
      { document: { outlet: "Post" } },
    ]);
    expect(await readInputs({ ...from, parts: ["b"] })).toMatchObject([{ document: { title: "Story b" } }]);
    expect(await readInputs({ ...from, parts: [] })).toEqual([]);
    const [first] = await readInputs(from);
    expect(first?.kind === "document" && read(first.document, knowledge).text).toMatch(/^Two rockets struck/);
  });
});

describe("channel previews", () => {
  const page = previewPage("northpost", [7, 8, 9, 10, 11], {
    8: forwarded("Three drones<br/><br/>over the <b>river</b>. <i class='emoji'><b>🚀</b></i>"),
    9: reply("https://t.me/northpost/7", "It was us."),
    10: picture,
    11: "<div class='tgme_widget_message_text js-message_text'>x</div>",
  }).replace(
    'js-widget_message" data-post="northpost/11"',
    'js-widget_message service_message" data-post="northpost/11"',
  );

  it("give posts as an export gives messages", async () => {
    expect(readPreview(page)).toMatchObject({ channel: "northpost", title: "North Post" });
    const from = { bytes: new TextEncoder().encode(page), mediaType: "text/html", location: "p", name: "p" };
    const inputs = await readInputs(from);
    const documents = inputs.flatMap((input) =>
      input.kind === "document" ? [read(input.document, knowledge)] : [],
    );
    expect(documents).toMatchObject([
      {
        id: "telegram-1001234567-7",
        url: "https://t.me/northpost/7",
        outlet: "North Post",
        published: "2021-03-04T08:13",
        publishedFrom: "message",
        medium: { kind: "telegram", name: "North Post" },
        text: "Post 7: two drones struck the air base near the river,\nthe group said in statement no. 7.",
      },
      {
        id: "telegram-1001234567-8",
        forwardedFrom: "Other Channel",
        text: "Three drones\n\nover the river. 🚀",
      },
      { id: "telegram-1001234567-9", replyTo: "7", text: "It was us." },
    ]);
    expect(readPreview(page).posts.map((post) => post.number)).toEqual([7, 8, 9, 10, 11]);
  });

  const shown = (inside: string): { text: string } | undefined => {
    const { posts } = readPreview(previewPage("northpost", [21], { 21: inside }));
    expect(posts.map((post) => post.number)).toEqual([21]);
    const { document } = posts[0]!;
    return document && read(document, knowledge);
  };
  const words = "<div class='tgme_widget_message_text js-message_text' dir='auto'>It was us.</div>";

  it.each([
    ["changed since", `${words}${EDITED}`, { text: "It was us.", published: "2021-03-04T08:13" }],
    [
      "an answer",
      reply("https://t.me/northpost/7?single", "It was us."),
      { text: "It was us.", replyTo: "7" },
    ],
    ["from somebody hidden", hiddenForward("It was us."), { text: "It was us.", forwardedFrom: "Somebody" }],
    ["several pictures", album("northpost", [21, 22, 23], "It was us."), { text: "It was us." }],
    ["with a link's card", linked("It was us."), { text: "It was us." }],
    [
      "with a quotation inside",
      words.replace("It was us.", "They say<blockquote>It was us.</blockquote>and no more."),
      { text: "They say\nIt was us.\nand no more." },
    ],
  ])("a post %s", (_, inside, expected) => {
    const document = shown(inside);
    expect(document).toMatchObject(expected);
    expect(document!.text).toBe(expected.text);
  });

  it.each([
    ["pictures alone", picture],
    ["nothing that the preview shows", unsupported("northpost", 21)],
    [
      "an answer with a picture",
      reply("https://t.me/northpost/7", "").replace(/<div[^>]*js-message_text.*$/, picture),
    ],
  ])("a post with %s has no words", (_, inside) => expect(shown(inside)).toBeUndefined());

  it.each([
    "A channel of the north.",
    "This channel can't be displayed because it was used to spread violence.",
  ])("a page without a preview is refused: %s", (why) => {
    expect(() => readPreview(closedPage(why))).toThrow(/shows no channel/);
  });

  it("of no channel are refused, and an empty channel is empty", () => {
    expect(() => readPreview("<html><div class='tgme_page'>x</div></html>")).toThrow(/shows no channel/);
    expect(readPreview(previewPage("northpost", [])).posts).toEqual([]);
  });
});

describe("links", () => {
  it("of a page, absolute and once", () => {
    const html =
      '<base href="/news/"><a href="a.html#x">1</a><a href="a.html">1</a><a href="//other.example/b">2</a><a href="mailto:x@y">3</a><a href="javascript:x()">4</a><a>5</a>';
    expect(linksOf(html, "https://post.example/")).toEqual([
      "https://post.example/news/a.html",
      "https://other.example/b",
    ]);
  });

  it("of site maps: pages, an index, one address a line", () => {
    const base = "https://post.example/map";
    expect(
      readSiteMap(
        `<?xml version="1.0"?><urlset><url><loc><![CDATA[https://post.example/a?x=1&y=2]]></loc><lastmod>2021-03-04</lastmod><image:image><image:loc>https://post.example/i.jpg</image:loc></image:image></url><url><loc></loc></url></urlset>`,
        base,
      ),
    ).toEqual({
      pages: [{ url: "https://post.example/a?x=1&y=2", modified: "2021-03-04" }],
      maps: [],
    });
    expect(
      readSiteMap("<sitemapindex><sitemap><loc>/b.xml</loc></sitemap></sitemapindex>", base).maps,
    ).toEqual([{ url: "https://post.example/b.xml" }]);
    expect(readSiteMap("https://post.example/a\n\nnot a link\n", base).pages).toEqual([
      { url: "https://post.example/a" },
    ]);
    expect(readSiteMap("<html><p>no map</p></html>", base)).toEqual({ pages: [], maps: [] });
  });
});
