// casus mcp: the ledger as tools for a language model, over standard input and output.
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { Command } from "commander";
import { createMcp } from "../../mcp/index.ts";
import { withApp } from "../options.ts";
import { version } from "../version.ts";

export function mcpCommand(): Command {
  return new Command("mcp")
    .description(
      "serve the ledger to a language model (Model Context Protocol, read-only) over standard input and output",
    )
    .action(async (_options: object, command: Command) => {
      await withApp(command, async (app) => {
        const server = createMcp(app, version());
        const closed = new Promise<void>((resolve) => {
          // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the SDK's server is no event target
          server.server.onclose = resolve;
        });
        process.stdin.once("end", () => void server.close());
        await server.connect(new StdioServerTransport());
        await closed;
      });
    });
}
