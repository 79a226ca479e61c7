// casus alerts: which there are, making and trying one, letting them run, and what became of each message.
import { Command, InvalidArgumentError } from "commander";
import type { AlertPlan, AlertRunOptions, App } from "../../app/index.ts";
import type { Delivery } from "../../record/index.ts";
import { withApp } from "../options.ts";
import { EXIT, paint, print, warn } from "../terminal.ts";

export function alertsCommand(): Command {
  return new Command("alerts")
    .description("who is told of what: list, make, try and run alerts, and see what became of each message")
    .addCommand(listCommand())
    .addCommand(addCommand())
    .addCommand(removeCommand())
    .addCommand(testCommand())
    .addCommand(runCommand())
    .addCommand(logCommand())
    .addHelpText(
      "after",
      "\nTargets, alerts and digests stand in alerts.yaml of the data folder (docs/alerts.md). casus watch and\n" +
        "casus start run them too.",
    );
}

function listCommand(): Command {
  return new Command("list")
    .description("alerts, digests and targets there are")
    .action(async (_options: object, command: Command) => {
      await withApp(command, async (app) => print(listed(await app.alerts.plan())));
    });
}

function listed({ alerts, digests, targets, path }: AlertPlan): string {
  if (alerts.length + digests.length + targets.size === 0)
    return `There is no alert yet. Write ${path} (docs/alerts.md shows how), then casus alerts test NAME.\n`;
  const lines = [
    ...alerts.map(
      ({ rule, from }) =>
        `${paint("bold", rule.name)}  ${rule.when} → ${rule.to.join(", ")}${rule.paused ? ", paused" : ""}${from === "page" ? paint("dim", "  (made on a page)") : ""}`,
    ),
    ...digests.map(
      (one) =>
        `${paint("bold", one.name)}  digest every ${one.every}${one.every === "week" ? ` on ${one.on}` : ""} at ${one.at} → ${one.to.join(", ")}${one.paused ? ", paused" : ""}`,
    ),
    ...[...targets].map(([name, target]) => paint("dim", `target ${name}: ${target.type}`)),
  ];
  return `${lines.join("\n")}\n`;
}

interface AddFlags {
  readonly when?: string;
  readonly to: readonly string[];
  readonly words?: string;
  readonly view?: string;
  readonly near?: string;
  readonly km?: number;
  readonly actor?: readonly string[];
  readonly mode?: readonly string[];
  readonly country?: readonly string[];
  readonly above?: number;
}

function addCommand(): Command {
  return new Command("add")
    .description("make an alert; the file alerts.yaml knows more conditions than these options")
    .argument("<name>", "what it is called")
    .requiredOption("--to <target...>", "targets of alerts.yaml")
    .option(
      "--when <trigger>",
      "new-incident, new-threat, attribution-changed, tally-gap, post-gone, source-silent",
    )
    .option("--words <words>", "a text that holds these words")
    .option("--view <view>", "what is new on a saved view: its name or id")
    .option("--near <place>", "id of a place of the register")
    .option("--km <number>", "at most so far from it", number)
    .option("--actor <id...>", "somebody of the register")
    .option("--mode <mode...>", "kind of attack")
    .option("--country <letters...>", "ISO 3166 letters")
    .option("--above <number>", "of a tally-gap: more than so many that are not in this ledger", number)
    .action(async (name: string, flags: AddFlags, command: Command) => {
      await withApp(command, async (app) => {
        const { view, to } = flags;
        if (view === undefined) await app.alerts.add(ruleOf(name, flags));
        else await app.alerts.addOfView(view, { name, to });
        await print(`Made the alert “${name}”. Try it: casus alerts test "${name}"\n`);
      });
    });
}

function ruleOf(name: string, flags: AddFlags): object {
  const { when, to, words, near, km, actor, mode, country, above } = flags;
  const around = near === undefined ? {} : { near: { place: near, km: km ?? 50 } };
  return {
    name,
    to: [...to],
    ...(words === undefined ? { when } : { when: "search", words }),
    ...around,
    ...(actor && { actors: [...actor] }),
    ...(mode && { modes: [...mode] }),
    ...(country && { countries: [...country] }),
    ...(above !== undefined && { above }),
  };
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("a number, as 50.");
  return value;
}

function removeCommand(): Command {
  return new Command("remove")
    .description("take back an alert that was made on a page or with add")
    .argument("<name>", "what it is called")
    .action(async (name: string, _options: object, command: Command) => {
      await withApp(command, async (app) => {
        await app.alerts.remove(name);
        await print(`Removed the alert “${name}”.\n`);
      });
    });
}

function testCommand(): Command {
  return new Command("test")
    .description("send a message of no news, to see whether it arrives")
    .argument("<name>", "an alert, a digest or a target")
    .action(async (name: string, _options: object, command: Command) => {
      await withApp(command, async (app) => {
        for (const { target, ok, detail } of await app.alerts.test(name)) {
          if (ok) await print(`${paint("cyan", "arrived")} ${target}: ${detail}\n`);
          else warn(`${paint("yellow", "failed")} ${target}: ${detail}`);
          if (!ok) process.exitCode = EXIT.failed;
        }
      });
    });
}

function runCommand(): Command {
  return new Command("run")
    .description("decide and send until stopped; casus watch and casus start do this as well")
    .option("--once", "one round, and end")
    .action(async ({ once }: { once?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const stop = new AbortController();
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
        await runAlerts(app, { once, signal: stop.signal }, (line) => void print(`${line}\n`));
      });
    });
}

/** Runs beside whatever else the process does; `say` gets a line for each alert and each message. */
export function runAlerts(
  app: App,
  options: Pick<AlertRunOptions, "once" | "signal">,
  say: (line: string) => void,
): Promise<void> {
  return app.alerts.run({
    ...options,
    onDecided: ({ rule, title }) => say(`${paint("cyan", "alert")} ${rule}: ${title}`),
    onTried: (delivery) => say(tried(delivery)),
    onFault: (message) => warn(`${paint("yellow", "alerts")}: ${message}`),
  });
}

function tried({ target, rule, state, error, dueAt }: Delivery): string {
  if (state === "sent") return `${paint("cyan", "sent")} ${rule} to ${target}`;
  const next = state === "given-up" ? "given up" : `again at ${dueAt.slice(0, 16)}`;
  return `${paint("yellow", "not sent")} ${rule} to ${target}: ${error ?? "no reason given"}; ${next}`;
}

function logCommand(): Command {
  return new Command("log")
    .description("messages, newest first: when they were made, sent, and what failed")
    .argument("[name]", "of one alert alone")
    .option("--limit <number>", "so many", number, 20)
    .option("--json", "one JSON line per message")
    .action(async (name: string | undefined, flags: { limit: number; json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const log = await app.alerts.log({ limit: flags.limit, ...(name !== undefined && { rule: name }) });
        if (log.length === 0 && !flags.json) await print("No message has been made yet.\n");
        for (const one of log) await print(flags.json ? `${JSON.stringify(one)}\n` : logLine(one));
      });
    });
}

function logLine({ madeAt, rule, target, state, attempts, sentAt, error, alerts }: Delivery): string {
  const what = alerts.length === 1 ? (alerts[0]?.title ?? "") : `${alerts.length} alerts`;
  const when = sentAt === undefined ? "" : ` ${sentAt.slice(0, 16)}`;
  const why = error === undefined ? "" : `: ${error}`;
  const tries = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  return `${madeAt.slice(0, 16)} ${rule} → ${target}: ${what}\n  ${paint("dim", `${state}${when}, ${tries}${why}`)}\n`;
}
