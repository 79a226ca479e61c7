// Every page over the sample, as an admin of a team sees it: no serious fault for people who cannot see or use no mouse,
// no error, nothing from elsewhere, little to load. Pages are taken from the list of pages, so that a new one is tried too.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp, samplePath } from "../../src/app/index.ts";
import { PAGES } from "../../src/web/routes.ts";
import { NAMES, PASSWORD } from "../web/team.ts";
import { seriousFaults } from "./axe.ts";
import { openBrowser } from "./chromium.ts";
import { textsBelowAA } from "./contrast.ts";
import { servePages, type Visited } from "./server.ts";
import { overflow, visitorOf, type Visitor } from "./visit.ts";

const dataDir = mkdtempSync(join(tmpdir(), "casus-axe-"));
/** What crosses the wire on a first visit, with fonts and islands, compressed as it is. */
const FIRST_PAGE_BYTES = 150 * 1024;

let app: App;
let site: Visited;
let visitor: Visitor;
let browser: Browser;
let paths: string[] = [];

beforeAll(async () => {
  app = await openApp({ dataDir });
  for await (const outcome of app.add([samplePath()])) expect(outcome.kind).not.toBe("failed");
  await app.people.add({ name: NAMES.admin, role: "admin", password: PASSWORD }, "terminal");
  await app.tokens.add({ name: "feed reader", rights: ["read"], owner: NAMES.admin }, NAMES.admin);
  site = await servePages(app);
  visitor = visitorOf(site.address);
  browser = await openBrowser();
  paths = await addresses();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await app?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Every page, and of those of one thing the first and the most spoken-of thing. */
async function addresses(): Promise<string[]> {
  const [incident] = (await app.incidents({ limit: 1 })).rows;
  const documents = (await app.documents({ limit: 50 })).rows;
  const arabic = documents.find(({ language }) => language === "ar");
  const things: Readonly<Record<string, readonly (string | undefined)[]>> = {
    "/incidents/:id": [incident?.id],
    "/documents/:id": [documents[0]?.id, arabic?.id],
    "/versions/:id": [documents[0]?.id],
    "/coding/:id": [documents[0]?.id, arabic?.id],
    // With its two coders, below.
    "/agreement/:id": [],
    "/actors/:id": [(await app.facets({})).actors[0]?.id],
  };
  // A page of one thing that is not here would go untried.
  expect(PAGES.map(({ path }) => path).filter((path) => path.includes(":") && !(path in things))).toEqual([]);
  const agreement = await twoCodings(documents[0]!.id);
  return PAGES.flatMap(({ path }) =>
    path.endsWith("/:id")
      ? (things[path] ?? []).flatMap((id) =>
          id === undefined ? [] : [path.replace(":id", encodeURIComponent(id))],
        )
      : [path],
  ).concat(
    "/search?q=base",
    "/timeline?mode=rocket-attack",
    "/timeline?by=place",
    "/timeline?by=kind&from=2023-12-31&to=2023-12-31",
    "/timeline?from=2000-01-01&to=2030-12-31",
    "/review?kind=record",
    agreement,
    "/api/v1/reference",
    "/nothing/here",
  );
}

/** A text that somebody has coded beside the machine, and the address that holds the two against each other. */
async function twoCodings(document: string): Promise<string> {
  await app.coding.begin(document, NAMES.reviewer);
  await app.coding.finish(document, NAMES.reviewer);
  const [a, b] = await app.coding.finished(document);
  expect([a, b]).toContain(NAMES.reviewer);
  return `/agreement/${encodeURIComponent(document)}?${new URLSearchParams({ a: a!, b: b! }).toString()}`;
}

async function signIn(context: BrowserContext): Promise<void> {
  const page = await visitor.visit(context, "/login");
  await page.getByLabel("Name").fill(NAMES.admin);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${site.address}/`);
}

describe.each([
  [1440, "light"],
  [390, "dark"],
] as const)("at %d px, %s", (width, colorScheme) => {
  it("every page is without serious faults, errors, sideways scrolling and faint texts", async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const login = await visitor.visit(context, "/login");
    const faults = await seriousFaults(login);
    await signIn(context);
    for (const path of paths) {
      const page = await visitor.visit(context, path);
      faults.push(...(await seriousFaults(page)).map((fault) => `${path}: ${fault}`));
      faults.push(...(await page.evaluate(textsBelowAA)).map((text) => `${path}: faint ${text}`));
      if ((await overflow(page)) > 0) faults.push(`${path}: wider than the window`);
    }
    await context.close();
    expect(faults).toEqual([]);
    // The address that is not there says so with a status that the browser notes.
    expect(visitor.faults.splice(0).filter((fault) => !fault.startsWith("/nothing/here"))).toEqual([]);
  }, 300_000);
});

it("a first visit loads at most 150 KB, and the map's own files on its page alone", async () => {
  const context = await browser.newContext();
  await signIn(context);
  await context.clearCookies({ name: "none" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const loaded = new Map<string, number>();
  const names = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, response }) =>
    names.set(requestId, new URL(response.url).pathname),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    loaded.set(names.get(requestId)!, encodedDataLength),
  );
  await page.goto(`${site.address}/`, { waitUntil: "networkidle" });
  const total = [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
  const table = [...loaded].toSorted((a, b) => b[1] - a[1]).map(([name, bytes]) => `${bytes} ${name}`);
  expect(total, table.join("\n")).toBeLessThanOrEqual(FIRST_PAGE_BYTES);
  expect(table.filter((line) => /world|map\./.test(line))).toEqual([]);
  await context.close();
}, 60_000);

describe("with the keyboard alone", () => {
  it("somebody signs in, adds a person, and signs out", async () => {
    const context = await browser.newContext();
    const page = await visitor.visit(context, "/settings/people");
    expect(page.url()).toContain("/login?to=");
    await page.keyboard.type(NAMES.admin);
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/settings/people");
    await page.getByLabel("Name, as it signs").focus();
    await page.keyboard.type("Zoë");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "A first password for Zoë" }).waitFor();
    const password = (await page.locator(".secret code").textContent())!;
    for (let tabs = 0; tabs < 12; tabs++) {
      const focused = await page.evaluate(() => document.activeElement?.textContent);
      if (focused === "Sign out") break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.waitForURL("**/login");
    // The new person may do nothing before they have taken a password of their own.
    await page.getByLabel("Name").fill("Zoë");
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/account");
    await page.goto(`${site.address}/documents`);
    expect(page.url()).toContain("/account");
    await page.getByLabel("Old password").fill(password);
    await page.getByLabel(/at least 15/).fill("quite another password");
    await page.getByLabel(/once more/).fill("quite another password");
    await page.keyboard.press("Enter");
    await page.getByText("The password is changed").waitFor();
    expect(await page.getByRole("link", { name: "Settings" }).count()).toBe(0);
    await page.goto(`${site.address}/documents`);
    expect(page.url()).toContain("/documents");
    await context.close();
    visitor.faults.length = 0;
  }, 60_000);
});
