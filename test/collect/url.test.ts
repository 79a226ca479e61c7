// Web addresses as sources: against a real server on loopback, and the refusal of private addresses.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect, isPublicAddress } from "../../src/collect/index.ts";
import type { Collected, CollectOptions } from "../../src/collect/index.ts";

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/page.html")
      response.setHeader("content-type", "text/html; charset=windows-1256").end("<p>x</p>");
    else if (path === "/packed") response.setHeader("content-encoding", "gzip").end(gzipSync("packed words"));
    else if (path === "/bomb")
      response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(30 << 20)));
    else if (path === "/torn")
      response.setHeader("content-encoding", "gzip").end(gzipSync("x".repeat(5000)).subarray(0, 20));
    else if (path === "/moved") response.writeHead(302, { location: "/page.html" }).end();
    else if (path === "/loop") response.writeHead(302, { location: "/loop" }).end();
    else if (path === "/cookie") response.end(request.headers.cookie ?? "no cookie");
    else if (path === "/slow") return;
    else response.writeHead(404).end("gone");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function fetchOne(
  address: string,
  options: CollectOptions = { allowPrivate: true },
): Promise<Collected> {
  const items = await Array.fromAsync((await collect([address], options)).items());
  return items[0]!;
}

describe("collect addresses", () => {
  it("keeps bytes, media type and charset; follows a redirect to where the page is", async () => {
    expect(await fetchOne(`${base}/moved`)).toMatchObject({
      kind: "fetched",
      mediaType: "text/html",
      charset: "windows-1256",
      location: `${base}/page.html`,
      name: "page",
      given: { url: `${base}/page.html` },
    });
  });

  it("unpacks compressed answers", async () => {
    const item = await fetchOne(`${base}/packed`);
    expect(item.kind === "fetched" && Buffer.from(item.bytes).toString()).toBe("packed words");
  });

  it.each([
    ["/nothing", "fetch-failed", /answered 404/],
    ["/loop", "fetch-failed", /more than 5 redirects/],
    ["/bomb", "too-long", /more than \d+ bytes/],
    ["/torn", "fetch-failed", /unexpected end/],
  ])("%s is told as %s", async (path, code, message) => {
    const item = await fetchOne(`${base}${path}`);
    expect(item).toMatchObject({ kind: "failed", code, message: expect.stringMatching(message) });
  });

  it("gives up on a server that does not answer", async () => {
    const item = await fetchOne(`${base}/slow`, { allowPrivate: true, timeoutMs: 200 });
    expect(item).toMatchObject({
      kind: "failed",
      code: "fetch-failed",
      message: expect.stringMatching(/no answer in time/),
    });
  });

  it("refuses loopback by address and by name", async () => {
    const port = new URL(base).port;
    for (const host of ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]) {
      const item = await fetchOne(`http://${host}:${port}/page.html`, {});
      expect(item, host).toMatchObject({ kind: "failed", code: "fetch-refused" });
    }
  });

  it("knows public addresses", () => {
    for (const address of ["93.184.215.14", "2606:2800:21f::1"])
      expect(isPublicAddress(address), address).toBe(true);
    for (const address of [
      "10.1.2.3",
      "172.20.0.1",
      "192.168.1.1",
      "169.254.169.254",
      "::1",
      "::",
      "fd00::1",
      "fe80::1",
      "::ffff:10.0.0.1",
      "::ffff:a00:1",
      "words",
      "64:ff9b::a00:1",
    ]) {
      expect(isPublicAddress(address), address).toBe(false);
    }
  });
});
