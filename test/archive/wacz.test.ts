// A case as a WACZ file: every part says what it is, the index points at the records, and adding it gives the texts back.
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WARCParser } from "warcio";
import yauzl from "yauzl";
import { openApp } from "../../src/app/index.ts";
import { isIncluded, isSignedBy, leafHash } from "../../src/archive/index.ts";
import { parseHead } from "../../src/archive/heads.ts";
import { articlePage, openSite } from "../collect/site.ts";
import type { Site } from "../collect/site.ts";

let dir = "";
let site: Site;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-wacz-"));
  site = await openSite({
    "/a": (_, response) => response.writeHead(302, { location: "/b?x=1" }).end(),
    "/b?x=1": (_, response) =>
      response
        .setHeader("content-type", "text/html; charset=utf-8")
        .setHeader("etag", '"7"')
        .end(articlePage("Rockets at the base")),
  });
});
afterEach(async () => {
  site.close();
  await rm(dir, { recursive: true, force: true });
});

async function filesOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.open(path, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: yauzl.Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.once("end", () => {
          files.set(entry.fileName, Buffer.concat(chunks));
          zip.readEntry();
        });
      });
    });
    zip.once("end", () => resolve(files));
    zip.readEntry();
  });
}

async function writtenCase(): Promise<{ files: Map<string, Buffer>; path: string }> {
  await writeFile(
    join(dir, "note.txt"),
    "Rockets fell near the base, a note says that came with no address.",
  );
  const app = await openApp({ dataDir: join(dir, "data"), allowPrivate: true });
  await Array.fromAsync(app.add([`${site.base}/a`, join(dir, "note.txt")]));
  const path = join(dir, "case.wacz");
  expect(await app.writeCase({ search: "base", path, software: "casus test" })).toEqual({
    path,
    documents: 2,
    originals: 2,
  });
  await expect(app.writeCase({ search: "zeppelin", path, software: "x" })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(app.writeCase({ incident: "none", path, software: "x" })).rejects.toMatchObject({
    code: "not-found",
  });
  await app.close();
  return { files: await filesOf(path), path };
}

describe("a case as WACZ", () => {
  it("names every file with its hash", async () => {
    const { files } = await writtenCase();
    const description = JSON.parse(files.get("datapackage.json")!.toString()) as {
      wacz_version: string;
      resources: { path: string; type: string; hash: string; bytes: number }[];
    };
    const sha = (bytes: Buffer): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
    expect(description.wacz_version).toBe("1.1.1");
    for (const { path, hash, bytes } of description.resources)
      expect([path, sha(files.get(path)!), files.get(path)!.length]).toEqual([path, hash, bytes]);
    // What checkers of such files stumble over: rows of several shapes in a table, folders in folders.
    expect(new Set(description.resources.map(({ type }) => type))).toEqual(new Set(["file"]));
    for (const { path } of description.resources) expect(path.split("/")).toHaveLength(2);
    expect(JSON.parse(files.get("datapackage-digest.json")!.toString())).toEqual({
      path: "datapackage.json",
      hash: sha(files.get("datapackage.json")!),
    });
    expect(
      [...files.keys()].filter((name) => !description.resources.some(({ path }) => path === name)),
    ).toEqual(["datapackage.json", "datapackage-digest.json"]);
    expect((await readdir(dir)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("has an index whose every line leads to its record", async () => {
    const { files } = await writtenCase();
    const warc = files.get("archive/data.warc.gz")!;
    const lines = files.get("indexes/index.cdx")!.toString().trim().split("\n");
    expect(lines).toEqual(lines.toSorted());
    const seen: (string | number | undefined)[][] = [];
    for (const line of lines) {
      const { url, offset, length } = JSON.parse(line.slice(line.indexOf("{"))) as {
        url: string;
        offset: string;
        length: string;
      };
      const record = (await WARCParser.parse([
        warc.subarray(Number(offset), Number(offset) + Number(length)),
      ]))!;
      expect(record.warcTargetURI).toBe(url);
      await record.readFully();
      seen.push([
        record.warcType,
        Number(record.getResponseInfo()?.status ?? 0),
        url.replace(/sha256:.*/, "sha256:…").replace(site.base, ""),
      ]);
    }
    expect(seen.sort()).toEqual([
      ["resource", 0, "urn:sha256:…"],
      ["response", 200, "/b?x=1"],
      ["response", 302, "/a"],
    ]);
    expect(files.get("pages/pages.jsonl")!.toString()).toContain(`"url":"${site.base}/b?x=1"`);
    expect(warc.toString("latin1")).not.toContain(dir);
  });

  it("carries the records and a proof for every copy", async () => {
    const { files } = await writtenCase();
    expect(files.get("casus/documents.jsonl")!.toString().trim().split("\n")).toHaveLength(2);
    const [head] = [...files.keys()].filter((name) => /^casus\/head-\d/.test(name));
    const sealed = parseHead("", files.get(head!)!.toString())!;
    expect(isSignedBy(sealed.text, files.get("casus/head-verifier.txt")!.toString())).toBe(true);
    for (const line of files.get("casus/proofs.jsonl")!.toString().trim().split("\n")) {
      const proof = JSON.parse(line) as {
        line: string;
        index: number;
        size: number;
        root: string;
        path: string[];
      };
      expect([proof.size, proof.root]).toEqual([sealed.size, sealed.root]);
      const path = proof.path.map((hash) => Buffer.from(hash, "hex"));
      expect(
        isIncluded(
          leafHash(Buffer.from(proof.line)),
          proof.index,
          proof.size,
          path,
          Buffer.from(proof.root, "hex"),
        ),
      ).toBe(true);
    }
  });

  it("can be added again: the same words from the same address", async () => {
    const { path } = await writtenCase();
    const app = await openApp({ dataDir: join(dir, "other") });
    const outcomes = await Array.fromAsync(app.add([path]));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["added"]);
    const { rows } = await app.documents({ limit: 5 });
    expect(rows).toMatchObject([
      { title: "Rockets at the base", url: `${site.base}/b?x=1`, published: "2021-03-04" },
    ]);
    await app.close();
    expect(await readFile(join(dir, "other", "archive", "log.jsonl"), "utf8")).toContain(
      '"ETag","\\"7\\""'.replace("ETag", "etag"),
    );
  });
});
