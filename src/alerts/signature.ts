// The signature of a generic webhook, as the Standard Webhooks specification has it: HMAC-SHA256 over id, time and body.
import { createHmac } from "node:crypto";

/** A secret that begins with "whsec_" is base64, as that specification hands them out; any other is taken as it is. */
function keyBytes(secret: string): Buffer {
  const encoded = /^whsec_(.+)$/.exec(secret)?.[1];
  return encoded === undefined ? Buffer.from(secret, "utf8") : Buffer.from(encoded, "base64");
}

/** The value of the header `webhook-signature`; `seconds` since 1970 is that of `webhook-timestamp`. */
export function signatureOf(secret: string, id: string, seconds: number, body: string): string {
  const signed = createHmac("sha256", keyBytes(secret)).update(`${id}.${seconds}.${body}`).digest("base64");
  return `v1,${signed}`;
}
