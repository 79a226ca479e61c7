// The door of the terminal: parses the command line and hands over to one file per command.
import { Command, CommanderError } from "commander";
import { describeError } from "../record/index.ts";
import { version } from "./version.ts";
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
Exit codes: 0 all went well, 1 something failed, 2 the command line was wrong, 3 verify or check-knowledge found faults.`;

/** One module a command, in the order of the help; only what is asked for is loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<() => Command>>> = {
  start: async () => (await import("./commands/start.ts")).startCommand,
  add: async () => (await import("./commands/add.ts")).addCommand,
  watch: async () => (await import("./commands/watch.ts")).watchCommand,
  sources: async () => (await import("./commands/sources.ts")).sourcesCommand,
  telegram: async () => (await import("./commands/telegram.ts")).telegramCommand,
  inbox: async () => (await import("./commands/inbox.ts")).inboxCommand,
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
  people: async () => (await import("./commands/people.ts")).peopleCommand,
  tokens: async () => (await import("./commands/tokens.ts")).tokensCommand,
  audit: async () => (await import("./commands/audit.ts")).auditCommand,
  digest: async () => (await import("./commands/digest.ts")).digestCommand,
  alerts: async () => (await import("./commands/alerts.ts")).alertsCommand,
  export: async () => (await import("./commands/export.ts")).exportCommand,
  stamp: async () => (await import("./commands/stamp.ts")).stampCommand,
  case: async () => (await import("./commands/case.ts")).caseCommand,
  status: async () => (await import("./commands/status.ts")).statusCommand,
  verify: async () => (await import("./commands/verify.ts")).verifyCommand,
  judge: async () => (await import("./commands/judge.ts")).judgeCommand,
  withdraw: async () => (await import("./commands/withdraw.ts")).withdrawCommand,
  rebuild: async () => (await import("./commands/rebuild.ts")).rebuildCommand,
  recode: async () => (await import("./commands/recode.ts")).recodeCommand,
  backup: async () => (await import("./commands/backup.ts")).backupCommand,
  restore: async () => (await import("./commands/restore.ts")).restoreCommand,
  doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
  names: async () => (await import("./commands/names.ts")).namesCommand,
  explain: async () => (await import("./commands/explain.ts")).explainCommand,
  "check-knowledge": async () => (await import("./commands/check-knowledge.ts")).checkKnowledgeCommand,
  code: async () => (await import("./commands/code.ts")).codeCommand,
  merge: async () => (await import("./commands/merge.ts")).mergeCommand,
  mcp: async () => (await import("./commands/mcp.ts")).mcpCommand,
  parse: async () => (await import("./commands/parse.ts")).parseCommand,
};

async function createProgram(argv: readonly string[]): Promise<Command> {
  const program = new Command("casus")
    .description(
      "Turns open reporting on armed conflict into a sourced ledger of threats, claims and incidents.",
    )
    .version(version(), "-V, --version")
    .option("--data <dir>", "where the ledger and the originals live")
    .option("--as-of <day>", "show the ledger as it was known at the end of a day")
    .showHelpAfterError("(casus --help shows all commands)")
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText("after", EXAMPLES);
  const asked = argv.find((word) => Object.hasOwn(COMMANDS, word));
  const isVersion = argv.length === 3 && (argv[2] === "--version" || argv[2] === "-V");
  const needed = asked && argv[2] !== "help" ? [asked] : isVersion ? [] : Object.keys(COMMANDS);
  for (const name of needed) {
    const make = await COMMANDS[name]!();
    const command = make().copyInheritedSettings(program);
    for (const part of command.commands) part.copyInheritedSettings(program);
    program.addCommand(command);
  }
  return program;
}

async function main(argv: readonly string[]): Promise<number> {
  // A reader that went away (`casus code | head`) ends the run quietly.
  process.stdout.on("error", (error: NodeJS.ErrnoException) =>
    process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.failed),
  );
  try {
    const program = await createProgram(argv);
    await program.parseAsync(argv);
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
