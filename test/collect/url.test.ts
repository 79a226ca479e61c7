// Web addresses as sources: against a real server on loopback, and the refusal of private addresses.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect, isPublicAddress } from "../../src/collect/index.ts";
import type { Collected, CollectOptions } from "../../src/collect/index.ts";
import { exchange } from "../../src/collect/web/exchange.ts";

/** 200 MB, as fast as they are taken. */
function large(response: ServerResponse): void {
  let left = 200;
  const more = (): void => {
    while (left-- > 0)
      if (!response.write(Buffer.alloc(1 << 20, 32))) return void response.once("drain", more);
    response.end();
  };
  more();
}

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
    else if (path === "/drip") response.write("<p>");
    else if (path === "/broken") response.writeHead(500).end("oh");
    else if (path === "/empty") response.end();
    else if (path === "/large") large(response);
    else if (path === "/bomb.br")
      response
        .setHeader("content-encoding", "br")
        .end(brotliCompressSync(Buffer.alloc(64 << 20), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
    else if (path === "/inside") response.writeHead(302, { location: `http://169.254.169.254/meta` }).end();
    else if (path === "/file") response.writeHead(302, { location: "file:///etc/passwd" }).end();
    else if (path === "/give-cookie")
      response.writeHead(302, { location: "/cookie", "set-cookie": "a=b" }).end();
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
    ["/broken", "fetch-failed", /answered 500/],
    ["/empty", "fetch-failed", /the answer was empty/],
    ["/loop", "fetch-failed", /more than 5 redirects/],
    ["/bomb", "too-long", /more than \d+ bytes/],
    ["/bomb.br", "too-long", /more than \d+ bytes/],
    ["/large", "too-long", /more than \d+ bytes/],
    ["/file", "fetch-refused", /only http and https/],
    ["/torn", "fetch-failed", /the packed answer is broken off/],
  ])("%s is told as %s", async (path, code, message) => {
    const item = await fetchOne(`${base}${path}`);
    expect(item).toMatchObject({ kind: "failed", code, message: expect.stringMatching(message) });
  });

  it("says with what status a page is gone", async () => {
    expect(await fetchOne(`${base}/nothing`)).toMatchObject({ kind: "gone", fetch: { status: 404 } });
  });

  it("records request, answer and every hop", async () => {
    expect(await fetchOne(`${base}/moved`)).toMatchObject({
      fetch: {
        url: `${base}/moved`,
        finalUrl: `${base}/page.html`,
        status: 200,
        redirects: [{ url: `${base}/moved`, status: 302, location: "/page.html" }],
        request: expect.arrayContaining([["user-agent", expect.stringMatching(/Casus/)]]),
        headers: expect.arrayContaining([["content-type", "text/html; charset=windows-1256"]]),
      },
    });
  });

  it("sends no cookies, also not those it was just given", async () => {
    const item = await fetchOne(`${base}/give-cookie`);
    expect(item.kind === "fetched" && Buffer.from(item.bytes).toString()).toBe("no cookie");
  });

  it("gives up on a server that stops in the middle", async () => {
    expect(await fetchOne(`${base}/drip`, { allowPrivate: true, timeoutMs: 300 })).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(/not complete in time/),
    });
  });

  it("tells a TLS failure and a name that nobody has as such", async () => {
    for (const [address, message] of [
      [base.replace("http:", "https:"), /no safe connection \(TLS\) came about/],
      ["http://no-such-name.invalid/", /no host of this name is known/],
      ["http://127.0.0.1:1/", /takes no connections there/],
    ] as const)
      expect(await fetchOne(address), address).toMatchObject({
        kind: "failed",
        code: "fetch-failed",
        message: expect.stringMatching(message),
      });
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

  it("refuses a private address behind a redirect", async () => {
    // The first hop is let through as the host of a request that is under way; the target must be checked on its own.
    const lenient = await exchange(`${base}/inside`, { allowPrivate: (host) => host === "127.0.0.1" });
    expect(lenient).toMatchObject({
      kind: "failed",
      code: "fetch-refused",
      message: expect.stringMatching(/169\.254/),
    });
  });

  it("refuses a name that resolves to a private address", async () => {
    expect(
      await exchange("http://localhost/", { allowPrivate: (host) => host === "127.0.0.1" }),
    ).toMatchObject({
      code: "fetch-refused",
    });
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
