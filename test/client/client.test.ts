// casus/client against a real server on this machine: pages, things, problems, limits, tokens, and events that go on.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../src/api/routes.ts";
import { type CasusClient, CasusProblem, createClient } from "../../src/client/index.ts";
import { ACTS, type IncidentChange } from "../../src/record/index.ts";
import { idsOf, type Ids, type Running, running } from "../api/server.ts";

let server: Running;
let casus: CasusClient;
let ids: Ids;
beforeAll(async () => {
  server = await running();
  for (const threat of THREATS) await server.app.receive(threat);
  casus = createClient({ address: server.address });
  ids = await idsOf(server.app);
});
afterAll(() => server.end());

const THREATS = [
  ["2024-01-04", "Kataib Hezbollah threatened to attack American bases in Iraq if Washington strikes again."],
  ["2024-01-09", "The Houthis threatened to attack ships in the Red Sea unless the siege of Gaza ends."],
].map(([published, text]) => ({ text, published }));

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(rows);
}

async function problemOf(asked: Promise<unknown>): Promise<CasusProblem> {
  const thrown: unknown = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(CasusProblem);
  return thrown as CasusProblem;
}

describe("the client", () => {
  it("has a function for every route of the API", () => {
    expect(ROUTES.map(({ name }) => name).filter((name) => !(name in casus))).toEqual([]);
  });

  it("goes through all pages row by row, and gives each row once", async () => {
    const { incidents, documents } = await casus.status();
    const found = await all(casus.incidents({ limit: 3 }));
    expect(new Set(found.map(({ id }) => id)).size).toBe(incidents);
    expect(await all(casus.documents({ limit: 2 }))).toHaveLength(documents);
    expect((await casus.incidents({ limit: 3 }).page()).total).toBe(incidents);
    const pages = await all(casus.timeline({ limit: 4 }).pages());
    expect(pages.slice(0, -1).every(({ items }) => items.length === 4)).toBe(true);
  });

  it("begins where it is told to", async () => {
    const [first, second] = await all(casus.incidents({ limit: 2 }).pages());
    const rest = await all(casus.incidents({ limit: 2, after: first!.next }));
    expect(rest[0]).toEqual(second!.rows[0]);
  });

  it("filters as the pages do", async () => {
    const facets = await casus.facets();
    const act = ACTS.find((one) => one === facets.acts[0]!.id)!;
    const said = await all(casus.statements({ act }));
    expect(said).toHaveLength(facets.acts[0]!.count);
    expect(new Set(said.map(({ statement }) => statement.act))).toEqual(new Set([act]));
    expect(await all(casus.incidents({ from: "1990", to: "1990" }))).toEqual([]);
    const board = await all(casus.threats({ limit: 1 }));
    expect(board.length).toBeGreaterThan(1);
    expect(board.map(({ threat }) => threat.id)).toEqual(
      (await server.app.threats()).threats.map(({ threat }) => threat.id),
    );
    expect((await casus.threats({ limit: 1 }).page()).documents).toHaveProperty([board[0]!.threat.document]);
  });

  it("gives things, and files as they come", async () => {
    expect((await casus.incident(ids.incident)).incident.id).toBe(ids.incident);
    expect((await casus.document(ids.document)).document.id).toBe(ids.document);
    expect((await casus.chain(ids.incident)).links).toBeInstanceOf(Array);
    expect((await casus.facets()).acts.length).toBeGreaterThan(0);
    expect(await all(casus.search("base", { limit: 2 }))).toHaveLength(
      (await casus.search("base").page()).total,
    );
    const lines = (await (await casus.export("incidents", "jsonl")).text()).trim().split("\n");
    expect(lines).toHaveLength((await casus.status()).incidents);
  });

  it("judges, and takes it back", async () => {
    const [a, b] = ids.reports;
    const judgement = await casus.judge({ a, b, verdict: "unsure", by: "Ada" });
    expect(judgement).toMatchObject({ verdict: "unsure", by: "Ada" });
    expect((await casus.withdraw(judgement.id)).withdrawnAt).toBeDefined();
  });
});

describe("the client beyond the ledger's lists", () => {
  it("knows actors by any spelling, and what they are to each other", async () => {
    const named = await all(casus.actors({ q: "كتائب حزب الله" }));
    expect(named.map(({ id }) => id)).toContain("kataib-hizballah");
    expect((await all(casus.actors())).every(({ count }) => count > 0)).toBe(true);
    const { relations } = await casus.actor("kataib-hizballah");
    expect(relations.every(({ source }) => source !== "")).toBe(true);
    expect(await problemOf(casus.actor("nobody"))).toMatchObject({ code: "not-found" });
  });

  it("lays tallies against incidents, and puts incidents on a map", async () => {
    const { rows, incidents } = await casus.reconciliations().page();
    expect(rows).toHaveLength((await casus.tallies().page()).rows.length);
    const inside = rows.flatMap(({ pile }) => pile?.inside ?? []);
    for (const id of inside) expect(incidents).toHaveProperty([id]);
    const { points, unplaced } = await casus.points();
    expect(points.length + unplaced).toBe((await casus.status()).incidents);
    expect(points.length).toBeGreaterThan(0);
  });

  it("rejects a record, whose incident goes, and takes that back", async () => {
    const { document } = await casus.document(ids.document);
    const before = (await casus.status()).incidents;
    const asked = { document: document.id, kind: "event", record: document.events[0]!.id } as const;
    const judgement = await casus.judgeRecord({ ...asked, verdict: "rejected", by: "Ada" });
    expect(judgement).toMatchObject({ verdict: "rejected", by: "Ada" });
    expect((await casus.status()).reports).toBeGreaterThan(0);
    expect((await casus.withdrawRecord(judgement.id)).withdrawnAt).toBeDefined();
    expect((await casus.status()).incidents).toBe(before);
    expect(await casus.recordJudgements(document.id)).toHaveLength(1);
    expect(
      await problemOf(
        casus.judgeRecord({
          ...asked,
          verdict: "corrected",
          field: "trigger",
          value: { words: "words that nobody wrote" },
        }),
      ),
    ).toMatchObject({ code: "bad-input" });
  });

  it("keeps a view, makes it an alert, tries it, and takes both back", async () => {
    const view = await casus.saveView({ name: "“Drones”", path: "/timeline", query: "mode=drone-attack" });
    expect((await all(casus.views())).map(({ id }) => id)).toContain(view.id);
    const { rule } = await casus.alertOnView(view.id, { to: ["desk"] });
    expect(rule).toMatchObject({ name: "Drones”", when: "search", path: "/timeline", view: view.id });
    expect((await casus.alerts()).alerts).toEqual([
      expect.objectContaining({ from: "page", rule: expect.objectContaining({ view: view.id }) }),
    ]);
    expect(await casus.testAlert(rule.name)).toMatchObject([{ target: "desk", ok: true }]);
    expect(await casus.forgetView(view.id)).toEqual(view);
    expect((await casus.alerts()).alerts).toHaveLength(1);
    expect((await casus.removeAlert(rule.name)).rule.name).toBe(rule.name);
    expect((await casus.alerts()).alerts).toEqual([]);
    expect(await problemOf(casus.removeAlert(rule.name))).toMatchObject({ code: "not-found" });
    expect(await problemOf(casus.addAlert({ name: "x", when: "never", to: ["desk"] }))).toMatchObject({
      code: "bad-input",
    });
    expect(JSON.stringify(await casus.alerts())).not.toContain("secret");
  });

  it("tells of messages in pages, newest first", async () => {
    for (const day of ["2023-11-01", "2023-11-02", "2023-11-03"])
      await server.app.alerts.sendDigest({ from: day, to: day }, ["desk"]);
    const pages = await all(casus.messages({ limit: 1 }).pages());
    expect(pages.map(({ rows }) => rows[0]!.alerts[0]!.subject)).toEqual([
      "2023-11-03",
      "2023-11-02",
      "2023-11-01",
    ]);
    expect(await problemOf(casus.messages({ after: "x" }).page())).toMatchObject({ code: "bad-option" });
  });
});

describe("what goes wrong", () => {
  it("is a problem with its code and sentence", async () => {
    const none = await problemOf(casus.incident("none/such"));
    expect(none).toMatchObject({ code: "not-found", status: 404 });
    expect(none.message).toContain("none/such");
    expect(await problemOf(casus.incidents({ limit: 0 }).page())).toMatchObject({ code: "bad-option" });
    expect(await problemOf(casus.incidents({ after: "nowhere" }).page())).toMatchObject({
      code: "bad-option",
    });
  });

  it("nobody there, or somebody else, is told apart from Casus", async () => {
    const gone = createClient({ address: "http://127.0.0.1:1" });
    expect(await problemOf(gone.status())).toMatchObject({ code: "unreachable", status: undefined });
    const other = createClient({
      address: "http://127.0.0.1:1",
      fetch: async () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
    });
    expect(await problemOf(other.status())).toMatchObject({ code: "unreachable", status: 502 });
  });

  it("asked too often, it waits as long as it is told, within its patience", async () => {
    let asked = 0;
    const busy: typeof fetch = async () => {
      asked += 1;
      if (asked > 2) return Response.json({ ok: true });
      const problem = { type: "about:blank", title: "too-many", status: 429, detail: "Too many." };
      const headers = { "retry-after": "1", "content-type": "application/problem+json" };
      return new Response(JSON.stringify(problem), { status: 429, headers });
    };
    const impatient = createClient({ address: "http://x.example", fetch: busy, patienceSeconds: 0 });
    expect(await problemOf(impatient.status())).toMatchObject({ code: "too-many", retryAfterSeconds: 1 });
    const began = performance.now();
    expect(await createClient({ address: "http://x.example", fetch: busy }).status()).toEqual({ ok: true });
    expect(performance.now() - began).toBeGreaterThan(900);
  });
});

/** Waits until the iterator has given so many, or fails with the test's own time. */
async function take(changes: AsyncIterator<IncidentChange>, count: number): Promise<IncidentChange[]> {
  const taken: IncidentChange[] = [];
  while (taken.length < count) {
    const { value, done } = await changes.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

const news = (day: number) => ({
  text: `Two rockets struck the Rumaila oil field near Basra on ${day} March 2031, killing ${day} workers, police said.`,
  published: `2031-03-${day}`,
});

describe("events", () => {
  it("tell what was, from a place on, as the log of changes does", async () => {
    const log = await all(casus.changes({ after: 0, limit: 5 }));
    expect(log.length).toBeGreaterThan(5);
    const listening = casus.events({ after: log[2]!.seq });
    expect(await take(listening, log.length - 3)).toEqual(log.slice(3));
    await listening.return();
  });

  it("tell what happens, without a place only from now on", async () => {
    const listening = casus.events();
    const first = listening.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const last = await server.app.lastChange();
    await server.app.receive(news(10));
    expect((await first).value).toEqual((await server.app.changes({ after: last, limit: 1 }))[0]);
    await listening.return();
  });

  it("go on after the server went and came back, and miss nothing", async () => {
    const other = await running();
    const { port } = new URL(other.address);
    const through: typeof fetch = (url, init) => {
      const to = new URL(String(url));
      to.port = new URL(now.address).port;
      return fetch(to, init);
    };
    let now: { readonly address: string } = other;
    const signal = new AbortController();
    const listening = createClient({ address: `http://127.0.0.1:${port}`, fetch: through }).events({
      signal: signal.signal,
      pauseMs: 20,
    });
    const first = listening.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = await other.app.lastChange();
    await other.app.receive(news(11));
    const told = [(await first).value];
    await other.stop();
    await other.app.receive(news(17));
    now = await other.again();
    const log = await other.app.changes({ after: before, limit: 100 });
    expect([...told, ...(await take(listening, log.length - 1))]).toEqual(log);
    signal.abort();
    expect(await listening.next()).toEqual({ done: true, value: undefined });
    await other.end();
  });

  it("ask nobody again who refuses", async () => {
    const refusing = createClient({
      address: server.address,
      fetch: (url, init) => fetch(`${String(url)}?after=x`, init),
    });
    expect(await problemOf(refusing.events().next())).toMatchObject({ code: "bad-option" });
  });
});

describe("with accounts", () => {
  it("a token opens what it may, asks no more often than it may, and its owner signs", async () => {
    const team = await running({ perMinute: 6 });
    const password = "a long way to go";
    await team.app.people.add({ name: "Ada", role: "admin", password }, "terminal");
    await team.app.people.add({ name: "Rita", role: "reviewer", password }, "Ada");
    const nobody = createClient({ address: team.address });
    expect(await problemOf(nobody.status())).toMatchObject({ code: "not-signed-in", status: 401 });
    const { token } = await team.app.tokens.add(
      { name: "desk", rights: ["read", "judge"], owner: "Rita" },
      "Rita",
    );
    const rita = createClient({ address: team.address, token, patienceSeconds: 0 });
    const [a, b] = (await idsOf(team.app)).reports;
    expect((await rita.judge({ a, b, verdict: "unsure", by: "Somebody Else" })).by).toBe(
      "token desk of Rita",
    );
    expect(await problemOf(rita.handIn(news(12)))).toMatchObject({ code: "forbidden", status: 403 });
    for (let asked = 0; asked < 5; asked++) await rita.status();
    const refused = await problemOf(rita.status());
    expect(refused).toMatchObject({ code: "too-many", status: 429 });
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    await team.end();
  });
});
