// When two documents are the same words: a hash over what the coder reads of a document.
import { createHash } from "node:crypto";
import type { Document } from "../record/index.ts";

/** Equal for documents with the same text, title, date, address and outlet; the id plays no part. */
export function fingerprintOf(
  document: Pick<Document, "text" | "title" | "published" | "url" | "outlet">,
): string {
  const { text, title, published, url, outlet } = document;
  const parts = [text, title, published, url, outlet].map((part) => part ?? null);
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
