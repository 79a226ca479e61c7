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
    .option(
      "--rate <number>",
      "requests of the API a minute for each token or person; 0 for no limit (default: 600)",
      parseRate,
    )
    .action(
      async (options: { port?: number; host: string; address?: URL; rate?: number }, command: Command) => {
        await withApp(command, async (app) => {
          const server = await servePages(app, { ...options, perMinute: options.rate });
          await print(`Casus serves ${app.dataDir} at ${server.address}  (Ctrl-C stops)\n`);
          await untilStopped();
          await server.close();
        });
      },
    );
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError("a port is a number from 0 to 65535.");
  return port;
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (!Number.isInteger(rate) || rate < 0) throw new InvalidArgumentError("give a whole number, 0 or more.");
  return rate;
}

function parseAddress(text: string): URL {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search) return url;
  throw new InvalidArgumentError("give the beginning of the address, as in https://casus.example.org.");
}
