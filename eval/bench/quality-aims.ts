// Reads eval/aims.yaml: the benches, what to show of each, and what is wanted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { root } from "./run.ts";

const Row = z.strictObject({
  at: z.string().optional(),
  floor: z.number().optional(),
  aim: z.number().optional(),
  below: z.boolean().default(false),
  unit: z.enum(["share", "count"]).default("share"),
});
/** One figure of a bench. */
export type Row = z.infer<typeof Row>;

const Bench = z.strictObject({
  run: z.enum(["code", "ledger", "clusters"]).optional(),
  files: z.array(z.string()).default([]),
  rows: z.record(z.string(), Row),
});
export type Bench = z.infer<typeof Bench>;

export function readAims(): Record<string, Bench> {
  const text = readFileSync(join(root, "eval/aims.yaml"), "utf8");
  return z.record(z.string(), Bench).parse(parse(text));
}

export function readFloors(): Record<string, number> {
  const text = readFileSync(join(root, "eval/floors.yaml"), "utf8");
  return z.record(z.string(), z.number()).parse(parse(text));
}

/** A line of the table: measure, value, floor, aim, verdict. */
export function line(bench: string, measure: string, value: number | undefined, row: Row): string[] {
  const shown = (figure: number | undefined): string => (figure === undefined ? "" : write(figure, row.unit));
  return [`${bench}: ${measure}`, shown(value) || "–", shown(row.floor), shown(row.aim), verdict(value, row)];
}

function write(figure: number, unit: Row["unit"]): string {
  if (unit === "share") return (100 * figure).toFixed(1);
  return String(Math.round(figure * 10) / 10);
}

function verdict(value: number | undefined, { floor, aim, below }: Row): string {
  if (value === undefined) return "failed";
  const reaches = (wanted: number): boolean => (below ? value <= wanted : value >= wanted);
  if (aim !== undefined && reaches(aim)) return "aim reached";
  if (floor === undefined) return "";
  return reaches(floor) ? "above floor" : "BELOW FLOOR";
}
