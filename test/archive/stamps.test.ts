// Stamps of tree heads: what authorities and calendars answered, recorded, and a client that talks to them on loopback.
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApp } from "../../src/app/index.ts";
import { openArchive, otsOf, readOts, readTimeStamp, timeStampRequest } from "../../src/archive/index.ts";
import { TAG, derAt, derElements, derOf } from "../../src/archive/der.ts";
import { openSite } from "../collect/site.ts";
import type { Site } from "../collect/site.ts";

const abc = createHash("sha256").update("abc").digest();
const recorded = async (): Promise<Buffer> =>
  Buffer.from(
    await readFile(join(import.meta.dirname, "fixture", "rfc3161-abc.tsr.base64"), "utf8"),
    "base64",
  );

/** What a calendar answers: append some bytes, hash, and promise. */
function promise(uri: string): Buffer {
  const address = Buffer.from(uri);
  const payload = Buffer.concat([Buffer.of(address.length), address]);
  return Buffer.concat([
    Buffer.from("f00400010203", "hex"),
    Buffer.from("08", "hex"),
    Buffer.from("0083dfe30d2ef90c8e", "hex"),
    Buffer.of(payload.length),
    payload,
  ]);
}

describe("RFC 3161", () => {
  it("reads what an authority answered (openssl ts)", async () => {
    const answer = await recorded();
    expect(readTimeStamp(answer, abc)).toEqual({ at: "2026-11-22T05:45:22Z" });
    expect(() => readTimeStamp(answer, createHash("sha256").update("abd").digest())).toThrow(
      /for other bytes/,
    );
    expect(() => readTimeStamp(answer, abc, Buffer.alloc(8, 7))).toThrow(/another question/);
    expect(() => readTimeStamp(answer.subarray(0, 200), abc)).toThrow(/no time stamp/);
    expect(() => readTimeStamp(Buffer.from("<html>busy</html>"), abc)).toThrow(/no time stamp/);
  });

  it("asks as an authority expects it (openssl ts -query)", async () => {
    const nonce = Buffer.from("d9ee113b2bb337fc", "hex");
    const query =
      "304302010130" +
      "31300d0609608648016503040201050004" +
      `20${abc.toString("hex")}` +
      "0208" +
      "59ee113b2bb337fc" +
      "0101ff";
    expect(Buffer.from(timeStampRequest(abc, nonce)).toString("hex")).toBe(query);
  });
});

describe("OpenTimestamps", () => {
  it("makes a proof file of an answer and says who attests it", () => {
    const file = otsOf(abc, promise("https://calendar.example"));
    expect(readOts(file)).toEqual({
      sha256: abc.toString("hex"),
      pending: ["https://calendar.example"],
      bitcoinBlocks: [],
    });
    // A completed proof: one branch promised, the other in block 358391 (varuint).
    const block = Buffer.concat([Buffer.from("000588960d73d71901", "hex"), Buffer.from("03f7ef15", "hex")]);
    const both = Buffer.concat([
      Buffer.of(0xff),
      promise("https://calendar.example"),
      Buffer.from("f10101", "hex"),
      block,
    ]);
    expect(readOts(otsOf(abc, both))).toMatchObject({
      pending: ["https://calendar.example"],
      bitcoinBlocks: [358391],
    });
  });

  it.each([
    ["cut off", promise("https://calendar.example").subarray(0, 12), /breaks off/],
    [
      "with something behind it",
      Buffer.concat([promise("https://c.example"), Buffer.of(1)]),
      /behind its end/,
    ],
    ["of unknown operations", Buffer.from("99", "hex"), /operation 153 is not known/],
    ["no proof at all", Buffer.from("<html>"), /operation 60/],
    ["empty", Buffer.alloc(0), /breaks off/],
  ])("refuses an answer %s", (_, answer, message) => {
    expect(() => otsOf(abc, answer)).toThrow(message);
  });
});

describe("casus stamp", () => {
  let dir = "";
  let site: Site;
  const bodyOf = async (request: IncomingMessage): Promise<Buffer> =>
    Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));

  /** An authority without a key: everything but the signature, for whatever it is asked. */
  async function authority(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = derElements(derAt(derElements(await bodyOf(request)), 0, TAG.sequence));
    const integer = (...bytes: number[]): Uint8Array => derOf(TAG.integer, Buffer.of(...bytes));
    const oid = (hex: string): Uint8Array => derOf(TAG.oid, Buffer.from(hex, "hex"));
    const imprint = derOf(TAG.sequence, derAt(asked, 1, TAG.sequence));
    const nonce = derOf(TAG.integer, derAt(asked, 2, TAG.integer));
    const time = derOf(TAG.time, Buffer.from("20261122060000Z"));
    const accuracy = derOf(TAG.sequence, integer(1));
    const info = derOf(TAG.sequence, integer(1), oid("2a0304"), imprint, integer(1), time, accuracy, nonce);
    const content = derOf(
      TAG.sequence,
      oid("2a864886f70d0109100104"),
      derOf(TAG.first, derOf(TAG.octets, info)),
    );
    const signed = derOf(TAG.sequence, integer(3), derOf(0x31), content, derOf(0x31));
    const token = derOf(TAG.sequence, oid("2a864886f70d010702"), derOf(TAG.first, signed));
    response.end(Buffer.from(derOf(TAG.sequence, derOf(TAG.sequence, integer(0)), token)));
  }

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-stamp-"));
    site = await openSite();
    const archive = await openArchive(join(dir, "archive"));
    await archive.keep(Buffer.from("one"), {
      mediaType: "text/plain",
      location: "a",
      keptAt: "2024-01-05T10:00:00Z",
    });
    await archive.close();
  });
  afterEach(async () => {
    site.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("puts stamps beside the head, once, and verify holds them against it", async () => {
    site.pages.set("/tsa", (request, response) => void authority(request, response));
    site.pages.set(
      "/cal/digest",
      (request, response) =>
        void bodyOf(request).then((body) =>
          response.end(body.length === 32 ? promise(`${site.base}/cal`) : ""),
        ),
    );
    site.pages.set("/down/digest", (_, response) => response.writeHead(503).end());
    const recordedAnswer = await recorded();
    site.pages.set("/other", recordedAnswer);
    const app = await openApp({ dataDir: dir, allowPrivate: true });
    const request = {
      calendars: [`${site.base}/down`, `${site.base}/cal`],
      authorities: [`${site.base}/other`, `${site.base}/tsa`],
    };
    const report = await app.stamp(request);
    expect(report).toMatchObject({
      head: expect.stringMatching(/2024-01-05\.txt$/),
      stamped: [
        expect.stringMatching(/OpenTimestamps/),
        expect.stringMatching(/saw it at 2026-11-22T06:00:00/),
      ],
    });
    expect(report.refused).toEqual([
      expect.stringMatching(/answered 503/),
      expect.stringMatching(/for other bytes/),
    ]);
    expect((await app.stamp(request)).stamped).toEqual([]);
    expect(await app.verify()).toMatchObject({ heads: 1, stamps: 2, faults: [] });
    const heads = join(dir, "archive", "heads");
    const name = (await readdir(heads)).find((one) => one.endsWith(".tsr"))!;
    await writeFile(join(heads, name), recordedAnswer);
    expect((await app.verify()).faults).toEqual([
      expect.stringMatching(/\.tsr is no stamp of its head: .*for other bytes/),
    ]);
    await app.close();
  });

  it("asks nobody on a private address, and nobody at all where no day is over", async () => {
    const app = await openApp({ dataDir: dir });
    expect((await app.stamp({ authorities: [`${site.base}/tsa`] })).refused).toEqual([
      expect.stringMatching(/private or local address/),
    ]);
    await app.close();
    const fresh = await openApp({ dataDir: join(dir, "fresh"), allowPrivate: true });
    expect(await fresh.stamp({ authorities: [`${site.base}/tsa`] })).toEqual({ stamped: [], refused: [] });
    expect(site.asked).toEqual([]);
    await fresh.close();
  });
});
