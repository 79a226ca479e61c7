// casus names: names that no register knows, each with the line that would make it known.
import { Command } from "commander";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

export function namesCommand(): Command {
  return new Command("names")
    .description("names seen more than once that no register knows, with the line to add to knowledge/actors")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const names = await app.unknownNames();
        if (options.json) return print(`${JSON.stringify(names, undefined, 2)}\n`);
        const lines = names.map(
          ({ count, name, entry }) => `${String(count).padStart(5)}  ${name}\n       ${entry}`,
        );
        await print(
          lines.length === 0 ? "Every name seen twice is in the register.\n" : `${lines.join("\n")}\n`,
        );
      });
    });
}
