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
}

export interface RunningServer {
  readonly address: string;
  close(): Promise<void>;
}

export async function servePages(app: App, options: ServeOptions): Promise<RunningServer> {
  const port = options.port ?? ((await isFree(DEFAULT_PORT, options.host)) ? DEFAULT_PORT : 0);
  const web = createWeb(app);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: web.fetch, port, hostname: options.host }, (info) => {
      const host = options.host.includes(":") ? `[${options.host}]` : options.host;
      resolve({ address: `http://${host}:${info.port}/`, close: () => close(server) });
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

function close(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
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
