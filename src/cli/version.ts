// The version of this Casus, as package.json has it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function version(): string {
  const manifest = JSON.parse(
    readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8"),
  ) as { version: string };
  return manifest.version;
}
