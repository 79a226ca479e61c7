// A channel through the user's own account, by answers in the library's own types: new, changed, taken away, closed.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepSession, telegramApp, telegramLine } from "../../src/app/telegram.ts";
import { openApp } from "../../src/app/index.ts";
import { CHANNEL, RecordedTelegram, answering, forwarded, post, service } from "./telegram-answers.ts";

const root = join(import.meta.dirname, "../..");

let dir = "";
let telegram: RecordedTelegram;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-telegram-"));
  telegram = new RecordedTelegram();
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function describeSource(options = ""): Promise<void> {
  await mkdir(join(dir, "sources"), { recursive: true });
  await writeFile(
    join(dir, "sources", "live.yaml"),
    `- {id: live, name: Northern Post, language: en, collect: {type: telegram-live, channel: northpost${options}}}\n`,
  );
}

async function pollOnce(line: Parameters<typeof openApp>[0] = { telegram }) {
  const app = await openApp({ dataDir: dir, ...line });
  const outcomes: string[] = [];
  try {
    await app.watch({
      once: true,
      delayMs: 0,
      sources: ["live"],
      onOutcome: (_, outcome) =>
        outcomes.push(
          "document" in outcome
            ? `${outcome.kind} ${outcome.document}`
            : `${outcome.kind} ${outcome.location}`,
        ),
    });
    const health = app.sources().find((one) => one.id === "live")!;
    const views = new Map<number, Awaited<ReturnType<typeof app.document>>>();
    for (const id of telegram.posts.keys()) views.set(id, await app.document(idOf(id)));
    return { outcomes, health, views, faults: (await app.verify()).faults };
  } finally {
    await app.close();
  }
}

const idOf = (number: number): string => `telegram-${CHANNEL}-${number}`;
const words = (number: number): string =>
  `Two drones struck the air base near the river, said statement ${number}.`;
const links = (...numbers: number[]): string[] =>
  numbers.map((number) => `gone https://t.me/northpost/${number}`);

describe("a live channel", () => {
  it("brings each post with words once, as a Desktop export tells it", async () => {
    await describeSource();
    telegram.put(
      post(1, words(1)),
      post(2, words(2), { fwdFrom: forwarded }),
      post(3, words(3), { replyTo: answering(1), editDate: 1_614_850_000 }),
      service(4),
      post(5, "", { media: { _: "messageMediaPhoto" } }),
      post(6, words(6), { editDate: 1_614_850_000, editHide: true }),
    );
    const first = await pollOnce();
    expect(first.outcomes).toEqual([1, 2, 3, 6].map((number) => `added ${idOf(number)}`));
    expect(first).toMatchObject({ health: { state: "ok", subject: "t.me/northpost" }, faults: [] });
    expect(first.views.get(1)!.document).toMatchObject({
      text: words(1),
      published: "2021-03-04T08:01",
      outlet: "Northern Post",
      url: "https://t.me/northpost/1",
    });
    expect(first.views.get(2)!.document.forwardedFrom).toBe("Other Channel");
    expect(first.views.get(3)!.document).toMatchObject({ replyTo: "1", edited: "2021-03-04T09:26" });
    expect(first.views.get(6)!.document.edited).toBeUndefined();
    expect((await pollOnce()).outcomes).toEqual([]);
    expect(telegram.closed).toBe(2);
  });

  it("goes on after the newest post it had, page by page, however many there are", async () => {
    await describeSource(", posts: 3");
    telegram.put(...Array.from({ length: 10 }, (_, index) => post(index + 1, words(index + 1))));
    expect((await pollOnce()).outcomes).toEqual([8, 9, 10].map((number) => `added ${idOf(number)}`));
    telegram.put(...Array.from({ length: 230 }, (_, index) => service(index + 11)), post(300, words(300)));
    telegram.asked.length = 0;
    expect((await pollOnce()).outcomes).toEqual([`added ${idOf(300)}`]);
    expect(telegram.asked.filter((call) => call === "messages.getHistory")).toHaveLength(4);
  });

  it("tells changed words as a new version, and a post taken away as gone; the last copy stays", async () => {
    await describeSource();
    telegram.put(post(1, words(1)), post(2, words(2)), post(3, words(3)));
    await pollOnce();
    telegram.put(post(2, `${words(2)} Three men were held.`, { editDate: 1_614_860_000 }));
    telegram.put(post(3, words(3), { editDate: 1_614_860_000, editHide: true }));
    telegram.posts.delete(1);
    const second = await pollOnce();
    expect(second.outcomes.toSorted()).toEqual([`added ${idOf(2)}`, ...links(1)]);
    expect((await pollOnce()).outcomes).toEqual([]);
    const app = await openApp({ dataDir: dir });
    expect(await app.document(idOf(1))).toMatchObject({
      document: { text: words(1) },
      gone: { since: expect.stringMatching(/^20/) },
    });
    const versions = await app.versions(idOf(2));
    expect(versions).toHaveLength(2);
    expect(versions[1]!.changes.some((change) => change.kind === "added")).toBe(true);
    await app.close();
  });

  it("that was closed is failing and gone; one that Telegram does not answer for is failing only", async () => {
    await describeSource();
    telegram.put(post(1, words(1)));
    await pollOnce();
    telegram.refusal = "FLOOD_WAIT";
    expect(await pollOnce()).toMatchObject({
      outcomes: ["failed t.me/northpost"],
      health: { state: "failing", error: expect.stringMatching(/Telegram refused .*: FLOOD_WAIT/) },
    });
    telegram.refusal = "TIMEOUT";
    expect((await pollOnce()).health.error).toMatch(/no answer in 60 s; check the network/);
    telegram.refusal = "CHANNEL_PRIVATE";
    expect((await pollOnce()).outcomes.toSorted()).toEqual([
      "failed t.me/northpost",
      "gone https://t.me/northpost",
    ]);
  });
});

describe("the package", () => {
  it("is missed in a sentence that says what to install", async () => {
    // A process in which the package cannot be found, as where it was never installed.
    const script = `import { registerHooks } from "node:module";
      registerHooks({ resolve(name, context, next) {
        if (name === "@mtcute/web") throw Object.assign(new Error("not there"), { code: "ERR_MODULE_NOT_FOUND" });
        return next(name, context);
      } });
      const { openTelegram } = await import("./src/collect/telegram/client.ts");
      await openTelegram({ apiId: 1, apiHash: "a" }, "s").catch((error) => console.log(error.code, error.message));`;
    const args = ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    expect(stdout).toMatch(/^unsupported .*npm install @mtcute\/web/);
  });
});

describe("the account", () => {
  it("is missed in a sentence that says what to do", async () => {
    await describeSource();
    const { health } = await pollOnce({});
    expect(health).toMatchObject({ state: "failing", error: expect.stringMatching(/run casus telegram/) });
    for (const env of [{}, { CASUS_TELEGRAM_API_ID: "x", CASUS_TELEGRAM_API_HASH: "y" }])
      expect(() => telegramApp(env)).toThrow(/my\.telegram\.org/);
    expect(telegramApp({ CASUS_TELEGRAM_API_ID: "12", CASUS_TELEGRAM_API_HASH: " ab " })).toEqual({
      apiId: 12,
      apiHash: "ab",
    });
  });

  it("is kept for its owner alone, and a broken file is told", async () => {
    const path = join(dir, "telegram.json");
    await writeFile(path, "{", { mode: 0o644 });
    await expect(telegramLine(dir).open()).rejects.toThrow(/holds no session; delete it/);
    await keepSession(dir, { apiId: 12, apiHash: "ab", session: "cd" });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    // The library itself is asked now, and says that these are no words of a session.
    await expect(telegramLine(dir).open()).rejects.toThrow();
  });
});
