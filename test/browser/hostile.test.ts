// Words as an enemy would write them, in a real browser: titles, names and archived pages with scripts, pictures, links that
// run, and signs that turn the direction. Nothing of it runs, loads, or rearranges what is ours.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";
import { PAGES } from "../../src/web/routes.ts";
import { NAMES, PASSWORD } from "../web/team.ts";
import { openBrowser } from "./chromium.ts";
import { servePages, type Visited } from "./server.ts";
import { visitorOf, type Visitor } from "./visit.ts";

const dataDir = mkdtempSync(join(tmpdir(), "casus-hostile-"));
const SCRIPTS = `"><script>window.ran=1</script><img src="x" onerror="window.ran=2"><svg onload="window.ran=3"><style>body{display:none}</style>`;
/** Right-to-left override, isolates, embeddings: what follows is read from the other end unless it is kept apart. */
const TURNING = "Ann\u202etsud eht\u2066\u2067\u202b";
const LINK = "javascript:window.ran=4";

let app: App;
let site: Visited;
let visitor: Visitor;
let browser: Browser;

const LINES = [
  {
    id: `one${SCRIPTS}`,
    title: `Rockets ${SCRIPTS}`,
    outlet: `Outlet ${SCRIPTS}`,
    author: SCRIPTS,
    url: LINK,
    text: `Kataib Hizballah said on Tuesday that it had fired two rockets at the base in Erbil ${SCRIPTS}. It threatened more attacks.`,
  },
  {
    id: "two",
    title: `${TURNING} rockets`,
    outlet: TURNING,
    url: `data:text/html,${SCRIPTS}`,
    text: `Two rockets struck the Ain al-Asad base on Wednesday, ${TURNING} a spokesman named ${TURNING} Smith said.`,
  },
  {
    id: "three",
    title: `</title></head><body onload="window.ran=5"><a href="${LINK}" autofocus onfocus="window.ran=6">x</a>`,
    html: `<html><head><title>Attack</title><meta http-equiv="refresh" content="0;url=https://x.example/"><base href="https://x.example/"></head><body><article><h1>Attack on the airport</h1><p>A drone attack hit the airport of Erbil on Thursday, killing one, <a href="${LINK}">officials said</a>.</p><p>Nobody has claimed the attack, a spokesman said <svg onload="window.ran=7"><a href="${LINK}"><text>here</text></a></svg> on Friday morning.</p></article>${SCRIPTS}</svg><iframe src="https://x.example/"></iframe><object data="https://x.example/"></object><form action="https://x.example/"><button>x</button></form></body></html>`,
  },
].map((line) => ({ published: "2023-11-02", ...line }));

beforeAll(async () => {
  app = await openApp({ dataDir });
  const file = join(dataDir, "hostile.jsonl");
  writeFileSync(file, LINES.map((line) => JSON.stringify(line)).join("\n"));
  for await (const outcome of app.add([file])) expect(outcome).toMatchObject({ kind: "added" });
  await app.people.add({ name: NAMES.admin, role: "admin", password: PASSWORD }, "terminal");
  await app.people.add({ name: `<img src=x onerror=window.ran=7>`, role: "viewer" }, NAMES.admin);
  await app.tokens.add({ name: `"><svg onload=window.ran=8>`, rights: ["read"] }, NAMES.admin);
  await app.audit.note({ by: NAMES.admin, deed: "export", what: SCRIPTS, detail: TURNING });
  site = await servePages(app);
  visitor = visitorOf(site.address);
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await app?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function signedIn(): Promise<Page> {
  const context = await browser.newContext();
  const page = await visitor.visit(context, "/login");
  await page.getByLabel("Name").fill(NAMES.admin);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.address}/`);
  return page;
}

async function addresses(): Promise<string[]> {
  const { rows: documents } = await app.documents({ limit: 10 });
  const { rows: incidents } = await app.incidents({ limit: 10 });
  expect(documents).toHaveLength(3);
  expect(incidents.length, "hostile reports are still coded").toBeGreaterThan(0);
  return [
    ...PAGES.map(({ path }) => path).filter((path) => !path.includes(":")),
    ...["documents", "versions", "coding"].flatMap((page) =>
      documents.map(({ id }) => `/${page}/${encodeURIComponent(id)}`),
    ),
    ...incidents.map(({ id }) => `/incidents/${encodeURIComponent(id)}`),
    `/search?q=${encodeURIComponent("rockets <script>")}`,
    `/timeline?actor=${encodeURIComponent(SCRIPTS)}`,
    `/settings/log?by=${encodeURIComponent(SCRIPTS)}`,
    `/login?to=${encodeURIComponent(LINK)}`,
    `/${encodeURIComponent(SCRIPTS)}`,
  ];
}

describe("hostile words", () => {
  it("run nothing, load nothing, and make no link that runs, on any page", async () => {
    const page = await signedIn();
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => (dialogs.push(dialog.message()), void dialog.dismiss()));
    const wrong: string[] = [];
    for (const path of await addresses()) {
      await page.goto(site.address + path);
      const found = await page.evaluate(() => ({
        ran: (window as { ran?: number }).ran,
        foreign: document.querySelectorAll(
          "img, iframe, object, embed, base, style, meta[http-equiv], main script",
        ).length,
        handlers: [...document.querySelectorAll("*")].filter((one) =>
          [...one.attributes].some(({ name }) => /^on|^style$/.test(name)),
        ).length,
        links: [...document.querySelectorAll("[href]")].filter(
          (one) => !/^https?:$/.test(new URL(one.getAttribute("href")!, location.href).protocol),
        ).length,
        forms: [...document.querySelectorAll("form")].filter(
          ({ action }) => new URL(action).origin !== location.origin,
        ).length,
        hidden: getComputedStyle(document.body).display === "none",
      }));
      const clean = { foreign: 0, handlers: 0, links: 0, forms: 0, hidden: false };
      if (JSON.stringify(found) !== JSON.stringify(clean))
        wrong.push(`${path.slice(0, 60)}: ${JSON.stringify(found)}`);
    }
    expect(wrong).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(visitor.faults.splice(0).filter((fault) => !/ 404 /.test(fault))).toEqual([]);
    await page.context().close();
  }, 180_000);

  it("that turn the direction end where the title ends", async () => {
    const page = await signedIn();
    await page.goto(`${site.address}/documents`);
    const order = await page.evaluate(() => {
      const after = document.createElement("span");
      after.textContent = "abc";
      const title = [...document.querySelectorAll("main a")].find((one) =>
        one.textContent?.includes("rockets"),
      )!;
      const holder = title.closest("bdi, [dir]") ?? title;
      holder.after(after);
      const text = after.firstChild!;
      const at = (index: number): number => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        return range.getBoundingClientRect().left;
      };
      return at(0) < at(1) && at(1) < at(2);
    });
    expect(order, "what stands behind a title is read from left to right").toBe(true);
    await page.context().close();
  });

  it("of an archived page are offered as a file or as text, and never run in our name", async () => {
    const page = await signedIn();
    for (const { id } of (await app.documents({ limit: 10 })).rows) {
      const { original } = (await app.document(id))!;
      const response = await page.goto(`${site.address}/originals/${original.sha256}?as=text`);
      expect(response?.headers()["content-type"]).toBe("text/plain; charset=utf-8");
      expect(response?.headers()["content-security-policy"]).toBe("sandbox; default-src 'none'");
      expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
      const answer = await page.request.get(`${site.address}/originals/${original.sha256}`);
      expect(answer.headers()["content-disposition"]).toMatch(
        /^attachment; filename="[0-9a-f]{16}\.[\w.]+"$/,
      );
      expect(answer.headers()["content-type"]).not.toMatch(/html|xml|svg/);
    }
    visitor.faults.length = 0;
    await page.context().close();
  });

  it("cannot be helped by a script of a page: the policy lets none in", async () => {
    const page = await signedIn();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(`${site.address}/documents`);
    await page.evaluate(() => {
      const inline = document.createElement("script");
      inline.textContent = "window.ran = 9";
      document.body.append(inline);
      const foreign = document.createElement("img");
      foreign.src = "https://x.example/seen.png";
      document.body.append(foreign);
      document.body.setAttribute("style", "display: none");
    });
    await expect.poll(() => errors.length).toBeGreaterThanOrEqual(3);
    expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
    expect(errors.every((error) => /Content Security Policy/.test(error))).toBe(true);
    visitor.faults.length = 0;
    await page.context().close();
  });
});
