// casus add: keep, read, code and merge files, folders and addresses. Adding again changes nothing.
import { Command } from "commander";
import type { AddOutcome } from "../../record/index.ts";
import { memoryKeeper } from "../memory.ts";
import type { App } from "../../app/index.ts";
import { LEAN, withApp } from "../options.ts";
import { EXIT, paint, print, progress, warn } from "../terminal.ts";

export function addCommand(): Command {
  return new Command("add")
    .description("keep, code and merge pages, posts and exports; what is known already is left alone")
    .argument("<path-or-url...>", "files, folders, http(s) addresses")
    .option("--json", "one JSON line per item on standard output, printed once the item is safely stored")
    .option("--pictures", "read the text in pictures too (needs tesseract.js; slow, and less sure than text)")
    .addHelpText(
      "after",
      "\nReads web pages, saved pages and newsletters (.mhtml .eml), text, Markdown, PDF with a text layer, feeds,\n" +
        "JSON lines, Telegram Desktop exports (result.json), web archives (.warc .wacz); any of them as .gz.\n" +
        "A file NAME.txt may have a sidecar NAME.meta.json with id, title, published, outlet, url. See docs/sources.md.",
    )
    .action(
      async (locations: string[], options: { json?: boolean; pictures?: boolean }, command: Command) => {
        const keepMemory = memoryKeeper();
        const run = async (app: App): Promise<void> => {
          const bar = progress("adding");
          const totals = {
            added: 0,
            known: 0,
            unchanged: 0,
            gone: 0,
            failed: 0,
            events: 0,
            statements: 0,
            tallies: 0,
          };
          const startedAt = performance.now();
          for await (const outcome of app.add(locations, {
            pictures: options.pictures === true,
            onProgress: ({ done, total, documents, left, document }) => {
              bar.update(done, total, document, documents);
              keepMemory(left === 0 ? "much" : undefined);
            },
          })) {
            count(totals, outcome);
            keepMemory(); // what merging a batch has left behind
            if (options.json) await print(`${JSON.stringify(outcome)}\n`);
            else if (outcome.kind === "failed") {
              bar.end();
              warn(`${paint("yellow", "left out")} ${outcome.message}`);
            }
          }
          bar.end();
          if (!options.json) await print(summary(totals, performance.now() - startedAt));
          if (totals.failed > 0) process.exitCode = EXIT.failed;
        };
        await withApp(command, run, LEAN);
      },
    );
}

type Totals = Record<
  "added" | "known" | "unchanged" | "gone" | "failed" | "events" | "statements" | "tallies",
  number
>;

function count(totals: Totals, outcome: AddOutcome): void {
  totals[outcome.kind]++;
  if (outcome.kind !== "added") return;
  totals.events += outcome.counts.events;
  totals.statements += outcome.counts.statements;
  totals.tallies += outcome.counts.tallies;
}

function summary(totals: Totals, elapsedMs: number): string {
  const parts = [`${totals.added} added`, `${totals.known + totals.unchanged} known already`];
  if (totals.gone > 0) parts.push(`${totals.gone} gone since`);
  if (totals.failed > 0) parts.push(`${totals.failed} left out (see casus status)`);
  const found = `${totals.events} events, ${totals.statements} statements, ${totals.tallies} tallies`;
  return `${parts.join(", ")} in ${(elapsedMs / 1000).toFixed(1)} s: ${found}.\n`;
}
