// Faults of the knowledge files: collected while reading, each with file and line and what would be right.
import { relative } from "node:path";
import { CasusError } from "../record/index.ts";
import { nearest } from "../text/index.ts";
import { lineOf, type YamlFile } from "./yaml-file.ts";

export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Where in the files a value stands, and where its faults go. */
export interface Where {
  readonly file: YamlFile;
  readonly path: readonly (string | number)[];
  readonly faults: Fault[];
}

export function at(where: Where, ...keys: (string | number)[]): Where {
  return { ...where, path: [...where.path, ...keys] };
}

export function fault(where: Where, message: string): void {
  where.faults.push({ file: where.file.path, line: lineOf(where.file, where.path), message });
}

/** Throws the first fault as an error with file, line and the number of further ones. */
export function throwFaults(faults: readonly Fault[], dir: string): void {
  const first = faults[0];
  if (!first) return;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more faults)` : "";
  throw new CasusError(
    "bad-knowledge",
    `${relative(dir, first.file)}:${first.line}: ${first.message}${more}`,
  );
}

export function asRecord(value: unknown, where: Where): Readonly<Record<string, unknown>> {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) return { ...value };
  fault(where, `expected keys and values, found ${describe(value)}`);
  return {};
}

export function asList(value: unknown, where: Where): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  fault(where, `expected a list, found ${describe(value)}`);
  return [];
}

export function asText(value: unknown, where: Where): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value); // "2024" and "false" are words too
  fault(where, `expected words, found ${describe(value)}`);
  return "";
}

export function asOptionalText(value: unknown, where: Where): string | undefined {
  return value === undefined || value === null ? undefined : asText(value, where);
}

export function asOptionalNumber(value: unknown, where: Where): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number") return value;
  fault(where, `expected a number, found ${describe(value)}`);
  return undefined;
}

/** A list of texts; one text alone is a list of one. */
export function asTexts(value: unknown, where: Where): readonly string[] {
  if (typeof value === "string") return [value];
  return asList(value, where)
    .map((item, index) => asText(item, at(where, index)))
    .filter((text) => text !== "");
}

export function asOneOf<T extends string>(
  value: unknown,
  choices: readonly T[],
  where: Where,
): T | undefined {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) fault(where, unknownValue(value, choices));
  return found;
}

export function unknownValue(value: unknown, choices: Iterable<string>): string {
  const guess = typeof value === "string" ? nearest(value, choices) : undefined;
  const hint = guess ? `did you mean "${guess}"?` : `use one of: ${[...choices].slice(0, 20).join(", ")}`;
  return `${describe(value)} is not known here; ${hint}`;
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "keys and values" : JSON.stringify(value);
}
