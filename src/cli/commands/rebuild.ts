// casus rebuild: every incident computed again from the reports and the judgements of people.
import { Command } from "commander";
import type { App } from "../../app/index.ts";
import { memoryKeeper } from "../memory.ts";
import { LEAN, withApp } from "../options.ts";
import { print } from "../terminal.ts";

export function rebuildCommand(): Command {
  return new Command("rebuild")
    .description("compute all incidents again from reports and people's judgements")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      const run = async (app: App): Promise<void> => {
        const { reports, incidents, judgements } = await app.rebuild(memoryKeeper());
        await print(
          options.json
            ? `${JSON.stringify({ reports, incidents, judgements })}\n`
            : `${incidents} incidents from ${reports} reports and ${judgements} judgements of people.\n`,
        );
      };
      await withApp(command, run, LEAN);
    });
}
