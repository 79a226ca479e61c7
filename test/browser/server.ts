// A server of the pages on a free port of this machine, for a browser to visit.
import { serve } from "@hono/node-server";
import type { App } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";

export interface Visited {
  readonly address: string;
  close(): Promise<void>;
}

export function servePages(app: App): Promise<Visited> {
  return new Promise((resolve) => {
    const server = serve({ fetch: createWeb(app).fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          if ("closeAllConnections" in server) server.closeAllConnections();
        });
      resolve({ address: `http://127.0.0.1:${port}`, close });
    });
  });
}
