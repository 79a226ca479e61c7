// How well: one table of every bench that is at hand, with floors and aims, and of the project's own gold texts always.
// `npm run bench -- quality domain times` runs those benches only; "own" is the project's gold. `--save` keeps the table of
// a whole run.
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { line, readAims, readFloors, type Bench } from "./quality-aims.ts";
import { saveResult } from "./results.ts";
import { benches, runBench, runOwn, runSeeds, runSpeed } from "./quality-runs.ts";

const HEAD = ["measure", "value", "floor", "aim", ""];
/** Widths of the columns: rows are printed as they come, because some benches take minutes. */
const WIDTHS = [52, 8, 8, 8, 0];

const printed: (readonly string[])[] = [];

function print(rows: readonly (readonly string[])[]): void {
  printed.push(...rows);
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => (i === 0 || i === 4 ? cell.padEnd(WIDTHS[i]!) : cell.padStart(WIDTHS[i]!)))
        .join("  ")
        .trimEnd(),
    );
}

async function ownRows(dir: string): Promise<string[][]> {
  const floors = readFloors();
  const found = await runOwn(dir);
  return Object.entries(found).map(([kind, { f1, gold }]) =>
    line("own", `${kind} F1 (${gold} gold)`, f1, { floor: floors[kind], below: false, unit: "share" }),
  );
}

async function rowsOf(name: string, bench: Bench, dir: string): Promise<string[][]> {
  const [only] = Object.keys(bench.rows);
  const alone = (value: number | undefined): Record<string, number | undefined> => ({ [only!]: value });
  const values =
    name === "seeds"
      ? alone(runSeeds(dir))
      : name === "speed"
        ? alone(await runSpeed(dir))
        : await runBench(name, bench, dir);
  return Object.entries(bench.rows).map(([measure, row]) => line(name, measure, values[measure], row));
}

/** One bench that fails must not hide the others. */
async function guarded(name: string, run: () => Promise<string[][]>): Promise<string[][]> {
  try {
    return await run();
  } catch (error) {
    process.exitCode = 1;
    const why = error instanceof Error ? error.message.split("\n")[0]! : String(error);
    return [[`${name}: ${why.slice(0, 100)}`, "–", "", "", "failed"]];
  }
}

async function main(): Promise<void> {
  const only = process.argv.slice(2).filter((word) => word !== "--save");
  const aims = readAims();
  const unknown = only.filter((name) => name !== "own" && !Object.hasOwn(aims, name));
  if (unknown.length > 0) {
    console.error(`There is no bench "${unknown[0]}". Benches: own, ${Object.keys(aims).join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const dir = await mkdtemp(join(tmpdir(), "casus-quality-"));
  try {
    print([HEAD]);
    if (wanted("own")) print(await guarded("own", () => ownRows(dir)));
    for (const [name, bench] of Object.entries(aims)) {
      const missing = bench.run !== undefined && !existsSync(join(benches, name));
      if (!missing && wanted(name)) print(await guarded(name, () => rowsOf(name, bench, dir)));
    }
    if (!existsSync(benches))
      console.log(
        `No benches at ${benches}: name their folder in CASUS_BENCHES to have them scored as well.`,
      );
    if (only.length === 0) {
      const about =
        "Development halves of the benches and the project's own gold; shares in percent. Rules were tuned on the development halves: expect less on texts nobody has seen.";
      // How fast is kept by the benchmark of speed, which runs alone.
      const rows = printed.slice(1).filter(([measure]) => !measure!.startsWith("speed:"));
      saveResult("quality", { about, columns: HEAD, rows: rows.map((row) => [...row]) });
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

await main();
