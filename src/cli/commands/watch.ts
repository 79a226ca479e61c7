// casus watch: polls sources on their schedules until it is stopped.
import { Command, InvalidArgumentError } from "commander";
import type { AddOutcome } from "../../record/index.ts";
import { memoryKeeper } from "../memory.ts";
import type { App } from "../../app/index.ts";
import { LEAN, withApp } from "../options.ts";
import { EXIT, paint, print, warn } from "../terminal.ts";
import { runAlerts } from "./alerts.ts";

export function watchCommand(): Command {
  return new Command("watch")
    .description("poll sources on their schedules, keep and code what is new")
    .argument("[source...]", "ids of sources; all that have a collect: where none is named")
    .option("--once", "poll each once, whether it is due or not, and end")
    .option(
      "--delay <seconds>",
      "pause between two requests to a host (default: 2, or what its robots.txt asks for)",
      parseDelay,
    )
    .option("--json", "one JSON line per poll on standard output")
    .addHelpText(
      "after",
      "\nSources stand in sources/*.yaml of the data folder (and in knowledge/sources); casus sources lists them.\n" +
        "robots.txt is honoured; a host is asked once at a time, with a pause between two requests.",
    )
    .action(async (sources: string[], options: WatchFlags, command: Command) => {
      const keepMemory = memoryKeeper();
      const run = async (app: App): Promise<void> => {
        const stop = new AbortController();
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
        let failing = false;
        const alerting = options.once ? undefined : runAlerts(app, { signal: stop.signal }, warn);
        const watching = app.watch({
          sources,
          once: options.once,
          delayMs: options.delay,
          signal: stop.signal,
          onOutcome: (source, outcome) => {
            tell(source, outcome);
            keepMemory();
          },
          onPolled: (poll) => {
            failing ||= !poll.ok;
            if (options.json) void print(`${JSON.stringify(poll)}\n`);
            else if (poll.ok)
              void print(
                `${poll.at.slice(0, 16)} ${poll.source}: ${poll.added} added, ${poll.changed ?? 0} changed, ${poll.known + poll.unchanged} known already\n`,
              );
            else
              warn(
                `${paint("yellow", "failing")} ${poll.source}: ${poll.error}; again at ${poll.nextAt.slice(0, 16)}`,
              );
          },
        });
        await watching.finally(() => stop.abort());
        await (alerting ?? runAlerts(app, { once: true }, warn));
        if (options.once && failing) process.exitCode = EXIT.failed;
      };
      await withApp(command, run, LEAN);
    });
}

interface WatchFlags {
  readonly once?: boolean;
  readonly json?: boolean;
  /** Milliseconds. */
  readonly delay?: number;
}

function parseDelay(text: string): number {
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds < 0)
    throw new InvalidArgumentError("a delay is a number of seconds.");
  return seconds * 1000;
}

function tell(source: string, outcome: AddOutcome): void {
  if (outcome.kind === "failed") warn(`${paint("yellow", "left out")} ${source}: ${outcome.message}`);
  if (outcome.kind === "gone")
    warn(`${paint("cyan", "gone")} ${source}: ${outcome.location}; the last copy stays`);
}
