// docs/api.md against a real server: every address it names answers, every route is named, and its examples run.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../src/api/routes.ts";
import { idsOf, type Ids, type Running, running } from "./server.ts";

const HOME = join(import.meta.dirname, "..", "..");
const MANUAL = readFileSync(join(HOME, "docs", "api.md"), "utf8");
const PRINTED = "http://127.0.0.1:4173";

let server: Running;
let ids: Ids;
beforeAll(async () => {
  server = await running();
  ids = await idsOf(server.app);
});
afterAll(() => server.end());

const ADDRESSES = [...MANUAL.matchAll(/`(\/(?:api\/v1\/|[a-z]+(?:\/ID)?\.json)[^`…]*)`/g)]
  .map((match) => match[1]!)
  .filter((address) => !/\/$|events|v1\/(?:record-)?judgements|inbox|SEQ|VIEW|ALERT/.test(address));

describe("docs/api.md", () => {
  it.each(ADDRESSES)("%s answers", async (address) => {
    const id = address.includes("incidents")
      ? ids.incident
      : address.includes("actors")
        ? "kataib-hizballah"
        : ids.document;
    const asked = address.replace("WORDS", "rockets").replace("ID", encodeURIComponent(id));
    expect((await server.web.request(asked)).status).toBe(200);
  });

  it("names every route", () => {
    const idIn = (path: string): string =>
      /^\/(?:record-)?judgements/.test(path) ? "JUDGEMENT" : path.startsWith("/views") ? "VIEW" : "ID";
    const named = (path: string): string =>
      `/api/v1${path.replace(":what/:name", "incidents/jsonl").replace(":id", idIn(path)).replace(":name", "ALERT")}`;
    expect(ROUTES.map(({ path }) => named(path)).filter((path) => !MANUAL.includes(path))).toEqual([]);
  });

  it.each([...MANUAL.matchAll(/^curl '([^']+)'$/gm)].map((match) => match[1]!))(
    "curl %s",
    async (address) => {
      const response = await fetch(address.replace(PRINTED, new URL(server.address).origin));
      expect(response.status).toBe(200);
      expect((await response.json()).rows.length).toBeGreaterThan(0);
    },
  );

  it("the examples in TypeScript run as they stand", async () => {
    const [first, second] = [...MANUAL.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1]!);
    const said = await run(`${first!}\n${second!.replace("60_000", "1500")}`);
    expect(said).toMatch(/^\d+ threats$/m);
    expect(said).toMatch(/^not-found There is no document/m);
    expect(said).toMatch(/^1 made i-/m);
  });
});

/** In a process of its own, over the sources instead of the built package. */
async function run(example: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "casus-example-"));
  const file = join(folder, "example.ts");
  const source = example
    .replace('"casus/client"', JSON.stringify(join(HOME, "src", "client", "index.ts")))
    .replace(PRINTED, server.address);
  await writeFile(file, source);
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    file,
  ]);
  await rm(folder, { recursive: true });
  return stdout;
}
