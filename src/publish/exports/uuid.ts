// Name-based UUIDs (RFC 9562, version 5): the same thing has the same id in every export.
import { hash } from "node:crypto";

/** The namespace of STIX 2.1 (section 2.9); also used for the other formats, with the format in the name. */
const NAMESPACE = Buffer.from("00abedb4aa42466c9c01fed23315a9b7", "hex");
const VARIANTS = "89ab";

export function uuidOf(name: string): string {
  const digest = hash("sha1", Buffer.concat([NAMESPACE, Buffer.from(name)]), "hex");
  const variant = VARIANTS[Number.parseInt(digest[16]!, 16) % VARIANTS.length]!;
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
