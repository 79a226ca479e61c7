// JSON over HTTP: thin wrappers of what a user can do, made from the table of routes. Errors are problem documents (RFC 9457).
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { etag } from "hono/etag";
import type { App } from "../app/index.ts";
import type { Deed, Right } from "../record/index.ts";
import { anyOrigin } from "./any-origin.ts";
import { type LimitOptions, limited } from "./limits.ts";
import { listenersOf, type ListenersOptions } from "./listeners.ts";
import { openApi } from "./openapi.ts";
import { problem, problemOf } from "./problem.ts";
import { ROUTES } from "./routes.ts";
import { unchanged } from "./unchanged.ts";

export { openApi } from "./openapi.ts";
export type { OpenApi, Operation, Parameter, Schema } from "./openapi-shape.ts";
export { problem } from "./problem.ts";
export { visitorOf } from "./visitor.ts";
export type * from "./answers.ts";
export type * from "./asking.ts";

/** Where the routes answer; without the version, the newest does. */
export const MOUNTS = ["/api/v1", "/api"] as const;

const DOCUMENT = "/openapi.json";

/** As for a page that is fetched; judgements are far smaller. */
const MAX_BYTES = 20 * 1024 * 1024;

export interface ApiOptions extends LimitOptions, ListenersOptions {}

/** The routes, to be mounted under each of MOUNTS. */
export function createApi(app: App, options: ApiOptions = {}): Hono {
  const api = new Hono();
  const listeners = listenersOf(options);
  api.use(limited(options));
  api.use(async (c, next) => {
    c.set("listeners", listeners);
    await next();
  });
  api.use(
    bodyLimit({
      maxSize: MAX_BYTES,
      onError: () => problem("too-long", `More than ${MAX_BYTES} bytes; nothing was kept.`),
    }),
  );
  anyOrigin(api);
  const asItWas = unchanged(app);
  for (const route of ROUTES) {
    const compare = asItWas(route);
    const method = route.method.toUpperCase();
    if (compare) api.on(method, route.path, compare);
    api.on(method, route.path, (c) => route.respond(app, c));
  }
  api.get(DOCUMENT, etag({ weak: true }), (c) => c.json(openApi()));
  // Not `notFound`: mounted under another app, that one's would answer, with a page.
  api.all("/*", (c) =>
    problem("not-found", `There is nothing at ${c.req.method} ${c.req.path}. There are: ${addresses()}.`),
  );
  api.onError((error) => problemOf(error));
  return api;
}

function addresses(): string {
  return [...new Set(ROUTES.map(({ path }) => `${MOUNTS[0]}${path}`)), MOUNTS[0] + DOCUMENT].join(", ");
}

/** What every route asks of who comes, by method and path as they are registered. */
export function apiRules(): Readonly<Record<string, { readonly right: Right; readonly noted?: Deed }>> {
  const own = [
    ...ROUTES.map(({ method, path, right, noted }) => ({
      route: `${method.toUpperCase()} `,
      path,
      rule: { right, ...(noted && { noted }) },
    })),
    { route: "GET ", path: DOCUMENT, rule: { right: "read" as const } },
  ];
  return Object.fromEntries(
    MOUNTS.flatMap((mount) => own.map(({ route, path, rule }) => [route + mount + path, rule])),
  );
}
