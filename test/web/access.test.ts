// Who may do what: every route has a right, and each role meets exactly those it has. Forms are taken from our pages alone.
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RIGHTS, type Right } from "../../src/record/index.ts";
import { RULES } from "../../src/web/access/rules.ts";
import { createWeb } from "../../src/web/index.ts";
import { type Browser, browserOf } from "./browser.ts";
import { fixtureApp } from "./fixture-app.ts";
import { NAMES, newTeam, PASSWORD, type Team } from "./team.ts";

const OURS = { origin: "http://127.0.0.1", "sec-fetch-site": "same-origin" };

let team: Team;
beforeAll(async () => void (team = await newTeam()));
afterAll(() => team.end());

/** What answers, by method and path; what is registered for all methods stands between and answers nothing. */
function routesOf(web: Hono): string[] {
  return [
    ...new Set(
      web.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
    ),
  ];
}

const ROUTES = routesOf(createWeb(fixtureApp()));

describe("every route", () => {
  it("has a rule in src/web/access/rules.ts, and every rule a route", () => {
    expect(ROUTES.filter((route) => !(route in RULES))).toEqual([]);
    expect(Object.keys(RULES).filter((route) => !ROUTES.includes(route))).toEqual([]);
  });

  it("that takes data away is noted in the log", () => {
    const leaving = ROUTES.filter((route) => /\/export\/|\.csv$|\/backup$|\/gold/.test(route));
    expect(leaving.length).toBeGreaterThan(2);
    expect(leaving.filter((route) => RULES[route]?.noted === undefined)).toEqual([]);
  });

  it("that changes something asks for more than reading", () => {
    const loose = ROUTES.filter((route) => !route.startsWith("GET ") && RULES[route]?.right === "read");
    // A saved view is the reader's own.
    expect(loose.filter((route) => !/ \/(?:api\/(?:v1\/)?)?views/.test(route))).toEqual([]);
    expect(Object.keys(RULES).filter((route) => RULES[route]?.right === "open")).toEqual([
      "GET /assets/:name{.+}",
      "GET /login",
      "POST /login",
      "GET /login/provider",
      "GET /login/provider/back",
      "OPTIONS /api/v1/inbox",
      "OPTIONS /api/inbox",
    ]);
  });
});

/** An address that the route answers at. */
function addressOf(path: string): string {
  return path
    .replace(":sha256{[0-9a-f]{64}}", "a".repeat(64))
    .replace(":name{casus\\.(?:atom|rss|json)}", "casus.atom")
    .replace(/:what\/:name/, "incidents/jsonl")
    .replace(/:\w+(?:\{.*\})?/g, "x");
}

const MAY: Readonly<Record<string, readonly Right[]>> = {
  viewer: ["read"],
  reviewer: ["read", "judge", "inbox"],
  admin: ["read", "judge", "inbox", "admin"],
};

describe.each([["nobody"], ["viewer"], ["reviewer"], ["admin"]] as const)("%s", (role) => {
  it("passes the gate to what the role may, and to nothing else", async () => {
    const browser = await team.visit(role === "nobody" ? undefined : role);
    await browser.get("/login");
    const wrong: string[] = [];
    for (const route of ROUTES) {
      const [method, path] = route.split(" ") as [string, string];
      const { right } = RULES[route]!;
      // Signing out would end the visit; the others are tried below with what they need.
      if (right === "open" || path === "/logout" || path === "/settings/backup") continue;
      const address = addressOf(path);
      const answer =
        method === "GET"
          ? await browser.get(address, { accept: "application/json" })
          : await send(browser, method, address);
      const may =
        right === "own" ? role !== "nobody" : (MAY[role] ?? []).includes(right) && right !== "inbox";
      const turnedAway =
        answer.status === 401 || (answer.status === 403 && !/last who administers/.test(answer.text));
      if (turnedAway === may) wrong.push(`${route} answers ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** JSON, which no form token is asked of: only the right is tried. */
function send(browser: ReturnType<typeof browserOf>, method: string, address: string) {
  return browser.send(method, address, "{}", { "content-type": "application/json" });
}

describe("nobody", () => {
  it("is led to the page for signing in and back, never to another site", async () => {
    const browser = await team.visit();
    const first = await browser.get("/timeline?from=2023-11");
    expect(first.status).toBe(303);
    const login = first.headers.get("location")!;
    expect(login).toBe("/login?to=%2Ftimeline%3Ffrom%3D2023-11");
    const { text } = await browser.get(login);
    expect(text).toContain('name="to" value="/timeline?from=2023-11"');
    expect(text, "no page is offered to who cannot read it").not.toContain('href="/documents"');
    const to = async (asked: string) =>
      (await browser.post("/login", { name: NAMES.viewer, password: PASSWORD, to: asked })).headers.get(
        "location",
      );
    expect(await to("/timeline?from=2023-11")).toBe("/timeline?from=2023-11");
    for (const elsewhere of [
      "https://x.example/",
      "//x.example/",
      "/\\x.example",
      "/%5C/x.example//",
      "javascript:alert(1)",
      "/.//x.example",
    ]) {
      await browser.get("/login");
      const location = (await to(elsewhere))!;
      expect(new URL(location, "http://127.0.0.1").host, elsewhere).toBe("127.0.0.1");
    }
  });

  it("learns nothing from data addresses but that they are not open", async () => {
    const browser = await team.visit();
    for (const path of ["/api/incidents", "/status.json", "/feeds/casus.atom", "/nothing/here"]) {
      const answer = await browser.get(path, { accept: "*/*" });
      expect([answer.status, answer.headers.get("www-authenticate")], path).toEqual([401, "Bearer"]);
      expect(JSON.parse(answer.text).title).toBe("not-signed-in");
    }
  });

  it("alone on this machine is everybody: pages open, nobody signs in", async () => {
    const browser = browserOf(createWeb(fixtureApp()));
    expect((await browser.get("/settings")).status).toBe(200);
    expect((await browser.get("/settings/people")).text).toContain("casus people add NAME --role admin");
    expect((await browser.get("/login")).text).toContain("Nobody signs in here");
    expect((await browser.get("/account")).status).toBe(403);
    expect((await browser.get("/")).text).not.toContain("Sign out");
  });
});

describe("a judgement", () => {
  it("is signed with the name of who has signed in, whatever name it brings", async () => {
    const { app } = team;
    const texts = [
      [
        "2023-11-02",
        "Two rockets struck the Ain al-Asad air base on Wednesday, killing one soldier, police said.",
      ],
      [
        "2023-12-20",
        "A drone attack hit the airport of Erbil on Tuesday and wounded two guards, officials said.",
      ],
    ];
    for (const [published, text] of texts) await app.receive({ text, published });
    const [one, two] = (await app.incidents({ limit: 2 })).rows;
    const judgement = JSON.stringify({ a: one!.id, b: two!.id, verdict: "different", by: NAMES.admin });
    const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
    const rita = await team.visit("reviewer");
    const made = await rita.send("POST", "/api/judgements", judgement, headers);
    expect([made.status, JSON.parse(made.text).by]).toEqual([201, NAMES.reviewer]);
    const ada = await team.visit("admin");
    await ada.send("DELETE", `/api/judgements/${JSON.parse(made.text).id}`, "", headers);
    const all = (await app.audit.list({ limit: 20 })).rows.map(({ by, deed }) => `${by} ${deed}`);
    expect(all).toContain("Rita judge");
    expect(all).toContain("Ada withdraw");
  });
});

describe("forms", () => {
  const add = { name: "Nora", role: "viewer" };
  const names = async () => (await team.app.people.list()).map((one) => one.name);

  it.each([
    ["without its token", { "form-token": "" }, {}],
    ["with another's token", { "form-token": `${"A".repeat(16)}.${"A".repeat(43)}` }, {}],
    ["with a token that is none", { "form-token": "...." }, {}],
    ["from another site", {}, { origin: "https://x.example", "sec-fetch-site": "cross-site" }],
    ["from a neighbouring site", {}, { origin: "http://127.0.0.1", "sec-fetch-site": "same-site" }],
    ["from another origin, in an old browser", {}, { origin: "https://x.example" }],
    ["from nowhere, in an old browser", {}, {}],
  ] as const)("%s change nothing", async (how, fields, headers) => {
    const browser = await team.visit("admin");
    await browser.get("/settings/people");
    const answer = await browser.post(
      "/settings/people",
      { ...add, ...fields },
      how.startsWith("with") ? OURS : headers,
    );
    expect(answer.status).toBe(403);
    expect(await names()).not.toContain("Nora");
  });

  it.each(["text/plain", "multipart/form-data; boundary=x", ""])(
    "of type “%s” without a token change nothing",
    async (type) => {
      const browser = await team.visit("admin");
      const headers = { origin: "http://127.0.0.1", "sec-fetch-site": "same-origin", "content-type": type };
      const answer = await browser.send("POST", "/settings/people", "name=Nora&role=viewer", headers);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(await names()).not.toContain("Nora");
    },
  );

  it("a token of one session is none in another", async () => {
    const [ada, rita] = [await team.visit("admin"), await team.visit("reviewer")];
    const theirs = /form-token" value="([^"]+)"/.exec((await rita.get("/account")).text)![1]!;
    await ada.get("/settings/people");
    expect((await ada.post("/settings/people", { ...add, "form-token": theirs })).status).toBe(403);
  });

  it("JSON from another site changes nothing either", async () => {
    const browser = await team.visit("admin");
    const headers = {
      "content-type": "application/json",
      origin: "https://x.example",
      "sec-fetch-site": "cross-site",
    };
    const answer = await browser.send(
      "POST",
      "/api/judgements",
      '{"a":"a#e1","b":"b#e1","verdict":"same","by":"x"}',
      headers,
    );
    expect(answer.status).toBe(403);
  });

  it("of ours work, and what they did stands in the log with who", async () => {
    const browser = await team.visit("admin");
    await browser.get("/settings/people");
    const answer = await browser.post("/settings/people", add);
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/<code>(?:[a-z2-9]{5}-){3}[a-z2-9]{5}<\/code>/);
    const log = await browser.get("/settings/log?deed=person-added&by=Ada");
    expect(log.text).toContain("Nora");
    expect((await browser.get("/settings/log.csv?deed=person-added")).text).toMatch(
      /,Ada,person-added,Nora,viewer\r\n/,
    );
    // Taking the log away is noted too.
    expect((await team.app.audit.list({ deed: "export" })).rows[0]).toMatchObject({
      by: "Ada",
      what: "/settings/log.csv?deed=person-added",
    });
  });
});

describe("behind a proxy with TLS", () => {
  const address = new URL("https://casus.example.org");

  it("cookies are bound to the name and to TLS; forms are ours by the address that people use", async () => {
    const browser = await team.visit("admin", { address });
    expect([...browser.cookies.keys()]).toEqual(["__Host-casus-session"]);
    await browser.get("/settings/tokens");
    const made = await browser.post("/settings/tokens", { name: "feed", right: "read" });
    expect(made.text).toMatch(/casus_[\w-]{43}/);
    expect(made.headers.get("strict-transport-security")).toContain("max-age");
    const feed = (await browser.get("/feeds/casus.atom")).text;
    expect(feed).toContain("https://casus.example.org/");
    expect(feed).not.toContain("http://127");
  });

  it("the cookie of a session is seen by no script and sent to no other site", async () => {
    for (const options of [{}, { address }]) {
      const browser = browserOf(
        createWeb(team.app, options),
        "address" in options ? address.origin : undefined,
      );
      const { headers } = await browser.signIn(NAMES.viewer, PASSWORD);
      const line = headers.getSetCookie().find((one) => one.includes("casus-session"))!;
      expect(line).toMatch(/HttpOnly/);
      expect(line).toMatch(/SameSite=Lax/);
      expect(line).toMatch(/Path=\/;/);
      expect(/; Secure/.test(line)).toBe("address" in options);
    }
  });
});

describe("the address that somebody asks from", () => {
  const guess = async (browser: Browser, name: string, from: string) =>
    (await browser.post("/login", { name, password: "wrong" }, { ...OURS, "x-forwarded-for": from })).status;

  it("is what the proxy says only where one stands in front, and then the last that it says", async () => {
    // A team of its own: the tries count against everybody who comes from there.
    const other = await newTeam();
    const proxied = await other.visit(undefined, { address: new URL("http://127.0.0.1") });
    await proxied.get("/login");
    const last = [];
    for (let tries = 0; tries < 31; tries++)
      last.push(await guess(proxied, `guess ${tries}`, `10.0.0.${tries}, 192.0.2.7`));
    expect(last.lastIndexOf(401)).toBe(29);
    expect(last[30]).toBe(429);
    expect(await guess(proxied, "another", "192.0.2.7, 192.0.2.8")).toBe(401);
    const direct = await other.visit();
    await direct.get("/login");
    const told = [];
    for (let tries = 0; tries < 31; tries++)
      told.push(await guess(direct, `try ${tries}`, `192.0.2.${tries}`));
    expect(told.at(-1), "who asks cannot choose it").toBe(429);
    await other.end();
  }, 60_000);
});

describe("tokens", () => {
  it.each([
    [["read"], 200, 403],
    [["judge"], 403, 400],
    [["read", "judge"], 200, 400],
    [["inbox"], 403, 403],
  ] as const)("that may %j: reading answers %d, judging %d", async (rights, reading, judging) => {
    const { token } = await team.app.tokens.add({ name: "t", rights: [...rights], owner: "Rita" }, "Rita");
    const web = createWeb(team.app);
    const authorization = `Bearer ${token}`;
    expect((await web.request("/api/documents", { headers: { authorization } })).status).toBe(reading);
    const headers = { authorization, "content-type": "application/json" };
    expect((await web.request("/api/judgements", { method: "POST", body: "{}", headers })).status).toBe(
      judging,
    );
    expect((await web.request("/settings.json", { headers: { authorization } })).status).toBe(403);
  });

  it("never may more than their owner, rest with them, and end when they are revoked", async () => {
    const { app } = team;
    const ask = async (token: string, path: string) =>
      (await createWeb(app).request(path, { headers: { authorization: `Bearer ${token}` } })).status;
    const { password } = await app.people.add({ name: "Olga", role: "admin" }, "Ada");
    expect(password).toBeDefined();
    const { id, token } = await app.tokens.add({ name: "all", rights: [...RIGHTS], owner: "Olga" }, "Olga");
    expect(await ask(token, "/settings.json")).toBe(200);
    await app.people.setRole("Olga", "viewer", "Ada");
    expect([await ask(token, "/settings.json"), await ask(token, "/status.json")]).toEqual([403, 200]);
    await app.people.disable("Olga", "Ada");
    expect(await ask(token, "/status.json")).toBe(401);
    await app.people.enable("Olga", "Ada");
    expect(await ask(token, "/status.json")).toBe(200);
    expect(await app.tokens.revoke(id, "Ada")).toBe(true);
    expect(await ask(token, "/status.json")).toBe(401);
    expect(await app.tokens.revoke(id, "Ada")).toBe(false);
  });

  it("a wrong one is refused even where a session would do, and is not kept as it was shown", async () => {
    const browser = await team.visit("viewer");
    expect((await browser.get("/api/status", { authorization: "Bearer casus_no" })).status).toBe(401);
    const { token } = await team.app.tokens.add({ name: "kept", rights: ["read"] }, "Ada");
    const rows = JSON.stringify(await team.app.tokens.list());
    expect(rows).not.toContain(token.slice(6));
    expect(
      await createWeb(team.app).request("/api/status", { headers: { authorization: `Bearer ${token}` } }),
    ).toMatchObject({ status: 200 });
    expect((await team.app.tokens.list()).find((one) => one.name === "kept")?.usedAt).toBeDefined();
  });
});

describe("an account", () => {
  it("is deleted with its sessions and tokens, its name kept in the log and for nobody else; never the last admin", async () => {
    const { app } = team;
    await app.people.add({ name: "Nils", role: "reviewer", password: PASSWORD }, "Ada");
    const nils = browserOf(createWeb(app));
    await nils.signIn("Nils", PASSWORD);
    const { token } = await app.tokens.add({ name: "n", rights: ["read"], owner: "Nils" }, "Nils");
    const ada = await team.visit("admin");
    await ada.get("/settings/people");
    expect((await ada.post("/settings/people/delete", { name: "Nils" })).status).toBe(400);
    const done = await ada.post("/settings/people/delete", { name: "Nils", sure: "yes" });
    expect(done.headers.get("location")).toBe("/settings/people");
    expect((await app.people.list()).map(({ name }) => name)).not.toContain("Nils");
    expect((await nils.get("/")).status).toBe(303);
    const headers = { authorization: `Bearer ${token}` };
    expect((await createWeb(app).request("/status.json", { headers })).status).toBe(401);
    const { rows } = await app.audit.list({ deed: "person-deleted" });
    expect(rows).toMatchObject([{ by: "Ada", what: "Nils", detail: "reviewer" }]);
    await expect(app.people.add({ name: "nils", role: "viewer" }, "Ada")).rejects.toThrow(
      "was somebody else’s name",
    );
    const refused = await ada.post("/settings/people/delete", { name: "Ada", sure: "yes" });
    expect([refused.status, refused.text.includes("the last who administers")]).toEqual([400, true]);
  });
});
