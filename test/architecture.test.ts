// Holds src/ against the floors table of ARCHITECTURE.md: who may import whom, and that nothing knows a word.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

interface Room {
  readonly floor: number;
  readonly may: ReadonlySet<string>;
}

function readFloors(markdown: string): Map<string, Room> {
  const rooms = new Map<string, Room>();
  for (const line of markdown.split("\n")) {
    const match = /^\| ([a-z]+) \| (\d) \| .* \| ([a-z ]+) \|$/.exec(line);
    if (!match) continue;
    const may = match[3] === "nothing" ? [] : match[3]!.split(" ");
    rooms.set(match[1]!, { floor: Number(match[2]), may: new Set(may) });
  }
  return rooms;
}

function roomOf(file: string): string {
  return relative(join(root, "src"), file).split("/")[0]!.replace(/\.ts$/, "");
}

function importsOf(source: string): string[] {
  return [...source.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map((match) => match[1]!);
}

const rooms = readFloors(readFileSync(join(root, "ARCHITECTURE.md"), "utf8"));
const files = globSync("src/**/*.ts", { cwd: root }).map((file) => join(root, file));

describe("architecture", () => {
  it("has a floor for every room in src/, and a room for every floor", () => {
    const inSource = new Set(files.map(roomOf));
    for (const room of inSource)
      expect(rooms.has(room), `src/${room} is not in the table of ARCHITECTURE.md`).toBe(true);
    expect(rooms.size).toBeGreaterThan(15);
  });

  it("imports go down only, and by the door", () => {
    const faults: string[] = [];
    for (const file of files) {
      const from = roomOf(file);
      for (const target of importsOf(readFileSync(file, "utf8"))) {
        const resolved = join(dirname(file), target);
        const to = roomOf(resolved);
        if (to === from) continue;
        const where = `${relative(root, file)} imports ${relative(root, resolved)}`;
        if (!rooms.get(from)?.may.has(to)) {
          faults.push(
            `${where}: ${from} may import ${[...(rooms.get(from)?.may ?? [])].join(", ") || "nothing"}; pass the value in from above`,
          );
        } else if (
          resolved !== join(root, "src", to, "index.ts") &&
          resolved !== join(root, "src", `${to}.ts`)
        ) {
          faults.push(`${where}: go through the door, src/${to}/index.ts`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it("the pure rooms have no clock, no network and no files", () => {
    const faults: string[] = [];
    const forbidden =
      /\bDate\.now\(|new Date\(\)|\bfetch\(|Math\.random\(|from "node:(?:fs|http|https|net|dns|child_process)/;
    const pure = ["read", "code", "resolve", "merge", "review", "alerts"];
    for (const file of files.filter((name) => pure.includes(roomOf(name)))) {
      readFileSync(file, "utf8")
        .split("\n")
        .forEach((line, index) => {
          if (forbidden.test(line)) faults.push(`${relative(root, file)}:${index + 1} ${line.trim()}`);
        });
    }
    expect(faults).toEqual([]);
  });

  it("SQL lives in src/ledger alone", () => {
    const faults = files
      .filter((file) => roomOf(file) !== "ledger")
      .filter((file) => /from "(?:kysely|node:sqlite|pg)"/.test(readFileSync(file, "utf8")))
      .map((file) => relative(root, file));
    expect(faults).toEqual([]);
  });

  it("nothing in src/ branches on one kind", () => {
    const kinds =
      /(?:===|!==|case)\s*["'](?:airstrike|drone-attack|rocket-attack|missile-attack|shelling|bombing|ied|suicide-attack|shooting|armed-clash|assassination|kidnapping|arson|sabotage|cyberattack|interception|assault|threat|denial|condemnation)["']/;
    const faults: string[] = [];
    for (const file of files.filter((name) => roomOf(name) !== "record")) {
      readFileSync(file, "utf8")
        .split("\n")
        .forEach((line, index) => {
          if (kinds.test(line))
            faults.push(
              `${relative(root, file)}:${index + 1} ${line.trim()}: make it an attribute of the kind in knowledge/kinds`,
            );
        });
    }
    expect(faults).toEqual([]);
  });
});
