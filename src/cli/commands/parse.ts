// casus parse: tokens, tags and trees of a text, or of given tokens.
import { Command } from "commander";
import { parseStream } from "../../app/index.ts";
import { print } from "../terminal.ts";

export function parseCommand(): Command {
  return new Command("parse")
    .description("show sentences and tokens (tags and trees where a model is there)")
    .option("--conllu", "CoNLL-U in (gold tokens), CoNLL-U out")
    .action(async (options: { conllu?: boolean }) => {
      for await (const chunk of parseStream(process.stdin)) await print(chunk);
    });
}
