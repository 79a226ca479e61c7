// Stamps of tree heads: files beside the head (`NAME.txt.ots`, `NAME.txt.tsr`) in which others say when they saw it.
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describeError } from "../record/index.ts";
import { syncFolder, writeWhole } from "./durable.ts";
import type { TreeHead } from "./heads.ts";
import { readOts } from "./opentimestamps.ts";
import { readTimeStamp } from "./rfc3161.ts";

export type StampKind = "ots" | "tsr";

export function headDigest(head: Pick<TreeHead, "text">): Uint8Array {
  return createHash("sha256").update(head.text).digest();
}

/** Kinds of stamps that a head has. */
export async function stampsOf(dir: string, head: TreeHead): Promise<StampKind[]> {
  const names = await readdir(join(dir, "heads"));
  return (["ots", "tsr"] as const).filter((kind) => names.includes(`${head.name}.${kind}`));
}

export async function writeStamp(
  dir: string,
  head: TreeHead,
  kind: StampKind,
  bytes: Uint8Array,
): Promise<void> {
  await writeWhole(join(dir, "heads", `${head.name}.${kind}`), bytes);
  await syncFolder(join(dir, "heads"));
}

/** How many stamps the heads have, and a sentence on each that does not fit its head. */
export async function checkStamps(
  dir: string,
  heads: readonly TreeHead[],
): Promise<{ stamps: number; faults: string[] }> {
  const faults: string[] = [];
  let stamps = 0;
  for (const head of heads) {
    for (const kind of await stampsOf(dir, head)) {
      stamps++;
      const name = `heads/${head.name}.${kind}`;
      const bytes = await readFile(join(dir, name));
      try {
        if (kind === "tsr") readTimeStamp(bytes, headDigest(head));
        else if (readOts(bytes).sha256 !== Buffer.from(headDigest(head)).toString("hex"))
          throw new Error("It stamps other bytes than this head.");
      } catch (error) {
        faults.push(`${name} is no stamp of its head: ${describeError(error).message}`);
      }
    }
  }
  return { stamps, faults };
}
