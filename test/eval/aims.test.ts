// The table of the quality bench: eval/aims.yaml is read, and each figure is judged against what is wanted.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { line, readAims, readFloors, type Row } from "../../eval/bench/quality-aims.ts";
import { benches } from "../../eval/bench/quality-runs.ts";
import { KINDS } from "../../eval/score.ts";

describe("aims", () => {
  const aims = readAims();

  it("names a place in the scorer's answer for every figure of an outside bench", () => {
    for (const [name, bench] of Object.entries(aims))
      for (const [measure, { at }] of Object.entries(bench.rows))
        expect(at !== undefined || bench.run === undefined, `${name}: ${measure}`).toBe(true);
  });

  it("wants no more of a floor than of an aim", () => {
    for (const { rows } of Object.values(aims))
      for (const { floor, aim, below } of Object.values(rows))
        if (floor !== undefined && aim !== undefined) expect(below ? floor >= aim : floor <= aim).toBe(true);
  });

  it("has a floor for every kind of record of the own gold", () => {
    expect(Object.keys(readFloors()).sort()).toEqual(Object.keys(KINDS).sort());
  });

  it.runIf(existsSync(benches))("names files that are there", () => {
    for (const [name, { files }] of Object.entries(aims))
      for (const file of files) expect(existsSync(join(benches, name, file)), `${name}/${file}`).toBe(true);
  });
});

describe("a line of the table", () => {
  const row: Row = { floor: 0.5, aim: 0.8, below: false, unit: "share" };
  it.each<[string, number | undefined, Partial<Row>, string[]]>([
    ["over the aim", 0.81, {}, ["81.0", "50.0", "80.0", "aim reached"]],
    ["over the floor", 0.5, {}, ["50.0", "50.0", "80.0", "above floor"]],
    ["under the floor", 0.4999, {}, ["50.0", "50.0", "80.0", "BELOW FLOOR"]],
    [
      "less is better, reached",
      0,
      { floor: 0, aim: 0, below: true, unit: "count" },
      ["0", "0", "0", "aim reached"],
    ],
    [
      "less is better, missed",
      2,
      { floor: 0, aim: 0, below: true, unit: "count" },
      ["2", "0", "0", "BELOW FLOOR"],
    ],
    ["without an aim", 0.6, { aim: undefined }, ["60.0", "50.0", "", "above floor"]],
    ["not measured", undefined, {}, ["–", "50.0", "80.0", "failed"]],
  ])("%s", (_, value, other, cells) => {
    expect(line("bench", "measure", value, { ...row, ...other })).toEqual(["bench: measure", ...cells]);
  });
});
