// The token of a form: made from the secret in the browser's cookie, so that no other site can know or make it.
import { createHash, timingSafeEqual } from "node:crypto";

export const FORM_FIELD = "form-token";

export function formTokenOf(secret: string): string {
  return createHash("sha256").update(`form\n${secret}`).digest("base64url");
}

export function isTokenOf(secret: string, given: unknown): boolean {
  if (typeof given !== "string") return false;
  const [a, b] = [Buffer.from(given), Buffer.from(formTokenOf(secret))];
  return a.length === b.length && timingSafeEqual(a, b);
}
