// The OpenAPI document: sound by the official meta schema, true of what the routes really answer, and complete.
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app/index.ts";
import { openApi, type Operation } from "../../src/api/index.ts";
import { isMedia } from "../../src/api/route.ts";
import { ROUTES } from "../../src/api/routes.ts";
import { idsOf, type Ids, type Running, running } from "./server.ts";

let server: Running;
let ids: Ids;
beforeAll(async () => {
  server = await running();
  ids = await idsOf(server.app);
  await fill(server.app, ids);
});
afterAll(() => server.end());

/** Something of everything that lists answer: of empty ones little could be said. */
async function fill(app: App, { document }: Ids): Promise<void> {
  const view = await app.review.saveView({
    name: "Threats",
    path: "/timeline",
    query: "act=threat",
    owner: "Ada",
  });
  await app.alerts.addOfView(view.id, { to: ["desk"] }, "Ada");
  await app.alerts.sendDigest({ from: "2023-11-01", to: "2023-11-30" }, ["desk"]);
  const { events } = (await app.document(document))!.document;
  const asked = { document, kind: "event", record: events[0]!.id, by: "Ada" } as const;
  await app.review.judge({ ...asked, verdict: "accepted" });
  await app.review.withdraw((await app.review.judge({ ...asked, verdict: "rejected" })).id, "Ada");
  await app.receive({
    text: "Kataib Hezbollah threatened to attack American bases in Iraq.",
    published: "2024-01-04",
  });
  await mkdir(join(app.dataDir, "sources"), { recursive: true });
  await writeFile(
    join(app.dataDir, "sources", "own.yaml"),
    "- {id: northern-post, name: Northern Post, domains: [post.example], collect: {type: feed, url: 'https://post.example/feed.xml', expect: [5, 60]}}\n",
  );
}

/** Lists that the sample leaves empty, or that begin with what comes. */
const MAY_BE_EMPTY = new Set(["versions", "chain", "status"]);

describe("the OpenAPI document", () => {
  it("is valid by the meta schema of OpenAPI 3.1, its references included", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...structuredClone(openApi()) });
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(validator.version).toBe("3.1");
  });

  it("a broken one is not", async () => {
    const { info: _info, ...rest } = openApi();
    expect((await new Validator().validate({ ...rest })).valid).toBe(false);
  });

  it("names every route and nothing else, each once", () => {
    const named = Object.values(openApi().paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    );
    expect(named.toSorted()).toEqual(ROUTES.map(({ name }) => name).toSorted());
    expect(new Set(named).size).toBe(named.length);
  });

  it("is served, in both places, with an ETag", async () => {
    for (const mount of ["/api/v1", "/api"]) {
      const response = await server.web.request(`${mount}/openapi.json`);
      expect(await response.json()).toEqual(openApi());
      expect(response.headers.get("etag")).toMatch(/^W\//);
    }
  });

  it("every parameter says what it may be", () => {
    const silent = operations().flatMap(({ operationId, parameters }) =>
      parameters.filter(({ description }) => description === "").map(({ name }) => `${operationId} ${name}`),
    );
    expect(silent).toEqual([]);
  });
});

function operations(): Operation[] {
  return Object.values(openApi().paths).flatMap((methods) => Object.values(methods));
}

/** What is promised, in a form that takes no field more. */
const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ $id: "casus", components: openApi().components });
function promised(name: string): (data: unknown) => string[] {
  const validate = ajv.compile({ $ref: `casus#/components/schemas/${name}` });
  return (data) =>
    validate(data) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}

const nameOf = (operation: Operation): string | undefined =>
  /[^/]+$/.exec(String(operation.responses["200"]?.content?.["application/json"]?.schema["$ref"] ?? ""))?.[0];

describe("what the routes answer", () => {
  const JSON_ROUTES = ROUTES.filter(({ method, answer }) => method === "get" && !isMedia(answer));

  it.each(JSON_ROUTES.map((route) => [route.name, route] as const))(
    "%s is as promised",
    async (name, route) => {
      const id = route.path.startsWith("/incidents")
        ? ids.incident
        : route.path.startsWith("/actors")
          ? "kataib-hizballah"
          : ids.document;
      const query = new URLSearchParams({ ...(name === "search" && { q: "base" }) });
      const response = await server.web.request(
        `/api/v1${route.path.replace(":id", encodeURIComponent(id))}?${query}`,
      );
      expect(response.status).toBe(200);
      const body: unknown = await response.json();
      const operation = operations().find(({ operationId }) => operationId === name)!;
      expect(promised(nameOf(operation)!)(body)).toEqual([]);
      // Zod leaves out what a schema does not name: nothing may be left out.
      if (isMedia(route.answer)) throw new Error("not JSON");
      expect(route.answer.parse(body)).toEqual(body);
      const [rows] = [body, ...Object.values(body as object)].filter((one) => Array.isArray(one));
      if (!MAY_BE_EMPTY.has(name)) expect(rows ?? [body]).not.toEqual([]);
    },
  );

  it("a wrong one would be noticed", () => {
    expect(promised("LedgerStatus")({ documents: "many" })).not.toEqual([]);
  });
});
