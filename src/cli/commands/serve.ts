// casus serve: the pages over a ledger, on this machine only unless told otherwise.
import { Command, InvalidArgumentError } from "commander";
import { withApp } from "../options.ts";
import { servePages, untilStopped } from "../serve.ts";
import { print } from "../terminal.ts";

export function serveCommand(): Command {
  return new Command("serve")
    .description("serve the web page over the ledger")
    .option(
      "--port <number>",
      "port to listen on (default: 4173, or a free one when that is taken)",
      parsePort,
    )
    .option("--host <address>", "address to listen on; beyond this machine only with accounts", "127.0.0.1")
    .option("--address <url>", "where people find it, when a reverse proxy stands in front", parseAddress)
    .action(async (options: { port?: number; host: string; address?: URL }, command: Command) => {
      await withApp(command, async (app) => {
        const server = await servePages(app, options);
        await print(`Casus serves ${app.dataDir} at ${server.address}  (Ctrl-C stops)\n`);
        await untilStopped();
        await server.close();
      });
    });
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError("a port is a number from 0 to 65535.");
  return port;
}

function parseAddress(text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search) return url;
  throw new InvalidArgumentError("give the beginning of the address, as in https://casus.example.org.");
}
