// Finds a Chromium for the browser tests: the machine's own, or else the one that npm brought along.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const OWN = [
  process.env.CHROMIUM_PATH ?? "",
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

export async function openBrowser(): Promise<Browser> {
  const own = OWN.find((path) => path !== "" && existsSync(path));
  return chromium.launch({ executablePath: own ?? (await packedChromium()), args: ARGUMENTS });
}

async function packedChromium(): Promise<string> {
  // Makes the package unpack the shared libraries that the browser needs, as on the platform it is made for.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}
