// casus code: a filter from documents to coded documents, one JSON object a line each way.
import { Command } from "commander";
import { codeLines } from "../../app/index.ts";
import { print } from "../terminal.ts";

export function codeCommand(): Command {
  return new Command("code")
    .description("filter: documents as JSON lines in, coded documents as JSON lines out")
    .addHelpText(
      "after",
      "\nA line holds id and text (or html, or telegram: one message of a Desktop export), and may hold\n" +
        "title, published, url, outlet, language. A line that cannot be coded yields a line with `error`.",
    )
    .action(async () => {
      for await (const line of codeLines(process.stdin)) await print(`${line}\n`);
    });
}
