// Where the sample lies that comes with Casus.
import { join } from "node:path";

/** The retold texts that come with Casus. */
export function samplePath(): string {
  return join(import.meta.dirname, "..", "..", "sample");
}
