// The islands as browsers load them: each file of client/ an ES module of its own, its types stripped by Node, its imports
// pointing at the addresses of what it imports. No bundler: a module that two islands share is loaded once.
import { readFileSync, readdirSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { basename, dirname, join } from "node:path";

export interface Islands {
  /** Islands that every page loads. */
  readonly scripts: readonly string[];
  /** Addresses of islands that only their page loads, by name. */
  readonly pageScripts: ReadonlyMap<string, string>;
  modulesOf(script: string): readonly string[];
}

/** A relative import, of a value: those of types are gone with the types. */
const IMPORT = /(?<=\b(?:from|import) ")\.[^"]+(?=")/g;
/** Types stand beside the code in a built package, and are no code. */
const CODE = /(?<!\.d)\.[jt]s$/;

/** `keep` gives a module its address. What it imports is kept before it, so that the address changes with that too. */
export function readIslands(keep: (name: string, code: string) => string): Islands {
  const addresses = new Map<string, string>();
  const imports = new Map<string, readonly string[]>();
  const addressOf = (path: string): string => addresses.get(path) ?? add(path);
  const add = (path: string): string => {
    const imported: string[] = [];
    const code = readModule(path).replaceAll(IMPORT, (relative) => {
      const address = addressOf(join(dirname(path), relative));
      imported.push(address, ...(imports.get(address) ?? []));
      return address;
    });
    const address = keep(basename(path).replace(CODE, ""), code);
    addresses.set(path, address);
    imports.set(address, [...new Set(imported)]);
    return address;
  };
  const client = join(import.meta.dirname, "client");
  return {
    scripts: filesOf(client).map(addressOf),
    pageScripts: new Map(
      filesOf(join(client, "pages")).map((path) => [basename(path).replace(CODE, ""), addressOf(path)]),
    ),
    modulesOf: (script) => imports.get(script) ?? [],
  };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => CODE.test(file))
    .toSorted()
    .map((file) => join(folder, file));
}

/** Built already in the package, with its types blanked here in a checkout. */
function readModule(path: string): string {
  const code = readFileSync(path, "utf8");
  return path.endsWith(".ts") ? stripTypeScriptTypes(code, { mode: "strip" }) : code;
}
