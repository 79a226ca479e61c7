// casus start: the first look. Codes the bundled sample into an empty ledger, prints a brief, serves the pages.
import { Command } from "commander";
import { brief, samplePath } from "../../app/index.ts";
import type { App } from "../../app/index.ts";
import { withApp } from "../options.ts";
import { servePages, untilStopped } from "../serve.ts";
import { paint, print, progress, warn } from "../terminal.ts";
import { runAlerts } from "./alerts.ts";
import { parsePort } from "./serve.ts";

export function startCommand(): Command {
  return new Command("start")
    .description("code the bundled sample into an empty ledger, tell what it found, serve the web page")
    .option(
      "--port <number>",
      "port to listen on (default: 4173, or a free one when that is taken)",
      parsePort,
    )
    .option("--host <address>", "address to listen on; beyond this machine only with accounts", "127.0.0.1")
    .option("--no-serve", "print the brief and stop")
    .action(async (options: { port?: number; host: string; serve: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        await addSample(app);
        await print(await brief(app, paint));
        if (!options.serve) return;
        const server = await servePages(app, options);
        await print(`\n${paint("bold", "Open")} ${paint("cyan", server.address)}  (Ctrl-C stops)\n`);
        const stop = new AbortController();
        const alerting = runAlerts(app, { signal: stop.signal }, warn);
        await untilStopped();
        stop.abort();
        await server.close();
        await alerting;
      });
    });
}

async function addSample(app: App): Promise<void> {
  const { documents } = await app.status();
  if (documents > 0) return;
  const bar = progress("coding the sample");
  for await (const outcome of app.add([samplePath()], {
    onProgress: ({ done, total, documents, document }) => bar.update(done, total, document, documents),
  })) {
    if (outcome.kind === "failed") warn(outcome.message);
  }
  bar.end();
}
