// People's judgements follow the words they were made on: when the reports of a document change, each finds the report
// that tells those words now, or waits until one does.
import type { Report } from "../../record/index.ts";
import { type Anchor, awaited, reportOfAnchor } from "../anchor.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import { MACHINE } from "./machine.ts";

/** The reports of a document as they are now. */
export interface Told {
  readonly document: string;
  readonly fingerprint: string;
  readonly reports: readonly Report[];
}

// Each document asks for two ranges.
const DOCUMENTS = 50;

/** Ids of reports of a document lie between these two; "$" is the letter after "#". */
const rangeOf = (document: string): [string, string] => [`${document}#`, `${document}$`];

async function judgementsOn(db: Database, documents: readonly string[]) {
  const sides = ["a", "b"] as const;
  return db
    .selectFrom("judgements")
    .select(["seq", "a", "b", "anchor_a", "anchor_b"])
    .where("withdrawn_at", "is", null)
    .where("by", "not like", `${MACHINE}%`)
    .where((e) =>
      e.or(
        documents.flatMap((document) => {
          const [first, end] = rangeOf(document);
          return sides.map((side) => e.and([e(side, ">=", first), e(side, "<", end)]));
        }),
      ),
    )
    .execute();
}

/** Where one side of a judgement stands now. */
function placed(id: string, anchor: string | null, told: ReadonlyMap<string, Told>): string {
  if (anchor === null) return id;
  const meant = JSON.parse(anchor) as Anchor;
  const now = told.get(meant.document);
  if (!now) return id;
  return reportOfAnchor(meant, now.reports, now.fingerprint)?.id ?? awaited(meant);
}

export async function carryJudgements(db: Database, changed: readonly Told[]): Promise<void> {
  const told = new Map(changed.map((one) => [one.document, one]));
  for (const part of chunks(told.keys(), DOCUMENTS)) {
    for (const row of await judgementsOn(db, part)) {
      const [a, b] = [placed(row.a, row.anchor_a, told), placed(row.b, row.anchor_b, told)];
      if (a === row.a && b === row.b) continue;
      await db.updateTable("judgements").set({ a, b }).where("seq", "=", row.seq).execute();
    }
  }
}
