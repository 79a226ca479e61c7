// Tree heads: what the log amounted to at the end of a day, signed, as a text in the form of C2SP tlog-checkpoint.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import type { KeyObject } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder, syncFolder, writeWhole } from "./durable.ts";

export interface TreeHead {
  /** File name in the folder `heads`. */
  readonly name: string;
  /** Day (UTC) of the last line it covers. */
  readonly day: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  /** The whole text, signature and all. */
  readonly text: string;
}

/** Who signs: a name and an Ed25519 key, made when the first head is written. */
interface Signer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

const KEY_FILE = "head-key.json";
/** For those who check: `name+key id+public key`, as signed notes (C2SP signed-note) write it. */
const VERIFIER_FILE = "head-verifier.txt";
const ED25519 = 1;

function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from((key.export({ format: "jwk" }) as { x: string }).x, "base64url");
}

function keyIdOf(name: string, raw: Buffer): Buffer {
  return createHash("sha256")
    .update(`${name}\n`)
    .update(Buffer.of(ED25519))
    .update(raw)
    .digest()
    .subarray(0, 4);
}

async function textIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

async function signerOf(dir: string): Promise<Signer> {
  const path = join(dir, KEY_FILE);
  const written = await textIfThere(path);
  if (written !== undefined) {
    const { name, privateKey } = JSON.parse(written) as { name: string; privateKey: string };
    return { name, privateKey: createPrivateKey(privateKey) };
  }
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const name = `casus-archive-${randomBytes(6).toString("hex")}`;
  const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const raw = rawPublicKey(publicKey);
  const verifier = `${name}+${keyIdOf(name, raw).toString("hex")}+${Buffer.concat([Buffer.of(ED25519), raw]).toString("base64")}\n`;
  await writeWhole(join(dir, VERIFIER_FILE), Buffer.from(verifier));
  await writeWhole(path, Buffer.from(JSON.stringify({ name, privateKey: pem })), 0o600);
  await syncFolder(dir);
  return { name, privateKey };
}

function textOf(signer: Signer, size: number, root: Buffer, day: string): string {
  const body = `${signer.name}\n${size}\n${root.toString("base64")}\nday ${day}\n`;
  const id = keyIdOf(signer.name, rawPublicKey(createPublicKey(signer.privateKey)));
  const signature = Buffer.concat([id, sign(null, Buffer.from(body), signer.privateKey)]);
  return `${body}\n\u2014 ${signer.name} ${signature.toString("base64")}\n`;
}

/** Writes and returns the head over the first `size` lines. */
export async function writeHead(dir: string, size: number, root: Buffer, day: string): Promise<TreeHead> {
  const folder = join(dir, "heads");
  await makeFolder(folder);
  const text = textOf(await signerOf(dir), size, root, day);
  const name = `${String(size).padStart(10, "0")}-${day}.txt`;
  await writeWhole(join(folder, name), Buffer.from(text));
  await syncFolder(folder);
  return { name, day, size, root: root.toString("hex"), text };
}

/** A head as its text says; undefined for a text that is none. */
export function parseHead(name: string, text: string): TreeHead | undefined {
  const match = /^[^\n]+\n(\d+)\n([A-Za-z0-9+/]{43}=)\nday (\d{4}-\d\d-\d\d)\n\n\u2014 /.exec(text);
  if (!match) return undefined;
  return {
    name,
    text,
    size: Number(match[1]),
    root: Buffer.from(match[2]!, "base64").toString("hex"),
    day: match[3]!,
  };
}

/** The heads in the order of the log; a file that is no head is named in `faults`. */
export async function readHeads(dir: string): Promise<{ heads: TreeHead[]; faults: string[] }> {
  const names = await readdir(join(dir, "heads")).catch(() => [] as string[]);
  const heads: TreeHead[] = [];
  const faults: string[] = [];
  for (const name of names.filter((one) => one.endsWith(".txt")).sort()) {
    const head = parseHead(name, await readFile(join(dir, "heads", name), "utf8"));
    if (head) heads.push(head);
    else faults.push(`heads/${name} is no tree head any more; restore it from a copy.`);
  }
  return { heads, faults };
}

/** True if the text carries a signature of the verifier key (`name+id+key`). */
export function isSignedBy(text: string, verifier: string): boolean {
  const [name, id, key] = verifier.trim().split("+").length >= 3 ? splitVerifier(verifier.trim()) : [];
  const end = text.indexOf("\n\n");
  if (!name || !id || !key || end < 0) return false;
  const line = text
    .slice(end + 2)
    .split("\n")
    .find((one) => one.startsWith(`\u2014 ${name} `));
  const signature = Buffer.from(line?.slice(name.length + 3) ?? "", "base64");
  const raw = Buffer.from(key, "base64").subarray(1);
  if (signature.subarray(0, 4).toString("hex") !== id || raw.length !== 32) return false;
  const publicKey = createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") },
    format: "jwk",
  });
  return verify(null, Buffer.from(text.slice(0, end + 1)), publicKey, signature.subarray(4));
}

/** The key in base64 may itself hold a plus sign. */
function splitVerifier(verifier: string): string[] {
  const [name, id, ...key] = verifier.split("+");
  return [name!, id!, key.join("+")];
}

export async function readVerifier(dir: string): Promise<string | undefined> {
  return textIfThere(join(dir, VERIFIER_FILE));
}
