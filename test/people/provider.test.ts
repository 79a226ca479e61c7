// Signing in with an identity provider: a real one on this machine, over real connections, honest and lying.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { peopleOf } from "../../src/app/index.ts";
import { openLedger } from "../../src/ledger/index.ts";
import { roleFrom } from "../../src/people/index.ts";
import type { Browser } from "../web/browser.ts";
import { newTeam, type Team } from "../web/team.ts";
import { type IdentityProvider, SECRET, startIdentityProvider } from "./identity-provider.ts";

let team: Team;
let provider: IdentityProvider;

beforeAll(async () => {
  provider = await startIdentityProvider();
  vi.stubEnv("CASUS_OIDC_SECRET", SECRET);
  team = await newTeam();
  await writeFile(
    join(team.dataDir, "sign-in.yaml"),
    `issuer: ${provider.issuer}\nclient: casus\nroles:\n  desk: reviewer\n  desk-heads: admin\n`,
  );
});
afterEach(() => {
  provider.lie = {};
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await provider.close();
  await team.end();
});

/** The whole way through the provider; gives the last answer of Casus. */
async function signIn(
  browser: Browser,
  user: Record<string, unknown>,
  change: (back: URL) => void = () => {},
) {
  provider.user = user;
  const begun = await browser.get("/login/provider?to=/map");
  const back = await provider.visit(begun.headers.get("location")!);
  change(back);
  return browser.get(back.pathname + back.search);
}

const nora = {
  sub: "n-1",
  preferred_username: "Nora",
  email: "nora@desk.example",
  groups: ["desk", "canteen"],
};
const people = async () => (await team.app.people.list()).map(({ name, role }) => `${name} ${role}`);

describe("an honest provider", () => {
  it("lets somebody in with the role of their group, and back to where they wanted to go", async () => {
    const browser = await team.visit();
    expect((await browser.get("/login?to=/map")).text).toContain('href="/login/provider?to=%2Fmap"');
    const answer = await signIn(browser, nora);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/map"]);
    const account = await browser.get("/account");
    expect(account.text).toContain("You are a reviewer");
    expect(account.text).toContain("nora@desk.example");
    expect(account.text).not.toContain("New password");
    expect((await browser.get("/settings")).status).toBe(403);
    expect(provider.asked.at(-1)!.get("code_verifier")!.length).toBeGreaterThanOrEqual(43);
  });

  it("knows her again by her number, whatever she is called, and takes the role of today", async () => {
    await signIn(await team.visit(), nora);
    const before = (await people()).length;
    const browser = await team.visit();
    await signIn(browser, { ...nora, preferred_username: "Nora B.", groups: ["desk-heads"] });
    expect(await people()).toHaveLength(before);
    expect(await people()).toContain("Nora admin");
    expect((await browser.get("/settings")).status).toBe(200);
  });

  it.each([
    [
      "no group that has a role",
      { ...nora, sub: "n-2", preferred_username: "Otto", groups: ["canteen"] },
      /no role here/,
    ],
    ["the name of an account", { ...nora, sub: "n-3", preferred_username: "ada" }, /name of another account/],
    [
      "a name that looks like another",
      { ...nora, sub: "n-4", preferred_username: "Ada\u200b" },
      /cannot be seen/,
    ],
    ["the machine's name", { ...nora, sub: "n-5", preferred_username: "merge@7" }, /Casus itself signs/],
    ["no name", { sub: "n-6", groups: ["desk"] }, /preferred_username/],
  ])("does not let in who has %s", async (_, user, why) => {
    const before = await people();
    const browser = await team.visit();
    const answer = await signIn(browser, user);
    expect([answer.status, answer.text]).toEqual([401, expect.stringMatching(why)]);
    expect(await people()).toEqual(before);
    expect((await browser.get("/timeline")).status).toBe(303);
  });

  it("does not let in who is disabled here", async () => {
    await signIn(await team.visit(), { ...nora, sub: "n-7", preferred_username: "Paul" });
    await team.app.people.disable("Paul", "Ada");
    expect(
      (await signIn(await team.visit(), { ...nora, sub: "n-7", preferred_username: "Paul" })).text,
    ).toContain("disabled");
  });

  it("gives nobody a password: their name does not sign in with one", async () => {
    await signIn(await team.visit(), nora);
    const outcomes = await Promise.all(
      ["", "null", "undefined"].map((password) =>
        team.app.people.signIn({ name: "Nora", password, address: "n" }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(["wrong", "wrong", "wrong"]);
  });
});

describe("what comes back is not believed", () => {
  const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  afterAll(() => warned.mockRestore());
  const eve = { ...nora, sub: "e-1", preferred_username: "Eve", groups: ["desk-heads"] };
  const soon = () => Math.floor(Date.now() / 1000);

  it.each([
    ["with another nonce", () => ({ claims: { nonce: "another" } })],
    ["without a nonce", () => ({ claims: { nonce: undefined } })],
    ["for another client", () => ({ claims: { aud: "another" } })],
    ["by another issuer", () => ({ claims: { iss: "http://127.0.0.1:1" } })],
    ["that is over", () => ({ claims: { exp: soon() - 3600, iat: soon() - 7200 } })],
    ["signed by a stranger", () => ({ strangeKey: true })],
    ["not signed at all", () => ({ unsigned: true })],
  ])("an identity %s", async (_, lie) => {
    provider.lie = lie();
    const browser = await team.visit();
    const answer = await signIn(browser, eve);
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining("did not work")]);
    expect(await people()).not.toContain("Eve admin");
    expect(browser.cookies.has("casus-session")).toBe(false);
  });

  it.each([
    ["another state", (back: URL) => back.searchParams.set("state", "another")],
    ["no state", (back: URL) => back.searchParams.delete("state")],
    ["another code", (back: URL) => back.searchParams.set("code", "another")],
    [
      "an error",
      (back: URL) => (back.searchParams.delete("code"), back.searchParams.set("error", "access_denied")),
    ],
  ])("an answer with %s", async (_, change) => {
    const answer = await signIn(await team.visit(), eve, change);
    expect(answer.status).toBe(401);
    expect(await people()).not.toContain("Eve admin");
  });

  it("an answer a second time, or in another browser", async () => {
    const browser = await team.visit();
    provider.user = { ...nora, sub: "q-1", preferred_username: "Quin" };
    const back = await provider.visit((await browser.get("/login/provider")).headers.get("location")!);
    const other = await team.visit();
    expect((await other.get(back.pathname + back.search)).status).toBe(401);
    expect((await browser.get(back.pathname + back.search)).status).toBe(303);
    expect((await browser.get(back.pathname + back.search)).status).toBe(401);
  });

  it("somebody else's code, put into one's own sign-in (PKCE)", async () => {
    const [mine, theirs] = [await team.visit(), await team.visit()];
    provider.user = eve;
    const stolen = await provider.visit((await theirs.get("/login/provider")).headers.get("location")!);
    const own = await provider.visit((await mine.get("/login/provider")).headers.get("location")!);
    own.searchParams.set("code", stolen.searchParams.get("code")!);
    expect((await mine.get(own.pathname + own.search)).status).toBe(401);
    expect(await people()).not.toContain("Eve admin");
  });

  it("says nothing of what went wrong inside to who asks", async () => {
    provider.lie = { strangeKey: true };
    const { text } = await signIn(await team.visit(), eve);
    expect(text).not.toMatch(/signature|JWS|openid|127\.0\.0\.1:/i);
    expect(String(warned.mock.calls.at(-1)?.[0])).toContain("identity provider failed");
  });
});

it("the settings in docs/team.md are settings", async () => {
  const manual = await readFile(join(import.meta.dirname, "..", "..", "docs", "team.md"), "utf8");
  const shown = /^ {4}issuer:[^]*?(?=\n\n)/m.exec(manual)![0].replaceAll(/^ {4}/gm, "");
  const dir = await mkdtemp(join(tmpdir(), "casus-provider-"));
  await writeFile(join(dir, "sign-in.yaml"), shown);
  const ledger = await openLedger(":memory:");
  expect(peopleOf(ledger.people, dir, () => "").people.hasProvider()).toBe(true);
  await writeFile(join(dir, "sign-in.yaml"), shown.replace("desk: reviewer", "desk: king"));
  expect(() => peopleOf(ledger.people, dir, () => "").people.hasProvider()).toThrow(/roles\.desk/);
  await ledger.close();
  await rm(dir, { recursive: true });
});

describe("roles from claims", () => {
  const settings = { rolesClaim: "groups", roles: { a: "viewer", b: "admin" } } as const;
  it.each([
    [{ groups: ["a"] }, "viewer"],
    [{ groups: ["a", "b"] }, "admin"],
    [{ groups: "b" }, "admin"],
    [{ groups: ["c"] }, undefined],
    [{ groups: ["toString", "__proto__"] }, undefined],
    [{ groups: [{ a: 1 }, 7, null] }, undefined],
    [{}, undefined],
  ])("%j gives %s", (claims, role) => {
    expect(roleFrom(claims, settings)).toBe(role);
  });

  it("reaches into nested claims, and falls back to what is set for all others", () => {
    const nested = { realm_access: { roles: ["b"] } };
    expect(roleFrom(nested, { ...settings, rolesClaim: "realm_access.roles" })).toBe("admin");
    expect(roleFrom({ groups: [] }, { ...settings, otherwise: "viewer" })).toBe("viewer");
  });
});
