// How fast pages answer: every page of the list, asked over the loopback one after the other, in this process and with
// nothing cached by the browser. `npm run bench -- pages` takes the bundled sample; `--data DIR` any ledger; `--team` asks
// with a session; `--after-each` enters a document before every request, so that no answer kept from before serves.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { type App, openApp, samplePath } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { PAGES } from "../../src/web/routes.ts";
import { saveResult } from "./results.ts";
import { table } from "./run.ts";

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** Before measuring: what compiles or is read once. */
const WARM_UP = 3;
const TIMES = Number(argument("--times") ?? 40);
const afterEach = process.argv.includes("--after-each");
const nothing = async (): Promise<void> => {};
const PASSWORD = "only for this benchmark";

interface Figures {
  readonly path: string;
  readonly p50: number;
  readonly p95: number;
  /** Processor time a request, asking and answering, which other work on the machine does not lengthen. */
  readonly cpu: number;
  readonly kilobytes: number;
}

async function addresses(app: App): Promise<string[]> {
  const [incident] = (await app.incidents({ limit: 1 })).rows;
  const [document] = (await app.documents({ limit: 1 })).rows;
  const things: Readonly<Record<string, string | undefined>> = {
    "/incidents/:id": incident?.id,
    "/documents/:id": document?.id,
    "/coding/:id": document?.id,
    // A made-up ledger names actors that no register knows.
    "/actors/:id": (await app.facets({})).actors.find(({ id }) => app.actor(id) !== undefined)?.id,
  };
  const own = /^\/(?:settings|account)/;
  const paths = PAGES.map(({ path }) => path).filter((path) => !own.test(path));
  return paths
    .flatMap((path) => {
      if (!path.includes(":")) return [path];
      const id = things[path];
      return id === undefined ? [] : [path.replace(":id", encodeURIComponent(id))];
    })
    .concat("/?days=30", "/search?q=rocket", "/api/incidents", "/api/timeline");
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

let entered = 0;

/** A short report of an attack: none is known already, and each is of a day of its own, so that they are no one incident. */
async function enterOne(app: App, folder: string): Promise<void> {
  const file = join(folder, `${++entered}.txt`);
  const day = new Date(Date.UTC(2020, 0, 1 + ((entered * 37) % 1800)));
  const when = day.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  writeFileSync(file, `Rockets hit a base near Erbil on ${when}, report ${Date.now()} says.\n`);
  for await (const _ of app.add([file]));
}

interface Asking {
  readonly site: string;
  readonly cookie: string;
  /** What is done before each request, and not timed. */
  readonly before: () => Promise<void>;
}

async function measure({ site, cookie, before }: Asking, path: string): Promise<Figures> {
  const headers = { accept: "text/html", "accept-encoding": "gzip", ...(cookie && { cookie }) };
  const took: number[] = [];
  let kilobytes = 0;
  let cpu = 0;
  for (let time = -WARM_UP; time < TIMES; time++) {
    await before();
    const used = process.cpuUsage();
    const started = performance.now();
    const response = await fetch(site + path, { headers, redirect: "manual" });
    const bytes = (await response.arrayBuffer()).byteLength;
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
    const { user, system } = process.cpuUsage(used);
    if (time >= 0) {
      took.push(performance.now() - started);
      cpu += (user + system) / 1000;
    }
    kilobytes = bytes / 1024;
  }
  took.sort((a, b) => a - b);
  return {
    path: path.slice(0, 40),
    p50: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    cpu: cpu / TIMES,
    kilobytes,
  };
}

async function sessionOf(app: App): Promise<string> {
  if (!process.argv.includes("--team")) return "";
  const name = "bench";
  await app.people.add({ name, role: "admin", password: PASSWORD }, "terminal");
  const outcome = await app.people.signIn({ name, password: PASSWORD });
  return outcome.kind === "in" ? `casus-session=${outcome.secret}` : "";
}

function print(all: readonly Figures[], documents: number): void {
  const rows = all.map(({ path, p50, p95, cpu, kilobytes }) => [
    path,
    p50.toFixed(1),
    p95.toFixed(1),
    cpu.toFixed(1),
    kilobytes.toFixed(0),
  ]);
  const columns = ["page", "p50 ms", "p95 ms", "processor ms", "KB before compression"];
  console.log(table([columns, ...rows]));
  const worst = Math.max(...all.map(({ p95 }) => p95));
  console.log(
    `${documents} documents; slowest page p95 ${worst.toFixed(1)} ms, over ${TIMES} requests each.`,
  );
  saveResult("pages", { about: `Answers of pages over a ledger of ${documents} documents.`, columns, rows });
}

async function main(): Promise<void> {
  const given = argument("--data");
  const dataDir = given ?? mkdtempSync(join(tmpdir(), "casus-pages-"));
  const app = await openApp({ dataDir });
  const texts = mkdtempSync(join(tmpdir(), "casus-pages-texts-"));
  try {
    if (given === undefined) for await (const _ of app.add([samplePath()]));
    const cookie = await sessionOf(app);
    const web = createWeb(app);
    const paths = await addresses(app);
    const server = serve({ fetch: web.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const all: Figures[] = [];
    const asking = {
      site: `http://127.0.0.1:${port}`,
      cookie,
      before: afterEach ? () => enterOne(app, texts) : nothing,
    };
    for (const path of paths) all.push(await measure(asking, path));
    print(all, (await app.status()).documents);
    server.close();
  } finally {
    await app.close();
    rmSync(texts, { recursive: true, force: true });
    if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
