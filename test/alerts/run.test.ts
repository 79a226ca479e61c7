// Alerts from a text that comes in to the mail, webhook and log that go out, in a data folder of its own.
import { createHmac } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";

interface Got {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const got: Got[] = [];
const mails: string[] = [];
let refuse = false;

function listen(server: Server | SMTPServer["server"]): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

const web = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    got.push({ path: request.url ?? "", headers: request.headers, body });
    response.writeHead(refuse ? 503 : 200, { "retry-after": "2" }).end();
  });
});

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    let mail = "";
    stream.on("data", (chunk: Buffer) => (mail += chunk.toString()));
    stream.on("end", () => {
      mails.push(mail);
      done();
    });
  },
});

let dir = "";
let app: App;
let yaml = "";

async function add(id: string, text: string, more: object = {}): Promise<void> {
  const path = join(dir, `${id}.jsonl`);
  await writeFile(
    path,
    `${JSON.stringify({ id, text, published: "2024-01-09", outlet: "Test Wire", ...more })}\n`,
  );
  for await (const outcome of app.add([path])) expect(outcome.kind).toBe("added");
}

const round = (): Promise<void> => app.alerts.run({ once: true });
const bodies = (): { rule: string; alerts: { trigger: string; subject: string; title: string }[] }[] =>
  got.map(({ body }) => JSON.parse(body));

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-alerts-"));
  const [webPort, smtpPort] = [await listen(web), await listen(smtp.server)];
  yaml = `
page: https://desk.example/
mail: { host: 127.0.0.1, port: ${smtpPort}, from: "Casus <casus@desk.example>" }
targets:
  desk: { type: mail, to: desk@desk.example }
  hook: { type: webhook, url: "http://127.0.0.1:${webPort}/hook", secret: s3cret }
  shown: { type: feed }
alerts:
  - { name: near Erbil, when: new-incident, near: { place: erbil, km: 60 }, to: [desk, hook, shown] }
  - { name: told twice, when: new-incident, outlets: 2, to: hook }
  - { name: threats, when: new-threat, actors: kataib-hizballah, to: hook }
  - { name: who did it, when: attribution-changed, to: hook }
  - { name: words, words: "helium balloon", to: hook }
  - { name: gaps, when: tally-gap, above: 10, to: hook }
`;
  await writeFile(join(dir, "alerts.yaml"), yaml);
  app = await openApp({ dataDir: dir, allowPrivate: true });
  await add(
    "before",
    "A bomb exploded in Sulaymaniyah on December 3, 2023, wounding a shopkeeper, officials said.",
  );
  await round();
});

afterAll(async () => {
  await app.close();
  web.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await rm(dir, { recursive: true, force: true });
});

describe("alerts", () => {
  it("say nothing of what was there before them", async () => {
    expect(got).toEqual([]);
    expect(mails).toEqual([]);
  });

  it("tell of a new incident near a place, once, signed, by mail and webhook", async () => {
    await add(
      "first",
      "Two rockets struck Erbil on January 8, 2024, and killed three people, the governor said.",
    );
    await add("far", "Gunmen shot at a convoy in Basra on January 8, 2024, police said.");
    await round();
    await round();
    expect(bodies().map(({ rule }) => rule)).toEqual(["near Erbil"]);
    const [{ headers, body }] = got as [Got];
    const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = headers;
    expect(signature).toBe(
      `v1,${createHmac("sha256", "s3cret").update(`${id}.${at}.${body}`).digest("base64")}`,
    );
    expect(headers["idempotency-key"]).toBe(id);
    expect(bodies()[0]!.alerts).toMatchObject([
      { trigger: "new-incident", title: expect.stringContaining("Erbil") },
    ]);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain("To: desk@desk.example");
    expect(mails[0]).toContain("multipart/alternative");
    expect(mails[0]).toMatch(/Subject: New incident: .*Erbil/);
  });

  it("do not call it new when a second outlet tells it; a rule that waited for two does", async () => {
    got.length = 0;
    await add("second", "Three people died when rockets hit Erbil on January 8, 2024.", {
      outlet: "Other Wire",
    });
    await round();
    expect(bodies().map(({ rule }) => rule)).toEqual(["told twice"]);
  });

  it("tell of a change of attribution with what it was and is", async () => {
    got.length = 0;
    await add(
      "claim",
      "Kata'ib Hizballah claimed responsibility for the rocket attack on Erbil on January 8, 2024, which killed three people.",
      { outlet: "Third Wire", published: "2024-01-10" },
    );
    await round();
    const changed = bodies().filter(({ rule }) => rule === "who did it");
    expect(changed).toHaveLength(1);
    expect(got.find(({ body }) => body.includes("who did it"))!.body).toMatch(
      /Attribution was .* It is now /,
    );
  });

  it("tell of a threat by an actor, and of none by another", async () => {
    got.length = 0;
    await add("threat", "“We will strike American bases in Iraq again,” Kata'ib Hizballah said on Tuesday.");
    await add("other", "“We will strike Israeli ports again,” the Houthis said on Tuesday.");
    await round();
    expect(bodies().map(({ rule }) => rule)).toEqual(["threats"]);
  });

  it("tell of words in a text, and of a count that is far above ours", async () => {
    got.length = 0;
    await add("balloon", "A helium balloon was seen over Erbil.");
    await add(
      "count",
      "American forces in Iraq and Syria have been attacked 130 times between October 17, 2023 and January 8, 2024, the Pentagon said.",
    );
    await round();
    expect(
      bodies()
        .map(({ rule }) => rule)
        .toSorted(),
    ).toEqual(["gaps", "words"]);
  });

  it("are tried again when the receiver is not there, with the same key, and the log says why", async () => {
    got.length = 0;
    refuse = true;
    await add(
      "again",
      "A bomb exploded in central Erbil on January 5, 2024, killing seven shoppers, officials said.",
      {
        published: "2024-01-06",
      },
    );
    await round();
    const tried = got.length;
    expect(tried).toBeGreaterThan(0);
    const [first] = await app.alerts.log({ limit: 1, rule: "near Erbil" });
    expect(first).toMatchObject({ state: "waiting", attempts: 1, error: "the receiver answered 503" });
    expect(Date.parse(first!.dueAt)).toBeGreaterThan(Date.now() + 20_000);
    expect(await app.alerts.attempts(first!.id)).toMatchObject([{ ok: false }]);
    // Not before its time.
    await round();
    expect(got).toHaveLength(tried);
    refuse = false;
  });

  it("are tested by a message of no news, that leaves no trace among the alerts", async () => {
    got.length = 0;
    const results = await app.alerts.test("near Erbil");
    expect(results.map(({ target, ok }) => [target, ok])).toEqual([
      ["desk", true],
      ["hook", true],
      ["shown", true],
    ]);
    expect(bodies()[0]).toMatchObject({ alerts: [], rule: "near Erbil" });
    await expect(app.alerts.test("nobody")).rejects.toThrow("There is no alert, digest or target “nobody”");
  });

  it("are made, refused and taken back like those of the file", async () => {
    await app.alerts.add(
      { name: "mine", when: "search", path: "/statements", query: "act=threat", to: "hook" },
      "ann",
    );
    const { alerts } = await app.alerts.plan();
    expect(alerts.at(-1)).toMatchObject({ from: "page", madeBy: "ann", rule: { name: "mine" } });
    await expect(app.alerts.add({ name: "mine", words: "x", to: "hook" })).rejects.toThrow("already");
    await expect(app.alerts.add({ name: "b", words: "x", to: "hok" })).rejects.toThrow(
      "there are: desk, hook, shown",
    );
    await expect(
      app.alerts.add({ name: "b", when: "new-incident", near: { place: "atlantis", km: 5 }, to: "hook" }),
    ).rejects.toThrow("no register has a place “atlantis”");
    await app.alerts.remove("mine");
    await expect(app.alerts.remove("mine")).rejects.toThrow("There is no alert “mine”");
    await expect(app.alerts.remove("threats")).rejects.toThrow("take it out there");
  });

  it("are made of a saved view, under its name or another, and wait for what its page would show", async () => {
    const { saveView, forgetView } = app.review;
    const owner = "ann";
    const drones = await saveView({ name: "Drones", path: "/timeline", query: "mode=drone-attack", owner });
    const said = await saveView({ name: "Said", path: "/search", query: "q=actor:houthis+ships", owner });
    const none = await saveView({ name: "Names", path: "/names", query: "x=1", owner });
    expect(await app.alerts.addOfView("Drones", { to: ["hook"] }, owner)).toMatchObject({
      rule: {
        name: "Drones",
        when: "search",
        path: "/timeline",
        query: "mode=drone-attack",
        view: drones.id,
      },
      madeBy: "ann",
    });
    await app.alerts.addOfView(said.id, { to: ["hook"], name: "Houthis on ships" });
    await expect(app.alerts.addOfView(none.id, { to: ["hook"] })).rejects.toThrow(
      "no list whose new entries",
    );
    await expect(app.alerts.addOfView("Drones", { to: ["hook"] })).rejects.toThrow("already");
    await expect(app.alerts.addOfView("Nothing", { to: ["hook"] })).rejects.toThrow("no saved view");
    // A view that is forgotten leaves its alert.
    await forgetView(drones.id, owner);
    await round();
    got.length = 0;
    await add("drone", "A drone attack on Duhok on January 9, 2024, wounded a guard, police said.");
    await add("rockets", "Two rockets struck Tikrit on January 9, 2024, the governor said.");
    await add("ships", "The Houthis said on Tuesday that ships bound for Israel would not pass.");
    await add("vessels", "Iran said on Tuesday that its ships would sail.");
    await round();
    const told = bodies().filter(({ rule }) => ["Drones", "Houthis on ships"].includes(rule));
    expect(
      told.map(({ rule, alerts }) => [rule, alerts[0]!.subject.startsWith("i-") || alerts[0]!.subject]),
    ).toEqual([
      ["Drones", true],
      ["Houthis on ships", "ships"],
    ]);
    for (const name of ["Drones", "Houthis on ships"]) await app.alerts.remove(name);
  });

  it("refuse private addresses unless they are allowed", async () => {
    const strict = await openApp({ dataDir: dir, allowPrivate: false });
    const [result] = await strict.alerts.test("hook");
    expect(result).toMatchObject({ ok: false, detail: expect.stringContaining("private or local address") });
    await strict.close();
  });

  it("say where the file is not right, and go on when it is", async () => {
    await writeFile(join(dir, "alerts.yaml"), `${yaml}  - { name: wrong, when: never, to: hook }\n`);
    await expect(round()).rejects.toThrow(/alerts\.yaml:\d+: alert “wrong”: “when” is to be one of/);
    await writeFile(join(dir, "alerts.yaml"), yaml);
    await round();
  });

  it("send a digest on its day, once", async () => {
    mails.length = 0;
    await writeFile(
      join(dir, "alerts.yaml"),
      `${yaml}digests:\n  - { name: daily, at: "00:00", to: desk }\n`,
    );
    await round();
    await round();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/Subject: Digest, /);
  });

  it("send a digest of chosen days at once, in HTML that loads nothing and says where its words are from", async () => {
    mails.length = 0;
    const [delivery] = await app.alerts.sendDigest({ from: "2024-01-09", to: "2024-01-10" }, ["desk"]);
    expect(delivery).toMatchObject({ state: "sent", target: "desk" });
    // Quoted-printable: soft line breaks out, equals signs back.
    const mail = mails[0]!.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
    expect(mail).toContain("color-scheme");
    expect(mail).toContain("https://desk.example/incidents/");
    expect(mail).toContain("Test Wire");
    expect(mail).not.toMatch(/<(?:script|link|img|iframe)/);
    await expect(app.alerts.sendDigest({ from: "2024-01-09", to: "2024-01-09" }, ["nobody"])).rejects.toThrow(
      "nobody",
    );
  });
});
