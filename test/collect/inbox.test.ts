// The inbox over HTTP: what is handed in with the token is kept and coded; nothing else gets in, and no page can run here.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApp } from "../../src/app/index.ts";
import type { App } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { articlePage } from "./site.ts";

let dir = "";
let app: App;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-inbox-"));
  app = await openApp({ dataDir: dir });
});
afterEach(async () => {
  await app.close();
  await rm(dir, { recursive: true, force: true });
});

async function inboxToken(): Promise<string> {
  return (await app.tokens.add({ name: "inbox", rights: ["inbox"] }, "terminal")).token;
}

async function push(body: string, headers: Record<string, string> = {}, query = ""): Promise<Response> {
  const request = { method: "POST", body, headers: { "content-type": "application/json", ...headers } };
  return createWeb(app).request(`http://127.0.0.1/api/inbox${query}`, request);
}

const page = {
  url: "https://post.example/a",
  html: articlePage("Rockets at the base").replace("<body>", "<body><script>alert(1)</script>"),
};

describe("the inbox", () => {
  it("is closed to everybody without a token for it, though the pages are open to the one person here", async () => {
    const { token: reader } = await app.tokens.add({ name: "reader", rights: ["read"] }, "terminal");
    const token = await inboxToken();
    for (const [headers, status] of [
      [{}, 401],
      [{ authorization: "Bearer no" }, 401],
      [{ authorization: `Basic ${token}` }, 401],
      [{ cookie: token }, 401],
      [{ authorization: `Bearer ${reader}` }, 403],
    ] as [Record<string, string>, number][]) {
      const answer = await push(JSON.stringify(page), headers);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([
        status,
        "application/problem+json",
      ]);
    }
    expect((await app.status()).documents).toBe(0);
  });

  it("takes over the token that an older Casus kept in a file", async () => {
    await app.close();
    await writeFile(join(dir, "inbox-token"), "an-old-token-of-the-inbox\n");
    app = await openApp({ dataDir: dir });
    const headers = { authorization: "Bearer an-old-token-of-the-inbox" };
    expect((await push(JSON.stringify(page), headers)).status).toBe(200);
    expect(await readdir(dir)).not.toContain("inbox-token");
    await app.close();
    app = await openApp({ dataDir: dir });
    expect((await push(JSON.stringify(page), headers)).status).toBe(200);
  });

  it("takes a page with its address; other words at the address are a version", async () => {
    const headers = { authorization: `Bearer ${await inboxToken()}` };
    const first = await push(JSON.stringify(page), headers);
    expect([first.status, await first.json()]).toEqual([
      200,
      { outcomes: [expect.objectContaining({ kind: "added" })] },
    ]);
    expect(await (await push(JSON.stringify(page), headers)).json()).toMatchObject({
      outcomes: [{ kind: "known" }],
    });
    await push(
      JSON.stringify({ ...page, html: articlePage("Rockets at the base", "Three men were held.") }),
      headers,
    );
    const { rows } = await app.documents({ limit: 5 });
    expect(rows).toMatchObject([{ title: "Rockets at the base", url: "https://post.example/a" }]);
    expect(await app.verify()).toMatchObject({ originals: 2, faults: [] });
  });

  it("takes HTML and plain text with the rest in the query", async () => {
    const authorization = `Bearer ${await inboxToken()}`;
    const text = await push(
      "Two rockets struck the air base on Wednesday.",
      { authorization, "content-type": "text/plain; charset=utf-8" },
      "?published=2021-03-04&outlet=Post",
    );
    expect(text.status).toBe(200);
    expect((await app.documents({ limit: 5 })).rows).toMatchObject([
      { published: "2021-03-04", outlet: "Post" },
    ]);
  });

  it.each([
    ["{", "application/json", 400, /no valid JSON/],
    ["{}", "application/json", 400, /either html or text/],
    ['{"html":"<p>a</p>","text":"a"}', "application/json", 400, /either html or text/],
    ['{"text":"a","url":"file:///etc/passwd"}', "application/json", 400, /url/],
    ['{"text":"a","id":"x"}', "application/json", 400, /id/],
    ["x", "image/png", 400, /takes application\/json/],
    ["<p></p>", "text/html", 422, /no words/],
    ["x".repeat(21 << 20), "text/plain", 413, /More than/],
  ])("refuses %.20s as %s", async (body, type, status, message) => {
    const answer = await push(body, {
      authorization: `Bearer ${await inboxToken()}`,
      "content-type": type,
    });
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(message)]);
  });

  it("may be called from any page, which learns nothing without the token", async () => {
    const asked = await createWeb(app).request("http://127.0.0.1/api/inbox", {
      method: "OPTIONS",
      headers: {
        origin: "https://post.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization",
      },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-origin")).toBe("*");
    expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
    const other = await createWeb(app).request("http://127.0.0.1/api/documents", {
      headers: { origin: "https://post.example" },
    });
    expect(other.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("what was kept is never a live page of ours", async () => {
    await push(JSON.stringify(page), { authorization: `Bearer ${await inboxToken()}` });
    const { rows } = await app.documents({ limit: 1 });
    const { original } = (await app.document(rows[0]!.id))!;
    for (const query of ["", "?as=text"]) {
      const answer = await createWeb(app).request(`http://127.0.0.1/originals/${original.sha256}${query}`);
      expect(await answer.text()).toContain("<script>alert(1)</script>");
      expect(answer.headers.get("content-type")).not.toMatch(/html|xml|svg/);
      expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'$/);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    }
    const shown = await (await createWeb(app).request(`http://127.0.0.1/documents/${rows[0]!.id}`)).text();
    expect(shown).not.toContain("alert(1)");
  });
});
