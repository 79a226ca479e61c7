// The pages on accuracy and speed, drawn from what the benchmarks kept in eval/results.
import type { Result } from "../../eval/bench/results.ts";

/** A page in Markdown from one kept table. */
export function figuresPage(title: string, command: string, result: Result): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
  return [
    `# ${title}`,
    `${result.about}`,
    `Measured on ${result.measured}: ${result.machine}. Again on your machine: \`${command}\`.`,
    [row(result.columns), row(result.columns.map(() => "---")), ...result.rows.map(row)].join("\n"),
    "What is behind a weak figure: [figures](figures.md).",
  ].join("\n\n");
}

function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|");
}
