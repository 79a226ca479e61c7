// casus digest: what a day or period brought, every line with its source.
import { Command, Option } from "commander";
import { CasusError } from "../../record/index.ts";
import { addDays } from "../../text/index.ts";
import type { App, DigestFormat } from "../../app/index.ts";
import { parseDay, withApp } from "../options.ts";
import { EXIT, print, warn } from "../terminal.ts";

interface Options {
  readonly day?: string;
  readonly week?: boolean;
  readonly since?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: DigestFormat;
  readonly send?: readonly string[];
}

export function digestCommand(): Command {
  return new Command("digest")
    .description("what a day or period brought, in Markdown, HTML or plain text, every line with its source")
    .option(
      "--day <day>",
      "one day, as 2023-12-26 (default: the last day on which the ledger has something)",
      parseDay,
    )
    .option("--week", "the seven days up to the last day on which the ledger has something")
    .option("--since <day>", "from this day on", parseDay)
    .option("--from <day>", "first day of a period", parseDay)
    .option("--to <day>", "last day of a period", parseDay)
    .addOption(
      new Option("--format <name>", "form of the output")
        .choices(["markdown", "html", "text"])
        .default("markdown"),
    )
    .option("--send <target...>", "send it to targets of alerts.yaml (mail, webhook) instead of printing it")
    .action(async (options: Options, command: Command) => {
      await withApp(command, async (app) => {
        const period = await periodOf(options, app);
        if (options.send) await send(app, period, options.send);
        else await print(await app.digest({ ...period, format: options.format }));
      });
    });
}

async function send(
  app: App,
  period: { from: string; to: string },
  targets: readonly string[],
): Promise<void> {
  for (const { target, state, error } of await app.alerts.sendDigest(period, targets)) {
    if (state === "sent") await print(`sent to ${target}\n`);
    else {
      warn(`not sent to ${target}: ${error ?? "no reason given"}; casus alerts run tries again`);
      process.exitCode = EXIT.failed;
    }
  }
}

const WEEK_DAYS = 7;

async function periodOf(options: Options, app: App): Promise<{ from: string; to: string }> {
  oneWayOfSaying(options);
  if (options.day) return { from: options.day, to: options.day };
  const { firstPublished, lastPublished } = await app.status();
  if (!firstPublished || !lastPublished)
    throw new CasusError("not-found", "The ledger holds no dated document; add some first.");
  const last = lastPublished.slice(0, 10);
  if (options.week) return { from: addDays(last, 1 - WEEK_DAYS)!, to: last };
  const from = options.from ?? options.since;
  if (!from && !options.to) return { from: last, to: last };
  const period = { from: from ?? firstPublished.slice(0, 10), to: options.to ?? last };
  if (period.from > period.to)
    throw new CasusError("bad-option", `The first day ${period.from} lies after the last, ${period.to}.`);
  return period;
}

function oneWayOfSaying({ day, week, since, from, to }: Options): void {
  const ways = [day, week, since, from ?? to].filter((way) => way !== undefined);
  if (ways.length > 1)
    throw new CasusError(
      "bad-option",
      "--day, --week, --since and --from/--to exclude each other; give one.",
    );
}
