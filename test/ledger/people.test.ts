// People in the ledger, on both stores and with a clock that is set by hand: signing in, waiting, sessions, tokens, the log.
import { Client } from "pg";
import { DatabaseSync } from "node:sqlite";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { peopleOf, type PeopleOfApp } from "../../src/app/index.ts";
import { type Ledger, openLedger, restoreLedger } from "../../src/ledger/index.ts";
import { addedAt, collected, enterSamples, merging, options } from "./setup.ts";
import { STORES } from "./stores.ts";

const PASSWORD = "a long way to Tipperary";
const START = Date.parse("2024-01-10T08:00:00Z");
const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];

let passed = 0;
const now = (): string => new Date(START + passed).toISOString();

describe.each(STORES)("people on $name", ({ begin, name: store }) => {
  let ledger: Ledger;
  let location = "";
  let dir = "";
  let team: PeopleOfApp;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-people-"));
    passed = 0;
    location = await begin();
    if (location === ":memory:") location = join(dir, "ledger.sqlite");
    await reopen();
    await team.people.add({ name: "Ada", role: "admin", password: PASSWORD }, "terminal");
  });
  afterEach(async () => {
    await ledger.close();
    await rm(dir, { recursive: true, force: true });
  });

  /** As after a restart: nothing that is remembered is only in memory. */
  async function reopen(): Promise<void> {
    await ledger?.close().catch(() => undefined);
    ledger = await openLedger(location, options);
    team = peopleOf(ledger.people, dir, now);
  }

  const signIn = (password: string, name = "Ada", address = "192.0.2.1") =>
    team.people.signIn({ name, password, address });

  async function signedIn(name = "Ada"): Promise<string> {
    const outcome = await signIn(PASSWORD, name);
    if (outcome.kind !== "in") throw new Error(outcome.kind);
    return outcome.secret;
  }

  describe("signing in", () => {
    it("takes the password of the account, whatever the case of the name, and no other", async () => {
      expect((await signIn(PASSWORD, "ADA")).kind).toBe("in");
      for (const [password, name] of [
        ["", "Ada"],
        [PASSWORD.toUpperCase(), "Ada"],
        [`${PASSWORD} `, "Ada"],
        [PASSWORD, "Adam"],
        [PASSWORD, ""],
        [PASSWORD, "A%a"],
        ["x".repeat(5_000_000), "Ada"],
        ["\ud800", "\ud800\u0000"],
      ])
        expect((await signIn(password!, name)).kind).toBe("wrong");
    });

    it("waits after five failures, twice as long each time, also after a restart", async () => {
      for (let tries = 0; tries < 5; tries++) expect((await signIn("wrong")).kind).toBe("wrong");
      expect(await signIn(PASSWORD)).toEqual({
        kind: "waits",
        until: new Date(START + SECOND).toISOString(),
      });
      await reopen();
      expect((await signIn(PASSWORD)).kind).toBe("waits");
      passed += SECOND;
      expect((await signIn("wrong")).kind).toBe("wrong");
      expect(await signIn(PASSWORD)).toEqual({
        kind: "waits",
        until: new Date(START + 3 * SECOND).toISOString(),
      });
      passed += 2 * SECOND;
      expect((await signIn(PASSWORD)).kind, "the right one ends the waiting").toBe("in");
      expect((await signIn("wrong")).kind).toBe("wrong");
      expect((await signIn(PASSWORD)).kind).toBe("in");
    });

    it("never waits longer than a quarter of an hour, and forgets in a day", async () => {
      const waits: number[] = [];
      for (let tries = 0; tries < 40; tries++) {
        const outcome = await signIn("wrong");
        if (outcome.kind !== "waits") continue;
        waits.push(Date.parse(outcome.until) - START - passed);
        passed = Date.parse(outcome.until) - START;
      }
      expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16].map((seconds) => seconds * SECOND));
      expect(Math.max(...waits)).toBe(15 * MINUTE);
      passed += 25 * HOUR;
      for (let tries = 0; tries < 5; tries++) expect((await signIn("wrong")).kind).toBe("wrong");
    });

    it("counts tries that come at the same time", async () => {
      const outcomes = await Promise.all(Array.from({ length: 12 }, () => signIn("wrong")));
      expect(outcomes.filter(({ kind }) => kind === "wrong")).toHaveLength(5);
    });

    it("counts an address over all names, and another address on its own", async () => {
      for (let tries = 0; tries < 30; tries++) await signIn("wrong", `guess ${tries}`);
      expect((await signIn(PASSWORD)).kind).toBe("waits");
      expect((await signIn(PASSWORD, "Ada", "192.0.2.2")).kind).toBe("in");
    }, 60_000);

    it("tells no name that is there from one that is not", async () => {
      await team.people.add({ name: "Gone", role: "viewer", password: PASSWORD }, "Ada");
      await team.people.disable("Gone", "Ada");
      for (const name of ["Ada", "Gone", "Nobody at all"]) {
        const kinds = [];
        for (let tries = 0; tries < 7; tries++) kinds.push((await signIn("wrong", name, name)).kind);
        expect(kinds, name).toEqual([...Array<string>(5).fill("wrong"), "waits", "waits"]);
      }
      expect((await signIn(PASSWORD, "Gone", "elsewhere")).kind).not.toBe("in");
    });

    it("keeps no address and no mistyped name", async () => {
      await signIn("wrong", "my secret password", "198.51.100.77");
      const kept = await everything();
      expect(kept).not.toContain("198.51.100.77");
      expect(kept).not.toContain("my secret password");
      expect(kept).not.toContain(PASSWORD);
    });
  });

  describe("a session", () => {
    it("ends when it is signed out, not used for 14 hours, or a week old", async () => {
      const out = await signedIn();
      expect((await team.people.visitor(out))?.name).toBe("Ada");
      await team.people.signOut(out);
      expect(await team.people.visitor(out)).toBeUndefined();
      const idle = await signedIn();
      passed += 14 * HOUR + SECOND;
      expect(await team.people.visitor(idle)).toBeUndefined();
      const old = await signedIn();
      for (let hours = 0; hours < 7 * 24; hours += 8) {
        expect((await team.people.visitor(old))?.name, `${hours} h`).toBe("Ada");
        passed += 8 * HOUR;
      }
      expect(await team.people.visitor(old)).toBeUndefined();
    });

    it("ends with the account, and takes its role of now", async () => {
      await team.people.add({ name: "Vera", role: "viewer", password: PASSWORD }, "Ada");
      const secret = await signedIn("Vera");
      await team.people.setRole("Vera", "reviewer", "Ada");
      expect([...(await team.people.visitor(secret))!.rights]).toContain("judge");
      await team.people.disable("Vera", "Ada");
      expect(await team.people.visitor(secret)).toBeUndefined();
      await team.people.enable("Vera", "Ada");
      expect(await team.people.visitor(secret), "what was ended stays ended").toBeUndefined();
    });

    it("ends elsewhere when the password changes, which wants the old one", async () => {
      const [here, there] = [await signedIn(), await signedIn()];
      const change = (old: string, wanted: string) => team.people.changePassword("Ada", { old, new: wanted });
      expect((await change("wrong", "another long way to go")).kind).toBe("wrong");
      await expect(change(PASSWORD, "short")).rejects.toThrow(/at least 15/);
      const outcome = await change(PASSWORD, "another long way to go");
      expect(await team.people.visitor(here)).toBeUndefined();
      expect(await team.people.visitor(there)).toBeUndefined();
      expect(outcome.kind === "in" && (await team.people.visitor(outcome.secret))?.name).toBe("Ada");
      expect((await signIn(PASSWORD)).kind).toBe("wrong");
      expect((await signIn("another long way to go")).kind).toBe("in");
    });

    it("of somebody with a first password is good for nothing but another password", async () => {
      const { password } = await team.people.add({ name: "Nora", role: "reviewer" }, "Ada");
      const outcome = await signIn(password!, "Nora");
      const visitor = outcome.kind === "in" ? await team.people.visitor(outcome.secret) : undefined;
      expect(visitor?.mustChange).toBe(true);
      const changed = await team.people.changePassword("Nora", { old: password!, new: PASSWORD });
      expect(
        changed.kind === "in" && (await team.people.visitor(changed.secret))?.mustChange,
      ).toBeUndefined();
    });
  });

  describe("accounts", () => {
    it("are told apart without case; somebody always administers", async () => {
      const add = (name: string) => team.people.add({ name, role: "admin" }, "Ada");
      await expect(add("ADA")).rejects.toThrow(/already/);
      await expect(add("Ａｄａ"), "in wide letters").rejects.toThrow(/already/);
      await expect(team.people.disable("Ada", "Ada")).rejects.toThrow(/last who administers/);
      await expect(team.people.setRole("Ada", "viewer", "Ada")).rejects.toThrow(/last who administers/);
      await add("Ben");
      const both = await Promise.allSettled([
        team.people.disable("Ada", "Ben"),
        team.people.disable("Ben", "Ada"),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    });

    it("begin with one who administers", async () => {
      const fresh = await openLedger(":memory:", options);
      const alone = peopleOf(fresh.people, dir, now).people;
      expect(await alone.isTeam()).toBe(false);
      await expect(alone.add({ name: "Vera", role: "viewer" }, "terminal")).rejects.toThrow(/first account/);
      await alone.add({ name: "Ada", role: "admin" }, "terminal");
      expect(await alone.isTeam()).toBe(true);
      await fresh.close();
    });
  });

  describe("the log", () => {
    it("has every judgement and every change, with who, and is only added to", async () => {
      await enterSamples(ledger, TWO);
      await ledger.judge(JUDGEMENT, merging);
      await ledger.withdraw("j-1", now(), merging, "Ada");
      await team.people.add({ name: "Rita", role: "viewer" }, "Ada");
      await team.people.setRole("Rita", "reviewer", "Ada");
      await team.people.resetPassword("Rita", "Ada");
      const { id } = await team.tokens.add({ name: "feed", rights: ["read"], owner: "Rita" }, "Ada");
      await team.tokens.revoke(id, "Ada");
      const { rows, total } = await team.audit.list({ limit: 100 });
      expect(rows.map(({ by, deed }) => `${by} ${deed}`)).toEqual([
        "Ada token-revoked",
        "Ada token-made",
        "Ada password-reset",
        "Ada role-changed",
        "Ada person-added",
        "Ada withdraw",
        "Rita judge",
        "terminal person-added",
      ]);
      expect(total).toBe(8);
      for (const statement of ["update audit set deed = 'judge'", "delete from audit"])
        await expect(sql(statement), statement).rejects.toThrow(/only added to/);
      expect((await team.audit.list({})).total).toBe(8);
    });

    it("has nothing of a judgement that was not made", async () => {
      await enterSamples(ledger, TWO);
      await expect(ledger.judge({ ...JUDGEMENT, b: "nothing#e1" }, merging)).rejects.toThrow(/no report/);
      expect((await team.audit.list({ deed: "judge" })).total).toBe(0);
    });

    it("comes in pages, by filters, and as CSV that runs in no spreadsheet", async () => {
      for (let day = 0; day < 5; day++) {
        passed = day * 24 * HOUR;
        await team.audit.note({
          by: day % 2 ? "Ada" : "=cmd()",
          deed: "export",
          what: `/api/export/${day}, "x"`,
        });
      }
      expect((await team.audit.list({ by: "Ada", deed: "export" })).total).toBe(2);
      expect((await team.audit.list({ from: "2024-01-11", to: "2024-01-12" })).total).toBe(2);
      const seen: (string | undefined)[] = [];
      let after: string | undefined;
      do {
        const page = await team.audit.list({ deed: "export", limit: 2, ...(after && { after }) });
        seen.push(...page.rows.map(({ what }) => what?.slice(12, 13)));
        after = page.next;
      } while (after);
      expect(seen).toEqual(["4", "3", "2", "1", "0"]);
      const csv = (await collected(team.audit.csv({ deed: "export" }))).join("");
      expect(csv.split("\r\n")[1]).toBe(`2024-01-14T08:00:00.000Z,'=cmd(),export,"/api/export/4, ""x""",`);
    });
  });

  it("a backup has the accounts, tokens and the log, and nobody's session", async () => {
    const secret = await signedIn();
    const { token } = await team.tokens.add({ name: "feed", rights: ["read"], owner: "Ada" }, "Ada");
    const rows = await collected(ledger.rows());
    const copy = join(dir, "copy.sqlite");
    await restoreLedger(copy, ledger.schemaVersion, stream(rows));
    const other = await openLedger(copy, options);
    const there = peopleOf(other.people, dir, now);
    expect((await there.people.signIn({ name: "Ada", password: PASSWORD })).kind).toBe("in");
    expect((await there.tokens.visitor(token))?.rights.has("read")).toBe(true);
    expect((await there.audit.list({ deed: "token-made" })).total).toBe(1);
    expect(await there.people.visitor(secret)).toBeUndefined();
    await there.people.add({ name: "New", role: "viewer" }, "Ada");
    expect((await there.people.list()).map(({ name }) => name)).toEqual(["Ada", "New"]);
    await other.close();
    await expect(restoreLedger(copy, ledger.schemaVersion, stream(rows))).rejects.toThrow(/accounts already/);
  });

  /** All that stands in the tables on people, as text. */
  async function everything(): Promise<string> {
    const rows = await Promise.all(
      ["people", "sessions", "failed_sign_ins", "audit", "settings"].map((table) =>
        sql(`select * from ${table}`),
      ),
    );
    return JSON.stringify(rows);
  }

  /** Past the ledger, straight at the database. */
  async function sql(statement: string): Promise<unknown[]> {
    if (store === "SQLite") {
      const database = new DatabaseSync(location);
      try {
        return database.prepare(statement).all();
      } finally {
        database.close();
      }
    }
    const client = new Client({ connectionString: location });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }
});

async function* stream<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}

const told = (id: string, place: string) => ({
  id,
  text: `Two people died when rockets struck ${place}.`,
  published: "2024-01-09",
  events: [{ trigger: "struck", mode: "rocket-attack", date: "2024-01-08", places: [place], killed: 2 }],
});
const TWO = [told("a", "Erbil"), told("b", "Basra")];
const JUDGEMENT = {
  id: "j-1",
  a: "a#e1",
  b: "b#e1",
  verdict: "same" as const,
  score: 0,
  reasons: [],
  by: "Rita",
  at: addedAt,
};
