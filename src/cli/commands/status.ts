// casus status: what the ledger holds, what was left out and why.
import { Command } from "commander";
import { coverage } from "../../app/index.ts";
import type { LedgerStatus } from "../../record/index.ts";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

const SHOWN_DROPS = 20;

export function statusCommand(): Command {
  return new Command("status")
    .description("what the ledger holds, what was left out and why")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const status = await app.status();
        await print(
          options.json ? `${JSON.stringify(status, undefined, 2)}\n` : describe(app.dataDir, status),
        );
      });
    });
}

function describe(dataDir: string, status: LedgerStatus): string {
  const lines = [
    `Ledger in ${dataDir} (schema ${status.schemaVersion})`,
    `  documents     ${status.documents}${period(status)}`,
    `  incidents     ${status.incidents} from ${status.reports} reports`,
    `  events        ${status.events}`,
    `  statements    ${status.statements}`,
    `  tallies       ${status.tallies}`,
    `  attributions  ${status.attributions}`,
    "Languages",
  ];
  for (const [language, documents] of Object.entries(status.languages)) {
    lines.push(`  ${language.padEnd(4)} ${String(documents).padStart(6)}  ${coverage(language)}`);
  }
  lines.push(status.dropped.length === 0 ? "Nothing was left out." : `Left out: ${status.dropped.length}`);
  for (const drop of status.dropped.slice(0, SHOWN_DROPS)) lines.push(`  ${drop.code}: ${drop.message}`);
  if (status.dropped.length > SHOWN_DROPS) lines.push("  … (casus status --json lists all)");
  return `${lines.join("\n")}\n`;
}

function period(status: LedgerStatus): string {
  return status.firstPublished ? `, published ${status.firstPublished} to ${status.lastPublished}` : "";
}
