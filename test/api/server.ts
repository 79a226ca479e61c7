// A real ledger with the first files of the sample behind a real server on a free port, for the tests of the API and its client.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { type App, openApp, samplePath } from "../../src/app/index.ts";
import { type RunningServer, type ServeOptions, servePages } from "../../src/cli/serve.ts";
import { createWeb } from "../../src/web/index.ts";

const HOST = "127.0.0.1";

export interface Running {
  readonly app: App;
  readonly web: Hono;
  readonly address: string;
  /** Ends the server as `casus serve` does; the ledger stays open. */
  stop(): Promise<void>;
  /** Another server over the same ledger, at another port. */
  again(): Promise<{ readonly address: string }>;
  end(): Promise<void>;
}

/** Ids that the sample gives, whatever its texts are. */
export interface Ids {
  readonly incident: string;
  readonly document: string;
  readonly reports: readonly [string, string];
}

export async function running(options: Partial<ServeOptions> = {}): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), "casus-api-"));
  // A target to which nothing is sent, so that alerts can be made and tried.
  await writeFile(join(dataDir, "alerts.yaml"), "targets:\n  desk: { type: feed }\n");
  const app = await openApp({ dataDir });
  for await (const _ of app.add([join(samplePath(), "wire.jsonl"), join(samplePath(), "telegram")]));
  let server: RunningServer = await servePages(app, { host: HOST, port: 0, ...options });
  return {
    app,
    web: createWeb(app, options),
    address: server.address,
    stop: () => server.close(),
    async again() {
      server = await servePages(app, { host: HOST, port: 0, ...options });
      return server;
    },
    async end() {
      await server.close();
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function idsOf(app: App): Promise<Ids> {
  const { rows } = await app.incidents({ limit: 50 });
  const placed = rows.flatMap(({ reports }) => reports.map(({ document, event }) => `${document}#${event}`));
  const [first] = rows;
  return {
    incident: first!.id,
    document: first!.reports[0]!.document,
    reports: [placed[0]!, placed.at(-1)!],
  };
}
