// casus explain: what the coder sees in a sentence, and what made each record.
import { Command } from "commander";
import { explain } from "../../app/index.ts";
import { parseDay } from "../options.ts";
import { print } from "../terminal.ts";

export function explainCommand(): Command {
  return new Command("explain")
    .description("show what the coder finds in a sentence, and which rule or list found it")
    .argument("<sentence>", "the text, in quotes")
    .option("--published <day>", "the day against which 'Tuesday' and 'yesterday' are read", parseDay)
    .option("--json", "the coded record as JSON")
    .action(async (sentence: string, options: { published?: string; json?: boolean }) => {
      await print(explain(sentence, options));
    });
}
