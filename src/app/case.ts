// A case (an incident, or what a search finds) as one WACZ file: the copies, the records, and the proofs of the copies.
import { isSignedBy, readVerifierOf, writeWacz } from "../archive/index.ts";
import type { Archive, KeptEntry, WaczPage } from "../archive/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { CasusError } from "../record/index.ts";
import type { DocumentView, Incident } from "../record/index.ts";

export interface CaseRequest {
  /** An incident's id, or words to search for. */
  readonly incident?: string;
  readonly search?: string;
  /** Where the file is written. */
  readonly path: string;
  /** What wrote it, with its version. */
  readonly software: string;
}

export interface CaseReport {
  readonly path: string;
  readonly documents: number;
  readonly originals: number;
}

interface Rooms {
  readonly archive: Archive;
  readonly ledger: Ledger;
  readonly now: () => string;
}

// More than a person goes through; a larger case is put into words that find less.
const MOST_DOCUMENTS = 500;

interface Found {
  readonly title: string;
  readonly documents: readonly string[];
  readonly incident?: Incident;
}

async function found({ incident: id, search }: CaseRequest, ledger: Ledger): Promise<Found> {
  if (id !== undefined) {
    const view = await ledger.incident(id);
    if (!view) throw new CasusError("not-found", `There is no incident with the id "${id}" in this ledger.`);
    const documents = [...new Set(view.reports.map((report) => report.document))];
    return { title: `Incident ${id}`, documents, incident: view.incident };
  }
  if (!search)
    throw new CasusError("bad-option", "Say what the case is: an incident's id, or words to search for.");
  const hits = await ledger.search(search, { limit: MOST_DOCUMENTS });
  if (hits.rows.length === 0)
    throw new CasusError("not-found", `Nothing in this ledger holds the words "${search}".`);
  const documents = [...new Set(hits.rows.map((hit) => hit.document.id))];
  return { title: `Search for ${search}`, documents };
}

/** The copies behind a document: all of its address, and the one it was coded from. */
async function copiesOf({ original }: DocumentView, archive: Archive): Promise<KeptEntry[]> {
  const copies = await archive.copiesOf(original.location);
  return copies.some((copy) => copy.sha256 === original.sha256) ? copies : [...copies, original];
}

function pageOf({ document, original }: DocumentView): WaczPage[] {
  const address = /^https?:/i.test(original.location) ? original.location : document.url;
  const { title, text } = document;
  return address === undefined ? [] : [{ url: address, at: original.keptAt, title, text }];
}

const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");

/** Everything in the case is sealed first, also what was kept today. */
async function proofsOf(entries: readonly KeptEntry[], archive: Archive): Promise<Record<string, string>> {
  await archive.sealAll();
  const proofs = await Promise.all(entries.map((entry) => archive.prove(entry.sha256)));
  const verifier = await readVerifierOf(archive.dir);
  const heads = (await archive.heads()).filter(
    ({ text }) => verifier !== undefined && isSignedBy(text, verifier),
  );
  return {
    "casus/proofs.jsonl": lines(proofs.filter((proof) => proof !== undefined)),
    ...Object.fromEntries(heads.map((head) => [`casus/head-${head.name}`, head.text])),
    ...(verifier !== undefined && { "casus/head-verifier.txt": verifier }),
  };
}

export async function writeCase(request: CaseRequest, { archive, ledger, now }: Rooms): Promise<CaseReport> {
  const { title, documents, incident } = await found(request, ledger);
  const views: DocumentView[] = [];
  const entries = new Map<string, KeptEntry>();
  for (const id of documents) {
    const view = await ledger.document(id);
    if (!view) continue;
    views.push(view);
    for (const copy of await copiesOf(view, archive)) entries.set(`${copy.sha256} ${copy.location}`, copy);
  }
  const kept = [...entries.values()];
  const beside = {
    "casus/documents.jsonl": lines(views.map((view) => view.document)),
    ...(incident && { "casus/incident.json": `${JSON.stringify(incident, undefined, 2)}\n` }),
    ...(await proofsOf(kept, archive)),
  };
  const pages = views.flatMap(pageOf);
  const { path, software } = request;
  await writeWacz(path, { title, created: now(), software, entries: kept, pages, beside }, (hash) =>
    archive.get(hash),
  );
  return { path, documents: views.length, originals: new Set(kept.map((entry) => entry.sha256)).size };
}
