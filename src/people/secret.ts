// Secrets that Casus makes: of sessions, of tokens, first passwords. Only their hashes are kept.
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

const SECRET_BYTES = 32;
/** Lets scanners for leaked secrets, and people, know one when they see it. */
const TOKEN_PREFIX = "casus_";
/** Without letters and digits that are read for one another; 20 of 31 are 99 bits. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const PASSWORD_GROUPS = 4;
const GROUP_LETTERS = 5;

/** 256 random bits, as they stand in a cookie. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

export function newToken(): string {
  return TOKEN_PREFIX + newSecret();
}

/** A first password, to be read to somebody: four groups of five. */
export function newPassword(): string {
  const group = (): string =>
    Array.from({ length: GROUP_LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: PASSWORD_GROUPS }, group).join("-");
}

/** What is kept of a secret with 256 random bits: no salt and no slowness are needed for those. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Equal in constant time, whatever the lengths. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Stands for an address or a name in the table of failed sign-ins, so that the table names nobody. */
export function failureKey(kind: "name" | "address", value: string, key: string): string {
  return createHmac("sha256", key).update(`${kind}\n${value}`).digest("base64url");
}
