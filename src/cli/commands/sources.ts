// casus sources: what is collected, and how each source is.
import { Command } from "commander";
import { sourceTypeHelp } from "../../app/index.ts";
import type { SourceHealth } from "../../app/index.ts";
import { withApp } from "../options.ts";
import { paint, print } from "../terminal.ts";

export function sourcesCommand(): Command {
  return new Command("sources")
    .description("list the sources that are collected: last success, volume, what was left out and why")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `\nTypes and their options, for sources/*.yaml of the data folder:\n${sourceTypeHelp()}`,
    )
    .action(async (options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const sources = app.sources();
        if (options.json) await print(`${JSON.stringify(sources, undefined, 2)}\n`);
        else if (sources.length === 0)
          await print(
            `No source is collected yet. Describe one in ${app.dataDir}/sources/NAME.yaml (docs/sources.md).\n`,
          );
        else for (const source of sources) await print(describe(source));
      });
    });
}

const COLOURS = { new: "cyan", ok: "green", failing: "red", silent: "yellow", loud: "yellow" } as const;

function describe(source: SourceHealth): string {
  const lines = [
    `${paint(COLOURS[source.state], source.state.padEnd(8))}${paint("bold", source.id)}  ${source.type}  ${source.subject}`,
  ];
  if (source.state === "new") lines.push("never polled yet (casus watch)");
  else
    lines.push(
      `last success ${source.lastSuccessAt?.slice(0, 16) ?? "never"}, next ${source.nextAt?.slice(0, 16)}${volume(source)}`,
    );
  if (source.documents !== undefined) lines.push(brought(source));
  if (source.error !== undefined)
    lines.push(
      source.failuresInARow > 1
        ? `${source.failuresInARow} failures in a row: ${source.error}`
        : source.error,
    );
  if (source.gone !== undefined)
    lines.push(`found gone in a week: ${source.gone}; their last copies stay, with the versions before`);
  const left = Object.entries(source.leftOut).map(([reason, times]) => `${reason} ${times}`);
  if (left.length > 0) lines.push(`left out in a week: ${left.join(", ")}`);
  if (source.leftOutLast !== undefined && source.leftOutLast !== source.error)
    lines.push(`left out last: ${source.leftOutLast}`);
  return `${lines.join("\n        ")}\n`;
}

function brought({ documents, versions }: SourceHealth): string {
  const later = versions === undefined ? "" : `, and ${versions} later versions of them`;
  return `${documents} documents so far${later}`;
}

function volume({ perDay, expect }: SourceHealth): string {
  if (perDay === undefined) return "";
  const usual = expect ? ` (usual ${expect[0]} to ${expect[1]})` : "";
  return `, ${perDay.toFixed(1)} documents a day${usual}`;
}
