// Reads a YAML file of knowledge/, and finds the line of a value again when it has to be complained about.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { LineCounter, isNode, parse, parseDocument } from "yaml";
import { CasusError, describeError } from "../record/index.ts";
import { parseSubset } from "./yaml-subset.ts";

export interface YamlFile {
  readonly path: string;
  /** Base name without ending. */
  readonly name: string;
  readonly text: string;
  readonly value: unknown;
}

/** Reads and parses; a file that is no YAML is a `bad-knowledge` error with its line. */
export function readYaml(path: string): YamlFile {
  const text = readFileSync(path, "utf8");
  const name = basename(path).replace(/\.ya?ml$/, "");
  try {
    return { path, name, text, value: parseSubset(text)?.value ?? parse(text) ?? {} };
  } catch (error) {
    const message = describeError(error).message.split("\n")[0] ?? "";
    throw new CasusError("bad-knowledge", `${path}: this is not valid YAML: ${message}`, { cause: error });
  }
}

/** Line (from 1) on which the value at `path` begins, or its nearest parent that is there. */
export function lineOf(file: YamlFile, path: readonly (string | number)[]): number {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
