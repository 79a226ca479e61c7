// Name-based UUIDs (RFC 9562, version 5): the same thing has the same id in every export.
import { createHash } from "node:crypto";

/** The namespace of STIX 2.1 (section 2.9); also used for the other formats, with the format in the name. */
const NAMESPACE = Buffer.from("00abedb4aa42466c9c01fed23315a9b7", "hex");

export function uuidOf(name: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
