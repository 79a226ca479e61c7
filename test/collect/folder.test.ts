// `casus add FOLDER`: files of every kind, good and bad, in one go; what cannot be read is told and the rest goes on.
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApp } from "../../src/app/index.ts";
import type { AddOutcome, CodedDocument } from "../../src/record/index.ts";
import { articlePage } from "./site.ts";
import { letter, pdf, savedPage, warc } from "./sample-files.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-folder-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function addAll(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = join(dir, "in");
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const app = await openApp({ dataDir: join(dir, "data") });
  try {
    const outcomes = await Array.fromAsync(app.add([folder]));
    const documents: CodedDocument[] = [];
    for (const outcome of outcomes)
      if (outcome.kind === "added") documents.push((await app.document(outcome.document))!.document);
    return { outcomes, documents, verified: await app.verify() };
  } finally {
    await app.close();
  }
}

const failures = (outcomes: readonly AddOutcome[]): string[] =>
  outcomes.flatMap((one) =>
    one.kind === "failed" ? [`${one.code}: ${one.message.replace(/^.*\/in\//, "")}`] : [],
  );

const sentence = "Two rockets struck the air base near the river on Wednesday night, the ministry said.";
const message = (id: number, more: object = {}) => ({
  id,
  type: "message",
  date: "2021-03-04T10:00:00",
  text: sentence,
  ...more,
});

describe("a folder of many kinds", () => {
  it("gives a document of each, with what is known of it", async () => {
    const { outcomes, documents, verified } = await addAll({
      "a.html": articlePage("Rockets at the base"),
      "b.md": `---\ntitle: "Markdown"\ndate: 2021-03-05\n---\n# Rockets\n\nTwo **rockets** struck [the base](https://post.example/x) on Wednesday.\n\n- one\n- two\n`,
      "c.eml": letter,
      "d.mhtml": savedPage,
      "e.pdf": pdf(["Two rockets struck the air base near the river", "on Wednesday night."]),
      "f.warc.gz": await warc([
        { url: "https://post.example/w", body: articlePage("In a web archive", "Later.") },
        { url: "https://post.example/i.png", body: "x", type: "image/png" },
        { url: "https://post.example/404", body: "<p>not here</p>", status: "HTTP/1.1 404 Not Found" },
      ]),
      "g.txt.gz": gzipSync("Three drones were shot down over the port on Friday."),
      "h.xml": `<rss version="2.0"><channel><title>Feed</title><item><guid>x</guid><link>https://post.example/f</link><title>T</title><description>Four men were held near the border on Friday.</description></item></channel></rss>`,
      "export/result.json": JSON.stringify({
        id: 77,
        name: "North",
        messages: [
          message(1, { photo: "photos/1.jpg" }),
          { id: 2, type: "service", action: "pin_message" },
          message(3, {
            forwarded_from: "Other",
            edited: "2021-03-04T11:00:00",
            reply_to_message_id: 1,
            text: "It was us, once more, on Friday night.",
          }),
        ],
      }),
      "export/photos/1.jpg": "not a real picture",
      "left/alone.jpg": "no export here",
    });
    expect(failures(outcomes)).toEqual([]);
    expect(
      documents.map(({ id, title, published, outlet, url }) => [
        id.replace(/-[0-9a-f]{8}$/, ""),
        title,
        published,
        outlet,
        url,
      ]),
    ).toEqual([
      ["a", "Rockets at the base", "2021-03-04", undefined, undefined],
      ["b", "Markdown", "2021-03-05", undefined, undefined],
      ["c", "Rockets at the base – daily", "2021-03-04", "Northern Post", undefined],
      ["d", "Rockets at the base", "2021-03-04", undefined, "https://post.example/a"],
      ["e", "Report on the air base", undefined, undefined, undefined],
      ["telegram-77-1", undefined, "2021-03-04T10:00", "North", undefined],
      ["telegram-77-3", undefined, "2021-03-04T10:00", "North", undefined],
      ["w", "In a web archive", "2021-03-04", undefined, "https://post.example/w"],
      ["g", undefined, undefined, undefined, undefined],
      ["https://post.example/f", "T", undefined, "Feed", "https://post.example/f"],
    ]);
    expect(documents[1]!.text).toBe("Rockets\n\nTwo rockets struck the base on Wednesday.\n\n- one\n- two");
    expect(documents[4]!.text).toBe("Two rockets struck the air base near the river on Wednesday night.");
    expect(documents[6]).toMatchObject({ forwardedFrom: "Other", edited: "2021-03-04T11:00", replyTo: "1" });
    expect(documents[5]).toMatchObject({ media: [{ kind: "photo", path: "photos/1.jpg" }] });
    // The picture of the export is kept, the one outside is not.
    expect(verified).toMatchObject({ originals: 10, faults: [] });
  });

  it("links a text that is another's, and keeps versions apart from copies", async () => {
    const text = `${sentence}\n\nNobody was hurt, and the damage to the runway was small, an officer told reporters on Thursday.`;
    const { documents } = await addAll({
      "a.txt": text,
      "b.txt": `RUNWAY HIT\n\n${text}`,
      "c.txt": "Another story about a port and a ship on Friday.",
    });
    expect(documents.map(({ copyOf }) => copyOf?.document)).toEqual([undefined, documents[0]!.id, undefined]);
  });

  // Bad input elsewhere: redirect loops, compressed bombs over the network, servers that stop, TLS: url.test.ts; clocks
  // that jump: plan.test.ts; charsets said wrongly: read/inputs.test.ts; entities of other files: read/listings.test.ts.
  it("tells what is wrong with each bad one, and goes on", async () => {
    const arabic = Buffer.from([0xc7, 0xe1, 0xda, 0xd1, 0xc7, 0xde, 0x20]);
    const { outcomes, documents } = await addAll({
      "bomb.txt.gz": gzipSync(Buffer.alloc(80 << 20)),
      "broken.pdf": "%PDF-1.4 broken",
      "deep.html": `${"<div>".repeat(10_000)}<p>${sentence}</p><p>${sentence}</p>`,
      "empty.html": "",
      "export.json": '{"id": 1, "name": "North", "messages": [{"id": 1, "text": "cut',
      "noise.txt": Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 256)),
      "picture.pdf": pdf([]),
      "torn.txt.gz": gzipSync("x ".repeat(5000)).subarray(0, 30),
      "torn.warc.gz": (
        await warc([{ url: "https://post.example/w", body: articlePage("Archived") }])
      ).subarray(0, 300),
      "utf16.txt": Buffer.from(sentence, "utf16le"),
      "wacz.wacz": "no zip",
      "windows.txt": Buffer.concat(Array.from({ length: 8 }, () => arabic)),
      "zz.txt": "The last one is read as well, on Friday.",
    });
    expect(failures(outcomes).sort()).toEqual([
      expect.stringMatching(/^too-long: bomb\.txt\.gz: unpacks to more than/),
      expect.stringMatching(/^unreadable: broken\.pdf: the PDF cannot be opened/),
      expect.stringMatching(/^unreadable: empty\.html: the file is empty/),
      expect.stringMatching(/^unreadable: export\.json is not valid JSON/),
      expect.stringMatching(/^unreadable: noise\.txt holds no text/),
      expect.stringMatching(/^unreadable: torn\.txt\.gz: the gzip data is broken off/),
      expect.stringMatching(/^unreadable: torn\.warc\.gz: /),
      expect.stringMatching(/^unreadable: wacz\.wacz: no WACZ file/),
      expect.stringMatching(/^unsupported: picture\.pdf: the PDF has no text layer, only pictures/),
    ]);
    expect(documents.map(({ id }) => id.replace(/-[0-9a-f]{8}$/, ""))).toEqual([
      "deep",
      "utf16",
      "windows",
      "zz",
    ]);
    expect(documents[1]!.text).toBe(sentence);
    expect(documents[2]!.text).toContain("العراق");
  });

  it("does not read a page of 200 MB into memory", async () => {
    await mkdir(join(dir, "in"));
    await writeFile(join(dir, "in", "large.html"), "<p>");
    await truncate(join(dir, "in", "large.html"), 200 << 20);
    const { outcomes } = await addAll({ "small.txt": "Two rockets fell near the base on Friday." });
    expect(failures(outcomes)).toEqual([
      expect.stringMatching(/^too-long: large\.html: 209715200 bytes, more than the limit/),
    ]);
    expect(outcomes.filter(({ kind }) => kind === "added")).toHaveLength(1);
  });

  it("takes one of two messages with one id as a version, not as a second document", async () => {
    const { documents, outcomes } = await addAll({
      "result.json": JSON.stringify({
        id: 5,
        name: "N",
        messages: [message(1), message(1, { text: "It was us, and nobody else." }), message(1)],
      }),
    });
    expect(outcomes.filter((one) => one.kind === "failed")).toEqual([]);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(1);
  });
});
