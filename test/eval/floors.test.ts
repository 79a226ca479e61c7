// The coder does not get worse on the project's own gold texts than eval/floors.yaml says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { score, type ScoredDocument } from "../../eval/score.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { codeInput } from "../../src/pipeline.ts";
import type { InputDocument } from "../../src/record/index.ts";

const folder = join(import.meta.dirname, "../../eval");
const lines = <T>(name: string): T[] =>
  readFileSync(join(folder, "gold", name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

describe("floors", () => {
  const floors = parse(readFileSync(join(folder, "floors.yaml"), "utf8")) as Record<string, number>;
  const knowledge = loadKnowledge();
  const coded = lines<InputDocument>("documents.jsonl").map((document) => codeInput(document, knowledge));
  const found = score(lines<ScoredDocument>("gold.jsonl"), coded as unknown as ScoredDocument[]);

  it.each(Object.entries(floors))("%s: F1 of at least %f", (kind, floor) => {
    expect(found[kind]!.f1).toBeGreaterThanOrEqual(floor);
  });
});
