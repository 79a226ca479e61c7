// The documented record format is the one in the code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { recordFormat } from "../../tools/record-format.ts";

it("docs/record-format.md is what node tools/record-format.ts writes", () => {
  const path = join(import.meta.dirname, "..", "..", "docs", "record-format.md");
  expect(readFileSync(path, "utf8")).toBe(recordFormat());
});
