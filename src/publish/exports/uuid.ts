// Name-based UUIDs (RFC 9562, version 5): the same thing has the same id in every export.
import { hash } from "node:crypto";

/** Ours, drawn once; it never changes, or every id would. The format stands in the name. */
const OURS = Buffer.from("5d0fcb3ae6874f7fa2c9f1d3b86a4e11", "hex");
/** STIX 2.1 (section 2.9): of observables alone, whose ids are the same whoever makes them. All others must not use it. */
const OBSERVABLES = Buffer.from("00abedb4aa42466c9c01fed23315a9b7", "hex");
const VARIANTS = "89ab";

export function uuidOf(name: string): string {
  return version5(OURS, name);
}

/** Of a STIX observable: by the properties that make it what it is, as canonical JSON. */
export function observableUuid(contributing: Readonly<Record<string, string>>): string {
  return version5(OBSERVABLES, JSON.stringify(contributing));
}

function version5(namespace: Buffer, name: string): string {
  const digest = hash("sha1", Buffer.concat([namespace, Buffer.from(name)]), "hex");
  const variant = VARIANTS[Number.parseInt(digest[16]!, 16) % VARIANTS.length]!;
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
