// Writing so that it is there after a crash: temp file in the same folder, fsync, rename, fsync of the folder.
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

let temporaries = 0;

/** Makes the names in a folder (new files, renames) durable. */
export async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and, if it is new, its name in the folder above durable. */
export async function makeFolder(dir: string): Promise<void> {
  const made = await mkdir(dir, { recursive: true });
  if (made !== undefined) await syncFolder(dirname(made));
}

/** Writes a file whole or not at all. The name becomes durable with the next `syncFolder` of its folder. */
export async function writeWhole(path: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  const temporary = join(dirname(path), `.${process.pid}-${temporaries++}.part`);
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
