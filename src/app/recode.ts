// Coding every document anew from the text that is kept, with what Casus knows today. Nothing is fetched or read again.
import type { Knowledge } from "../knowledge/index.ts";
import { fingerprintOf } from "../ledger/index.ts";
import type { Ledger, Recoded } from "../ledger/index.ts";
import { code } from "../code/index.ts";
import { resolve } from "../resolve/index.ts";
import type { CodedDocument, Document, Merging } from "../record/index.ts";
import { correctedBy } from "./reviewing.ts";

export interface RecodeOptions {
  /** Told after every document. */
  readonly onProgress?: (done: number, total: number, document: string) => void;
}

export interface RecodeReport {
  readonly documents: number;
  /** Those whose coding is another than before. */
  readonly changed: number;
}

interface Recoding {
  readonly ledger: Ledger;
  readonly knowledge: Knowledge;
  readonly merging: Merging;
  readonly now: () => string;
}

/** Documents that share one transaction, as in adding (pipeline.ts). */
const BATCH = 64;

/** What is coded in a document, by name, so that it can be taken off again. */
const CODED = ["mentions", "times", "attributions", "events", "statements", "tallies", "error"];

/** The document as it was read, without what was coded in it. */
function documentOf(coded: CodedDocument): Document {
  return Object.fromEntries(Object.entries(coded).filter(([name]) => !CODED.includes(name))) as Document;
}

export async function recode(
  { ledger, knowledge, merging, now }: Recoding,
  { onProgress }: RecodeOptions = {},
): Promise<RecodeReport> {
  const { documents: total } = await ledger.status();
  let [documents, changed] = [0, 0];
  let batch: Recoded[] = [];
  const flush = async (): Promise<void> => {
    changed += await ledger.recode(batch, now(), merging);
    batch = [];
  };
  for await (const before of ledger.codedDocuments()) {
    const coded = resolve(code(documentOf(before), knowledge), knowledge);
    batch.push(await correctedBy({ ledger, knowledge }, coded, fingerprintOf(coded)));
    documents++;
    onProgress?.(documents, total, coded.id);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return { documents, changed };
}
