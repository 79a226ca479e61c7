// casus withdraw: takes a person's judgement back; the incidents become what they would be without it.
import { Command } from "commander";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

export function withdrawCommand(): Command {
  return new Command("withdraw")
    .description("take a judgement back; it stays on record as withdrawn")
    .argument("<judgement>", "its id, as casus judge printed it")
    .option("--json", "as JSON")
    .action(async (id: string, options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const gone = await app.withdraw(id, "terminal");
        await print(
          options.json ? `${JSON.stringify(gone)}\n` : `${id} is withdrawn since ${gone.withdrawnAt}.\n`,
        );
      });
    });
}
