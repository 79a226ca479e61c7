// The door of the terminal: parses the command line and hands over to one file per command.
import { Command, CommanderError } from "commander";
import { describeError } from "../record/index.ts";
import { version } from "../app/index.ts";
import { addCommand } from "./commands/add.ts";
import { codeCommand } from "./commands/code.ts";
import { digestCommand } from "./commands/digest.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { mergeCommand } from "./commands/merge.ts";
import { parseCommand } from "./commands/parse.ts";
import { serveCommand } from "./commands/serve.ts";
import { startCommand } from "./commands/start.ts";
import { statusCommand } from "./commands/status.ts";
import { verifyCommand } from "./commands/verify.ts";
import { EXIT, warn } from "./terminal.ts";

const EXAMPLES = `
First steps:
  casus start                          code the bundled sample and open the web page
  casus add report.html exports/       keep, code and merge files and folders
  casus add https://example.org/page   the same for a public address
  casus serve                          timeline, incidents, documents, search
  casus digest --day 2023-12-26        what a day brought, every line with its source

As a filter (JSON lines in, JSON lines out):
  casus code  < documents.jsonl > coded.jsonl
  casus merge < coded.jsonl     > incidents.jsonl

Data lives in ./casus-data, or where --data DIR or CASUS_DATA says.
Exit codes: 0 all went well, 1 something failed, 2 the command line was wrong, 3 verify found faults.`;

export function createProgram(): Command {
  const program = new Command("casus")
    .description(
      "Turns open reporting on armed conflict into a sourced ledger of threats, claims and incidents.",
    )
    .version(version(), "-V, --version")
    .option("--data <dir>", "where the ledger and the originals live")
    .showHelpAfterError("(casus --help shows all commands)")
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText("after", EXAMPLES);
  const commands = [
    startCommand,
    addCommand,
    serveCommand,
    digestCommand,
    exportCommand,
    statusCommand,
    verifyCommand,
    explainCommand,
    codeCommand,
    mergeCommand,
    parseCommand,
  ];
  for (const make of commands) program.addCommand(make().copyInheritedSettings(program));
  return program;
}

async function main(argv: readonly string[]): Promise<number> {
  // A reader that went away (`casus code | head`) ends the run quietly.
  process.stdout.on("error", (error: NodeJS.ErrnoException) =>
    process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.failed),
  );
  try {
    await createProgram().parseAsync(argv);
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const { code, message } = describeError(error);
    warn(`casus: ${message}`);
    if (code === "internal" && error instanceof Error && process.env.CASUS_DEBUG) warn(error.stack ?? "");
    return code === "bad-option" ? EXIT.usage : EXIT.failed;
  }
}

process.exitCode = await main(process.argv);
