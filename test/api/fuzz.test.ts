// Every route, asked everything: never a fault of ours, always an answer as promised or a problem document. The seed stands
// in the name; CASUS_FUZZ_SEED asks the same again.
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem } from "../../src/api/answers.ts";
import type { Route } from "../../src/api/route.ts";
import { ROUTES } from "../../src/api/routes.ts";
import { isEndless, requestsOf } from "./requests.ts";
import { idsOf, type Running, running } from "./server.ts";

const SEED = Number(process.env["CASUS_FUZZ_SEED"] ?? Date.now() % 1_000_000_000);
const RUNS = Number(process.env["CASUS_FUZZ_RUNS"] ?? 60);
/** Each that fits is coded, merged and stored. */
const RUNS_HANDED_IN = Math.ceil(RUNS / 4);
const TWO_MINUTES = 120_000;

let server: Running;
let ids: string[];
/** Nobody hands in without one, not even alone on the machine. */
let authorization: string;
beforeAll(async () => {
  server = await running({ perMinute: 0 });
  const { incident, document, reports } = await idsOf(server.app);
  const view = await server.app.review.saveView({
    name: "kept",
    path: "/timeline",
    query: "act=threat",
    owner: "local",
  });
  ids = [incident, document, ...reports, view.id, "kataib-hizballah"];
  const { token } = await server.app.tokens.add({ name: "fuzz", rights: ["inbox"] }, "terminal");
  authorization = `Bearer ${token}`;
});
afterAll(() => server.end());

/** What is wrong with an answer, in a sentence; undefined if nothing is. */
async function faultOf(route: Route, response: Response): Promise<string | undefined> {
  const { status } = response;
  const type = response.headers.get("content-type") ?? "";
  if (status >= 500) return `${status}: ${await response.text()}`;
  if (status === 304 || (status < 400 && isEndless(route))) return void (await response.body?.cancel());
  const body: unknown = await response.json();
  if (status === 422 && route.name === "handIn") return undefined;
  if (status >= 400) {
    if (type !== "application/problem+json") return `${status} as ${type}`;
    const problem = Problem.strict().safeParse(body);
    if (!problem.success) return `no problem document: ${JSON.stringify(body)}`;
    return problem.data.status === status
      ? undefined
      : `${status}, and in the document ${problem.data.status}`;
  }
  if (!("parse" in route.answer)) return "an answer that was not promised";
  const read = route.answer.safeParse(body);
  return read.success ? undefined : `not as promised: ${read.error.message}`;
}

describe(`the API, seed ${SEED}`, () => {
  it.each(ROUTES.map((route) => [route.name, route] as const))(
    "%s never fails",
    async (name, route) => {
      const seen = new Set<number>();
      const property = fc.asyncProperty(requestsOf(route, ids), async ({ path, init }) => {
        const headers = { ...init.headers, ...(name === "handIn" && { authorization }) };
        const response = await server.web.request(`http://127.0.0.1${path}`, { ...init, headers });
        seen.add(response.status);
        expect(await faultOf(route, response)).toBeUndefined();
      });
      await fc.assert(property, { seed: SEED, numRuns: name === "handIn" ? RUNS_HANDED_IN : RUNS });
      expect(seen.size, "only one kind of answer: the requests are not mixed enough").toBeGreaterThan(1);
    },
    TWO_MINUTES,
  );

  it("what nobody promised is a problem too", async () => {
    for (const path of [
      "/api/v1",
      "/api/v1/",
      "/api/v1/nope",
      "/api/v2/incidents",
      "/api/v1/incidents/a/b/c",
    ]) {
      const response = await server.web.request(path);
      expect([path, response.status, response.headers.get("content-type")]).toEqual([
        path,
        404,
        "application/problem+json",
      ]);
    }
    const response = await server.web.request("/api/v1/incidents", { method: "PUT" });
    expect((await response.json()).detail).toMatch(/PUT/);
  });

  it("a fault would be noticed", async () => {
    const status = ROUTES.find(({ name }) => name === "status")!;
    expect(await faultOf(status, new Response("x", { status: 500 }))).toMatch(/500/);
    expect(await faultOf(status, Response.json({}))).toMatch(/not as promised/);
    expect(await faultOf(status, Response.json({}, { status: 404 }))).toMatch(/404 as/);
  });
});
