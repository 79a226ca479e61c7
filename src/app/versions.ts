// The versions of a document: every copy of its address that reads differently, and what changed from one to the next.
import type { Archive, KeptEntry } from "../archive/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { DocumentVersion, DocumentView } from "../record/index.ts";
import { read, readInputs } from "../read/index.ts";
import { diffTexts } from "../text/index.ts";

// Copies of one address that are read for a page of versions, the newest.
const MOST_COPIES = 100;

/** The text of a document as a copy has it; undefined where the copy does not hold it or cannot be read. */
async function textIn(
  copy: KeptEntry,
  bytes: Uint8Array,
  id: string,
  knowledge: Knowledge,
): Promise<string | undefined> {
  const { mediaType, charset, location, name = "", given = {}, parts } = copy;
  const inputs = await readInputs({ bytes, mediaType, charset, location, name, given, parts });
  const found = inputs.flatMap((input) => (input.kind === "document" ? [input.document] : []));
  const document = found.find((one) => one.id === id) ?? (found.length === 1 ? found[0] : undefined);
  if (!document) return undefined;
  try {
    return read(document, knowledge).text;
  } catch {
    return undefined;
  }
}

/** Oldest first; the first has no changes. */
export async function versionsOf(
  view: DocumentView,
  archive: Archive,
  knowledge: Knowledge,
): Promise<DocumentVersion[]> {
  const copies = (await archive.copiesOf(view.original.location)).slice(-MOST_COPIES);
  const versions: DocumentVersion[] = [];
  let last: string | undefined;
  for (const copy of copies) {
    const bytes = await archive.get(copy.sha256);
    const text = bytes && (await textIn(copy, bytes, view.document.id, knowledge));
    if (text === undefined || text === last) continue;
    const changes = last === undefined ? [] : diffTexts(last, text);
    versions.push({ sha256: copy.sha256, keptAt: copy.keptAt, changes });
    last = text;
  }
  return versions;
}

/** Since when the page of a document is known to be gone: by its address, or by where its copy came from. */
export function goneOf({ document, original }: DocumentView, archive: Archive): DocumentView["gone"] {
  const addresses = [document.url, original.location].filter((address) => address !== undefined);
  return addresses.map((address) => archive.known(address)?.gone).find((gone) => gone !== undefined);
}
