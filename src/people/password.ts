// Passwords: argon2id, and which are too weak to take.
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/**
 * OWASP Password Storage Cheat Sheet, argon2id: at least 19 MiB of memory, 2 passes, 1 lane. Memory is in KiB. Raising
 * them here makes every password hashed anew when its owner next signs in.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** NIST SP 800-63B-4: 15 characters where the password is the only thing asked for. */
const FEWEST = 15;
/** More is no stronger, and the text is not ours to hash without end. */
const MOST = 256;
const FEWEST_DIFFERENT = 6;

const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

interface Stored {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

function read(stored: string): Stored | undefined {
  const match = STORED.exec(stored);
  if (!match) return undefined;
  const [memory, passes, parallelism] = match.slice(1, 4).map(Number);
  const [salt, tag] = match.slice(4).map((part) => Buffer.from(part, "base64"));
  return { memory: memory!, passes: passes!, parallelism: parallelism!, salt: salt!, tag: tag! };
}

/** The same letters typed on another keyboard are the same password. */
function messageOf(password: string): Buffer {
  return Buffer.from(password.normalize("NFC"), "utf8");
}

function tagOf(password: string, { salt, tag, memory, passes, parallelism }: Stored): Promise<Buffer> {
  const options = { memory, passes, parallelism, nonce: salt, tagLength: tag.length };
  return derive("argon2id", { ...options, message: messageOf(password) });
}

/** As `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, the form that other programs read. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, { ...COST, salt, tag: Buffer.alloc(TAG_BYTES) });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const parts = read(stored);
  if (!parts || password.length > MOST) return spendTime(password);
  return timingSafeEqual(await tagOf(password, parts), parts.tag);
}

/** As long as a real check takes, for an account that is not there; never fits. */
export async function spendTime(password: string): Promise<false> {
  await tagOf(password.slice(0, MOST), {
    ...COST,
    salt: Buffer.alloc(SALT_BYTES),
    tag: Buffer.alloc(TAG_BYTES),
  });
  return false;
}

/** Made with other costs than those of today. */
export function wantsNewHash(stored: string): boolean {
  const parts = read(stored);
  return (
    parts !== undefined &&
    (parts.memory !== COST.memory || parts.passes !== COST.passes || parts.parallelism !== COST.parallelism)
  );
}

/** Why a password is not taken, in a sentence; undefined where it is. */
export function isWeak(password: string, name: string): string | undefined {
  const text = password.normalize("NFC");
  if (text.length < FEWEST)
    return `A password has at least ${FEWEST} characters; a few words in a row do well.`;
  if (text.length > MOST) return `A password has at most ${MOST} characters.`;
  if (new Set(text.toLowerCase()).size < FEWEST_DIFFERENT)
    return "This password repeats the same few characters; take another.";
  if (text.toLowerCase().includes(name.toLowerCase()) && text.length < FEWEST + name.length)
    return "This password is little more than the name of the account; take another.";
  return undefined;
}
