// Checking an archive whole, from the disk alone: every original hashed again, the folder and the tree heads held
// against the log.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isKept, parseEntry } from "./entries.ts";
import { isSignedBy, readHeads, readVerifier } from "./heads.ts";
import { logLines } from "./log.ts";
import { MerkleTree, leafHash } from "./merkle.ts";
import { checkStamps } from "./stamps.ts";
import type { ArchiveReport } from "./types.ts";

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function listOriginals(dir: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of await readdir(join(dir, "originals"), { withFileTypes: true })) {
    if (!folder.isDirectory()) {
      found.push(folder.name);
      continue;
    }
    for (const file of await readdir(join(dir, "originals", folder.name)))
      found.push(`${folder.name}/${file}`);
  }
  return found;
}

/** A name like `ab/cdef…` of a kept original as its hash; undefined for any other file. */
function hashOfName(name: string): string | undefined {
  return /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(name) ? name.replace("/", "") : undefined;
}

interface LogOnDisk {
  readonly tree: MerkleTree;
  /** hash → where it was first had */
  readonly locations: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
}

async function readLogOnDisk(dir: string): Promise<LogOnDisk> {
  const tree = new MerkleTree();
  const locations = new Map<string, string>();
  const faults: string[] = [];
  for await (const line of logLines(join(dir, "log.jsonl"))) {
    tree.add(leafHash(line.bytes));
    const entry = parseEntry(line.bytes);
    if (!entry) faults.push(`log.jsonl:${line.number} is no entry of a fetch log.`);
    else if (isKept(entry) && !locations.has(entry.sha256)) locations.set(entry.sha256, entry.location);
  }
  return { tree, locations, faults };
}

/** What the heads say against the log as it is: which lines were changed, and that none were cut off the end. */
async function checkHeads(
  dir: string,
  tree: MerkleTree,
): Promise<{ heads: number; unsealed: number; stamps: number; faults: string[] }> {
  const { heads, faults } = await readHeads(dir);
  const stamped = await checkStamps(dir, heads);
  faults.push(...stamped.faults);
  const verifier = await readVerifier(dir);
  let sound = 0;
  for (const head of heads) {
    const from = sound + 1;
    if (verifier === undefined || !isSignedBy(head.text, verifier))
      faults.push(`heads/${head.name} does not carry the signature of this archive's key.`);
    if (head.size > tree.size)
      faults.push(
        `The log has ${tree.size} lines, but on ${head.day} it had ${head.size}: lines were cut off its end.`,
      );
    else if (tree.root(head.size).toString("hex") !== head.root)
      faults.push(
        `The log differs from what was sealed on ${head.day}: something in lines ${from} to ${head.size} was changed.`,
      );
    else sound = head.size;
  }
  const covered = Math.max(0, ...heads.map(({ size }) => size));
  const unsealed = Math.max(0, tree.size - covered);
  return { heads: heads.length, unsealed, stamps: stamped.stamps, faults };
}

/** Names what differs from its hash, what the log names but is gone, what is there unnamed, and a log that was changed. */
export async function verifyArchive(dir: string): Promise<ArchiveReport> {
  const log = await readLogOnDisk(dir);
  const { heads, unsealed, stamps, faults } = await checkHeads(dir, log.tree);
  const damaged: string[] = [];
  const extra: string[] = [];
  const present = new Set<string>();
  for (const name of await listOriginals(dir)) {
    // A half-written file is what a crash leaves; it was never acknowledged and harms nothing.
    if (name.endsWith(".part")) continue;
    const sha256 = hashOfName(name);
    if (sha256 === undefined || !log.locations.has(sha256)) extra.push(sha256 ?? name);
    if (sha256 === undefined) continue;
    present.add(sha256);
    if ((await hashFile(join(dir, "originals", name))) !== sha256) damaged.push(sha256);
  }
  const missing = [...log.locations.keys()].filter((sha256) => !present.has(sha256));
  const where = (sha256: string): string => log.locations.get(sha256) ?? "not in the log";
  const all = [
    ...log.faults,
    ...faults,
    ...damaged.map(
      (sha256) => `The original ${sha256} (${where(sha256)}) no longer holds the bytes that were kept.`,
    ),
    ...missing.map(
      (sha256) => `The original ${sha256} (${where(sha256)}) is in the log, but its file is gone.`,
    ),
  ];
  return {
    originals: log.locations.size,
    entries: log.tree.size,
    heads,
    unsealed,
    stamps,
    damaged,
    missing,
    extra,
    faults: all,
  };
}
