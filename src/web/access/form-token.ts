// The token of a form: made from the secret in the browser's cookie, so that no other site can know or make it. Each
// carries a salt of its own: the same bytes in many compressed pages could be guessed from their lengths.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

export const FORM_FIELD = "form-token";

const SALT_BYTES = 12;

function tokenOf(secret: string, salt: string): string {
  return `${salt}.${createHash("sha256").update(`form\n${salt}\n${secret}`).digest("base64url")}`;
}

export function formTokenOf(secret: string): string {
  return tokenOf(secret, randomBytes(SALT_BYTES).toString("base64url"));
}

export function isTokenOf(secret: string, given: unknown): boolean {
  if (typeof given !== "string") return false;
  const [a, b] = [given, tokenOf(secret, given.split(".", 1)[0]!)].map((text) => Buffer.from(text));
  return a!.length === b!.length && timingSafeEqual(a!, b!);
}
