// Listening: one HTTP server over the pages and the API. Chooses a free port when the wished one is taken.
import { createServer } from "node:net";
import { serve } from "@hono/node-server";
import type { App } from "../app/index.ts";
import { createWeb } from "../web/index.ts";
import { CasusError } from "../record/index.ts";

const DEFAULT_PORT = 4173;

export interface ServeOptions {
  readonly host: string;
  /** Without one, the default port, or any free one when that is taken. */
  readonly port?: number;
  /** The address that people use, where a reverse proxy stands in front. */
  readonly address?: URL;
  /** Requests of the API a minute for each token or person; 0: no limit. */
  readonly perMinute?: number;
}

export interface RunningServer {
  readonly address: string;
  close(): Promise<void>;
}

export async function servePages(app: App, options: ServeOptions): Promise<RunningServer> {
  await requireAccounts(app, options.host);
  // Settings of a provider that cannot be read are told here, not to the first who wants in.
  app.people.hasProvider();
  const port = options.port ?? ((await isFree(DEFAULT_PORT, options.host)) ? DEFAULT_PORT : 0);
  const stop = new AbortController();
  const { address, perMinute } = options;
  const web = createWeb(app, { address, perMinute, signal: stop.signal });
  return new Promise((resolve, reject) => {
    const fetch = guarded(web.fetch, options);
    const server = serve({ fetch, port, hostname: options.host }, (info) => {
      const host = options.host.includes(":") ? `[${options.host}]` : options.host;
      resolve({ address: `http://${host}:${info.port}/`, close: () => close(server, stop) });
    });
    server.on("error", (error: Error) => {
      reject(
        new CasusError(
          "bad-option",
          `cannot listen on ${options.host}:${port} (${error.message}); choose another --port.`,
        ),
      );
    });
  });
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/;

/** Whoever reaches an open port reads everything: beyond this machine only with accounts. */
async function requireAccounts(app: App, host: string): Promise<void> {
  if (LOOPBACK.test(host) || (await app.people.isTeam())) return;
  throw new CasusError(
    "bad-option",
    `Casus listens on ${host}, where others reach it, only with accounts: casus people add NAME --role admin. Without them it listens on 127.0.0.1.`,
  );
}

type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>;

/**
 * Answers only to the names this machine is asked by: a page elsewhere that points its own name at this address
 * (DNS rebinding) would otherwise read the ledger through the visitor's browser. Listening on all addresses the names
 * cannot be known; then there are accounts, and no session goes with a stranger's name.
 */
function guarded(fetch: Fetch, { host, address }: ServeOptions): Fetch {
  const everywhere = host === "0.0.0.0" || host === "::";
  const names = new Set(["localhost", "127.0.0.1", "[::1]", host, `[${host}]`, address?.hostname]);
  return (request, env) => {
    const { hostname } = new URL(request.url);
    if (everywhere || names.has(hostname)) return fetch(request, env);
    return new Response(`Casus does not answer to the name ${hostname}; use the address it printed.\n`, {
      status: 421,
    });
  };
}

/** What is under way is let to its end for so long; streams are ended at once. */
const GRACE_MS = 500;

function close(server: ReturnType<typeof serve>, stop: AbortController): Promise<void> {
  stop.abort();
  return new Promise((resolve) => {
    const hurry = setTimeout(() => {
      if ("closeAllConnections" in server) server.closeAllConnections();
    }, GRACE_MS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
  });
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(false))
      .listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** Resolves at the first interrupt or termination signal. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
