// Collecting killed with SIGKILL at moments drawn from a seed, again and again, then run to the end: everything is there
// once, nothing was asked for again that was kept, and archive and ledger are whole. CASUS_KILLS=20 for the long version.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApp } from "../../src/app/index.ts";
import { articlePage, openSite } from "./site.ts";
import { letter, pdf, savedPage, warc } from "./sample-files.ts";

const root = join(import.meta.dirname, "../..");
const KILLS = Number(process.env["CASUS_KILLS"] ?? 2);
const PAGES = 24;

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-collect-kill-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A small generator with a seed (mulberry32), so that a failure can be had again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Run {
  readonly out: string;
  readonly complaint: string;
  readonly code: number | null;
}

function start(args: readonly string[], onOutput: (out: string) => void = () => {}) {
  const env = { ...process.env, CASUS_ALLOW_PRIVATE: "1" };
  const child = spawn(join(root, "bin/casus"), [...args, "--data", join(dir, "data")], { cwd: root, env });
  let [out, complaint] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => onOutput((out += chunk.toString())));
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<Run>((resolve) => child.on("close", (code) => resolve({ out, complaint, code })));
  return { child, ended };
}

async function expectWhole(documents: number): Promise<void> {
  const app = await openApp({ dataDir: join(dir, "data") });
  expect((await app.status()).documents).toBe(documents);
  expect(await app.verify()).toMatchObject({ faults: [] });
  await app.close();
}

describe("kill -9 while collecting", () => {
  it(
    "casus watch loses nothing and asks for nothing twice",
    async () => {
      const random = randomOf(20240304);
      const site = await openSite();
      const names = Array.from({ length: PAGES }, (_, index) => `p${index}`);
      const items = names.map((name) => `<item><guid>${name}</guid><link>${site.base}/${name}</link></item>`);
      site.pages.set(
        "/feed.xml",
        `<rss version="2.0"><channel><title>P</title>${items.join("")}</channel></rss>`,
      );
      for (const name of names) site.pages.set(`/${name}`, articlePage(`Story ${name}`, `It was ${name}.`));
      await mkdir(join(dir, "data", "sources"), { recursive: true });
      const source = `- {id: post, name: Post, collect: {type: feed, url: "${site.base}/feed.xml"}}\n`;
      await writeFile(join(dir, "data", "sources", "post.yaml"), source);
      const args = ["watch", "post", "--once", "--delay", "0.02"];
      const fetched = (): number => site.asked.filter((path) => path.startsWith("/p")).length;
      try {
        for (let kill = 0; kill < KILLS; kill++) {
          const before = fetched();
          const { child, ended } = start(args);
          // Some pages in, or while it starts.
          const more = Math.floor(random() * 6);
          for (let waited = 0; fetched() < before + more && waited < 15_000; waited += 10) await wait(10);
          await wait(random() * 60);
          child.kill("SIGKILL");
          await ended;
        }
        const last = await start(args).ended;
        expect(last.code, last.complaint).toBe(0);
        await expectWhole(PAGES);
        // A page that was on its way when the run was killed may be asked for once more.
        expect(fetched()).toBeLessThanOrEqual(PAGES + KILLS);
      } finally {
        site.close();
      }
    },
    120_000 + KILLS * 30_000,
  );

  it(
    "casus add of a folder of many kinds loses nothing that was told, and doubles nothing",
    async () => {
      const random = randomOf(20240305);
      const folder = join(dir, "in");
      await mkdir(folder);
      const kinds: [string, (n: number) => string | Uint8Array | Promise<Uint8Array>][] = [
        ["html", (n) => articlePage(`Story ${n}`, `It was ${n}.`)],
        ["txt", (n) => `Report number ${n} says that two rockets fell near the base on Friday.`],
        [
          "eml",
          (n) =>
            letter
              .replace("two rockets struck", "")
              .replace("Two rockets struck the air base", `Report ${n}: two rockets struck the air base`),
        ],
        [
          "mhtml",
          (n) =>
            savedPage
              .replace("<p>Two rockets", `<p>Report ${n}: two rockets`)
              .replaceAll("/a\n", `/${n}\n`)
              .replaceAll("post.example/a", `post.example/${n}`),
        ],
        ["pdf", (n) => pdf([`Report number ${n} says that two rockets fell near the base.`])],
        [
          "warc",
          (n) =>
            warc([{ url: `https://post.example/w${n}`, body: articlePage(`Archived ${n}`, `It was ${n}.`) }]),
        ],
      ];
      for (let n = 0; n < 120; n++) {
        const [end, write] = kinds[n % kinds.length]!;
        await writeFile(join(folder, `${String(n).padStart(4, "0")}.${end}`), await write(n));
      }
      const told: string[] = [];
      const note = (out: string): void => {
        for (const line of out
          .slice(0, out.lastIndexOf("\n") + 1)
          .split("\n")
          .filter(Boolean)) {
          const outcome = JSON.parse(line) as { kind: string; document: string };
          if (outcome.kind === "added") told.push(outcome.document);
        }
      };
      for (let kill = 0; kill < KILLS; kill++) {
        const lines = Math.floor(random() * 50);
        const { child, ended } = start(["add", folder, "--json"], (out) => {
          if (out.split("\n").length > lines) setTimeout(() => child.kill("SIGKILL"), random() * 80);
        });
        note((await ended).out);
      }
      const last = await start(["add", folder, "--json"]).ended;
      expect(last.code, last.complaint).toBe(0);
      note(last.out);
      expect(told).toHaveLength(new Set(told).size);
      await expectWhole(120);
    },
    120_000 + KILLS * 30_000,
  );
});
