// casus parse: tokens, tags and trees of a text, or of given tokens.
import { Command } from "commander";
import { parseStream } from "../../app/index.ts";
import { print } from "../terminal.ts";

export function parseCommand(): Command {
  return new Command("parse")
    .description("show the sentences of an English text on standard input with tags, trees and names")
    .option("--conllu", "CoNLL-U in (gold tokens), CoNLL-U out")
    .action(async (options: { conllu?: boolean }) => {
      for await (const chunk of parseStream(process.stdin, options)) await print(chunk);
    });
}
