// Finds a Chromium for the browser tests: the one that npm brings along, or the machine's own where that does not run.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const OWN = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** No sandbox (the tests run in containers), no graphics card, and not a word to any server but ours. */
const ARGUMENTS = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--no-first-run",
  "--disable-sync",
];

/** `CHROMIUM_PATH` chooses another one. The packed one is the same everywhere, and starts pages three times faster. */
export async function openBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return chromium.launch({ executablePath: given, args: ARGUMENTS });
  const own = OWN.find((path) => existsSync(path));
  const packedRuns = process.platform === "linux" && process.arch === "x64";
  if (packedRuns) {
    try {
      return await chromium.launch({ executablePath: await packedChromium(), args: ARGUMENTS });
    } catch (error) {
      if (!own) throw error;
    }
  }
  if (!own) throw new Error("There is no Chromium for the browser tests: install one, or set CHROMIUM_PATH.");
  return chromium.launch({ executablePath: own, args: ARGUMENTS });
}

const LOCK = join(tmpdir(), "casus-unpacks-chromium.lock");
const LONGEST_UNPACKING_MS = 60_000;

/** Test files run side by side, and a browser that another one is still unpacking does not start: one at a time. */
async function packedChromium(): Promise<string> {
  const deadline = Date.now() + LONGEST_UNPACKING_MS;
  while (!tryLock() && Date.now() < deadline) await setTimeout(200);
  try {
    // Makes the package unpack the shared libraries that the browser needs, as on the platform it is made for.
    process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
    const { default: packed } = await import("@sparticuz/chromium");
    return await packed.executablePath();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function tryLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}
