// casus merge: a filter from coded documents to incidents; keeps nothing.
import { Command } from "commander";
import { mergeLines } from "../../app/index.ts";
import { print, warn } from "../terminal.ts";

export function mergeCommand(): Command {
  return new Command("merge")
    .description("filter: coded documents as JSON lines in, incidents as JSON lines out")
    .action(async () => {
      for await (const line of mergeLines(process.stdin, warn)) await print(`${line}\n`);
    });
}
