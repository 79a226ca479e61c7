// casus stamp: has the newest tree head of the archive stamped by others.
import { Command } from "commander";
import { withApp } from "../options.ts";
import { EXIT, print, warn } from "../terminal.ts";

const collect = (value: string, before: string[]): string[] => [...before, value];

export function stampCommand(): Command {
  return new Command("stamp")
    .description(
      "have the newest tree head of the archive stamped by others, so that it cannot be made later",
    )
    .option("--calendar <url>", "a calendar of OpenTimestamps (may be given again)", collect, [])
    .option("--authority <url>", "a time stamping authority, RFC 3161 (may be given again)", collect, [])
    .option("--now", "seal what was kept so far, though the day is not over")
    .addHelpText(
      "after",
      "\nOnly a hash is sent. Without an address nobody is asked, and the head is named. See docs/proofs.md for what it proves.",
    )
    .action(async (options: { calendar: string[]; authority: string[]; now?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const report = await app.stamp({
          calendars: options.calendar,
          authorities: options.authority,
          now: options.now,
        });
        for (const sentence of report.refused) warn(sentence);
        if (report.head === undefined)
          await print("No day of the archive is over yet; there is nothing to stamp.\n");
        else if (options.calendar.length + options.authority.length === 0)
          await print(`${report.head}: the newest tree head; hand it to others, or have it stamped.\n`);
        else for (const sentence of report.stamped) await print(`${report.head}: ${sentence}\n`);
        if (report.refused.length > 0 && report.stamped.length === 0) process.exitCode = EXIT.failed;
      });
    });
}
