// Builds src/language/kernels/kernels.wasm from kernels.wat: `node training/build-kernels.ts`. A test rebuilds it and compares the bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import wabt from "wabt";

const here = (name: string): string =>
  fileURLToPath(new URL(`../src/language/kernels/${name}`, import.meta.url));

export async function buildKernels(): Promise<Uint8Array> {
  const tools = await wabt();
  const module = tools.parseWat("kernels.wat", readFileSync(here("kernels.wat"), "utf8"), {
    simd: true,
    relaxed_simd: true,
  });
  return module.toBinary({}).buffer;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(here("kernels.wasm"), await buildKernels());
