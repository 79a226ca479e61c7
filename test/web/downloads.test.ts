// What leaves as a file: the case of an incident, read by a reader of web archives, and the feeds by an XML parser.
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WARCParser } from "warcio";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { type App, openApp } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";

let dir = "";
let app: App;
let web: ReturnType<typeof createWeb>;

async function add(killed: string): Promise<void> {
  const path = join(dir, "one.jsonl");
  const text = `A rocket struck Erbil on January 8, 2024, and killed ${killed} people, the governor said.`;
  await writeFile(path, `${JSON.stringify({ id: "one", text, published: "2024-01-09", outlet: "Wire" })}\n`);
  for await (const outcome of app.add([path])) expect(outcome.kind).toBe("added");
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-downloads-"));
  await writeFile(
    join(dir, "alerts.yaml"),
    "targets: { shown: { type: feed } }\nalerts:\n  - { name: all <b>, when: new-incident, to: shown }\n",
  );
  app = await openApp({ dataDir: dir });
  web = createWeb(app);
  await app.alerts.run({ once: true });
  await add("two");
  await app.alerts.run({ once: true });
  await add("five");
});
afterAll(async () => {
  await app.close();
  await rm(dir, { recursive: true, force: true });
});

const get = (path: string): Promise<Response> => Promise.resolve(web.request(`http://localhost${path}`));

/** Names and contents of a ZIP, by a reader that knows nothing of us. */
async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip: ZipFile = await promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer as never)(
    bytes,
    {
      lazyEntries: true,
    },
  );
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(files));
    zip.on("entry", (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          files.set(entry.fileName, Buffer.concat(chunks));
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}

describe("the case of an incident", () => {
  it("is a WACZ with its manifest, its records and a WARC that a reader of them reads", async () => {
    const { rows } = await app.incidents({});
    const answer = await get(`/cases/${rows[0]!.id}.wacz`);
    expect(answer.headers.get("content-type")).toBe("application/wacz");
    const files = await unzipped(Buffer.from(await answer.arrayBuffer()));
    const manifest = JSON.parse(files.get("datapackage.json")!.toString());
    expect(manifest.profile).toBe("data-package");
    expect(JSON.parse(files.get("casus/incident.json")!.toString()).id).toBe(rows[0]!.id);
    const name = [...files.keys()].find((one) => one.endsWith(".warc.gz"))!;
    const warc = join(dir, "case.warc.gz");
    await writeFile(warc, files.get(name)!);
    const types: string[] = [];
    for await (const record of new WARCParser(createReadStream(warc) as never))
      types.push(record.warcType ?? "");
    expect(types[0]).toBe("warcinfo");
    expect(types.length).toBeGreaterThan(1);
  });

  it("is not there for an incident that is not", async () => {
    expect((await get("/cases/i-none.wacz")).status).toBe(404);
  });
});

describe("feeds", () => {
  it.each(["casus", "alerts", "corrections"])(
    "%s obeys the rules of Atom, RSS and JSON Feed",
    async (name) => {
      const atom = await (await get(`/feeds/${name}.atom`)).text();
      expect(XMLValidator.validate(atom)).toBe(true);
      const { feed } = new XMLParser({
        ignoreAttributes: false,
        isArray: (tag) => tag === "entry" || tag === "link",
      }).parse(atom);
      // RFC 4287: id, title, updated and author of the feed; a link to itself; id, title, updated of every entry, ids once.
      expect(feed).toMatchObject({
        id: expect.any(String),
        title: expect.anything(),
        updated: expect.any(String),
      });
      expect(feed.author.name).toBeTruthy();
      expect(feed.link.some((link: Record<string, string>) => link["@_rel"] === "self")).toBe(true);
      const entries: { id: string; updated: string; title: unknown }[] = feed.entry ?? [];
      expect(entries.length).toBeGreaterThan(0);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { id, updated } of entries) {
        expect(URL.canParse(id)).toBe(true);
        expect(new Date(updated).getTime()).not.toBeNaN();
      }
      const rss = parseFeed(await (await get(`/feeds/${name}.rss`)).text());
      expect(rss.format).toBe("rss");
      const json = await (await get(`/feeds/${name}.json`)).json();
      expect(json).toMatchObject({
        version: expect.stringContaining("jsonfeed.org/version/1"),
        title: expect.any(String),
      });
      expect(json.items.every((item: { id?: string; url?: string }) => item.id && item.url)).toBe(true);
    },
  );

  it("of corrections says what was told before and what is told now, under an id that stays", async () => {
    const feed = async () =>
      (await (await get("/feeds/corrections.json")).json()) as {
        items: { id: string; title: string; summary?: string; content_html: string }[];
      };
    const [item] = (await feed()).items;
    expect(item!.title).toMatch(/^Corrected: .*Erbil/);
    expect(item!.content_html).toContain("killed: was 2; is 5.");
    expect((await feed()).items.map(({ id }) => id)).toEqual([item!.id]);
  });

  it("of alerts tells what was decided", async () => {
    const { items } = (await (await get("/feeds/alerts.json")).json()) as { items: { title: string }[] };
    expect(items.map(({ title }) => title)).toEqual([expect.stringContaining("all <b>")]);
  });
});
