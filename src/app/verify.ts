// Checks archive and ledger against each other: every original and log line unchanged, every document with an original.
import type { Archive } from "../archive/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { VerifyReport } from "./types.ts";

export async function verify(archive: Archive, ledger: Ledger): Promise<VerifyReport> {
  const kept = await archive.verify();
  const faults = [...kept.faults, ...(await ledger.verify())];
  let documents = 0;
  for await (const coded of ledger.codedDocuments()) {
    documents++;
    const view = await ledger.document(coded.id);
    if (view && !archive.original(view.original.sha256)) {
      faults.push(`Document ${coded.id}: its original ${view.original.sha256} is not in the archive.`);
    }
  }
  const { originals, entries, heads, unsealed, stamps } = kept;
  return { originals, entries, heads, unsealed, stamps, documents, faults };
}
