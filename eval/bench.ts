// `npm run bench`: the measurements that take minutes; `npm run bench -- stream` one part (further words go to it), the long
// ones among them.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const SHORT = ["speed", "quality", "parse", "rules", "collect", "pages"] as const;
/** A hundred thousand documents each, or a browser: only when named. */
const LONG = ["stream", "scale", "exports", "pages-frames"] as const;
const PARTS = [...SHORT, ...LONG];

const [named, ...rest] = process.argv.slice(2);
const parts = named === undefined ? SHORT : PARTS.filter((part) => part === named);
if (parts.length === 0) {
  console.error(`There is no part "${named}". Parts: ${PARTS.join(", ")}.`);
  process.exit(2);
}
let failed = false;
for (const part of parts) {
  const file = join(import.meta.dirname, "bench", `${part}.ts`);
  if (!existsSync(file)) continue;
  console.log(`\n== ${part}`);
  const run = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...rest], {
    stdio: "inherit",
  });
  failed ||= run.status !== 0;
}
process.exit(failed ? 1 : 0);
