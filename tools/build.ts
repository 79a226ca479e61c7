// Builds dist/, what the published package runs: JavaScript and types of src/, with the files that stand beside the code.
// Usage: npm run build (npm does it by itself before packing and after `npm ci`).
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";

const home = join(import.meta.dirname, "..");
const dist = join(home, "dist");

rmSync(dist, { recursive: true, force: true });
// tsc emits .ts files alone; style sheets, the icon and the WebAssembly are copied as they are.
cpSync(join(home, "src"), dist, {
  recursive: true,
  filter: (path) => !path.endsWith(".ts") && !path.endsWith(".wat"),
});
const tsc = join(home, "node_modules", "typescript", "bin", "tsc");
const { status } = spawnSync(process.execPath, [tsc, "-p", join(home, "tsconfig.build.json")], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
