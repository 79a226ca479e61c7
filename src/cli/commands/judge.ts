// casus judge: a person says whether two reports tell of one incident.
import { Argument, Command } from "commander";
import type { Judgement } from "../../record/index.ts";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

const VERDICTS: Readonly<Record<string, Judgement["verdict"]>> = {
  same: "same",
  "not-same": "different",
  unsure: "unsure",
};

export function judgeCommand(): Command {
  return new Command("judge")
    .description("say whether two reports tell of one incident; outranks the machine and can be withdrawn")
    .addArgument(new Argument("<verdict>", "what you find").choices(Object.keys(VERDICTS)))
    .argument("<a>", "a report as DOCUMENT#EVENT, or an incident")
    .argument("<b>", "the other one")
    .requiredOption("--by <name>", "who says so")
    .option("--why <text>", "the reason, kept with it")
    .option("--json", "as JSON")
    .action(
      async (
        verdict: string,
        a: string,
        b: string,
        options: { by: string; why?: string; json?: boolean },
        command: Command,
      ) => {
        await withApp(command, async (app) => {
          const { by, why } = options;
          const made = await app.judge({ a, b, verdict: VERDICTS[verdict]!, by, ...(why && { why }) });
          await print(
            options.json
              ? `${JSON.stringify(made)}\n`
              : `${made.id}: ${made.a} and ${made.b}, ${verdict}, by ${made.by}. Take it back with casus withdraw ${made.id}.\n`,
          );
        });
      },
    );
}
