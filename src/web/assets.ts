// What pages load: one style sheet, the islands (islands.ts), the fonts. Named by their content, kept for good.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fontFiles } from "./fonts.ts";
import { readIslands } from "./islands.ts";
import { atlasBytes } from "./map/world.ts";

interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  readonly style: string;
  readonly icon: string;
  /** Islands that every page loads. */
  readonly scripts: readonly string[];
  /** Addresses of islands that only their page loads, by name. */
  readonly pageScripts: ReadonlyMap<string, string>;
  /** Modules that an island imports, by its address: asked for with it, not one after the other. */
  modulesOf(script: string): readonly string[];
  readonly preload: string;
  get(name: string): Asset | undefined;
}

/** In the order of the cascade. */
const STYLES = [
  "tokens",
  "base",
  "frame",
  "parts",
  "timeline",
  "lanes",
  "today",
  "incident",
  "document",
  "review",
  "actors",
  "lists",
  "people",
  "map",
  "beside",
  "print",
];
const FIRST_FONT = "ibm-plex-sans-latin-400-normal.woff2";

export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  const fonts = fontFiles();
  for (const font of fonts) files.set(`fonts/${font.name}`, { type: "font/woff2", body: bytes(font.read()) });
  const css = [...fonts.map((font) => font.rule), ...STYLES.map(readStyle)].join("\n");
  const icon = keep(
    files,
    "icon",
    "svg",
    readFileSync(join(import.meta.dirname, "styles", "icon.svg"), "utf8"),
  );
  const style = keep(files, "style", "css", css);
  const islands = readIslands((name, code) => keep(files, name, "js", code));
  const get = (name: string): Asset | undefined => (name === WORLD ? world(files) : files.get(name));
  return { style, icon, ...islands, preload: `/assets/fonts/${FIRST_FONT}`, get };
}

/** The base map; its name carries the version of the package that it is from. */
export const WORLD = "world-50m-2.json";

/** Read when a map is first asked for: it is larger than all else together. */
function world(files: Map<string, Asset>): Asset {
  const known = files.get(WORLD);
  if (known) return known;
  const asset = { type: "application/json", body: bytes(atlasBytes()) };
  files.set(WORLD, asset);
  return asset;
}

function readStyle(name: string): string {
  return readFileSync(join(import.meta.dirname, "styles", `${name}.css`), "utf8");
}

const TYPES = { svg: "image/svg+xml", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" };

function keep(files: Map<string, Asset>, name: string, kind: keyof typeof TYPES, text: string): string {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  files.set(`${name}.${hash}.${kind}`, { type: TYPES[kind], body: bytes(new TextEncoder().encode(text)) });
  return `/assets/${name}.${hash}.${kind}`;
}

function bytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view);
}
