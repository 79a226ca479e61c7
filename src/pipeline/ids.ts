// The id of a document that has none of its own.
import { createHash } from "node:crypto";
import type { Fetched } from "../collect/index.ts";
import type { Original } from "../record/index.ts";

/** Hex digits of the hash: readable, and no two files of a stem collide. */
const ID_DIGITS = 8;

/** A page keeps its id when its words change: other words at one address are a new version. A file is what is in it. */
export function idOf({ location, name }: Fetched, { sha256 }: Original): string {
  const isPage = /^https?:/i.test(location);
  const hash = isPage ? createHash("sha256").update(location).digest("hex") : sha256;
  return `${name}-${hash.slice(0, ID_DIGITS)}`;
}
