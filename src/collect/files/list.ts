// The files that stand behind a path: itself, or what is readable in a folder and those below.
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { CasusError } from "../../record/index.ts";
import { SIDECAR, kindOf, mediaKindOf, pictureKindOf } from "./kinds.ts";

export interface ListedFile {
  readonly path: string;
  /** A picture or recording of a channel export: kept, not read. */
  readonly keepOnly: boolean;
}

// A Telegram Desktop export: the messages, and their media in folders beside.
const EXPORT = "result.json";
/** The folder that browsers make for the pictures, styles and scripts of a saved page. */
const PAGE_PARTS = "_files";

function isReadable(path: string): boolean {
  return kindOf(path) !== undefined && !path.endsWith(SIDECAR) && !/^readme\b/i.test(basename(path));
}

async function* filesIn(folder: string, inExport: boolean, pictures: boolean): AsyncGenerator<ListedFile> {
  const entries = await readdir(folder, { withFileTypes: true });
  const within = inExport || entries.some((entry) => entry.name === EXPORT);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path, within, pictures && !entry.name.endsWith(PAGE_PARTS));
    else if (!entry.isFile()) continue;
    else if (isReadable(path)) yield { path, keepOnly: false };
    else if (within && mediaKindOf(path) !== undefined) yield { path, keepOnly: true };
    else if (pictures && pictureKindOf(path) !== undefined) yield { path, keepOnly: false };
  }
}

/** In name order; pictures of a folder where their text is to be read. Throws CasusError "not-found" where nothing is there. */
export async function listFiles(location: string, pictures = false): Promise<ListedFile[]> {
  const info = await stat(location).catch(() => undefined);
  if (!info) throw new CasusError("not-found", `${location}: no such file or folder; check the path.`);
  if (!info.isDirectory()) return [{ path: location, keepOnly: false }];
  return Array.fromAsync(filesIn(location, false, pictures));
}
