// The version of this Casus, as package.json has it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const PROJECT_DIR: string = join(import.meta.dirname, "..", "..");

export function version(): string {
  const manifest = JSON.parse(readFileSync(join(PROJECT_DIR, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}

/** The retold texts that come with Casus. */
export function samplePath(): string {
  return join(PROJECT_DIR, "sample");
}
