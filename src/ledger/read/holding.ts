// Which documents hold a kind of record, for what is worked out over many of them without reading them all.
import type { Database } from "../store.ts";

export interface Holding {
  /** Acts of statements, and types of events; a document with any of them is given. */
  readonly acts?: readonly string[];
  readonly types?: readonly string[];
  /** Documents with a tally. */
  readonly tallies?: boolean;
  /** Days of publication, both included; the undated are left out where either is given. */
  readonly from?: string;
  readonly to?: string;
}

/** Ids of documents, newest first; at most `limit`. */
export async function documentsHolding(db: Database, holding: Holding, limit: number): Promise<string[]> {
  const { acts = [], types = [], tallies = false, from, to } = holding;
  const rows = await db
    .selectFrom("documents")
    .select("id")
    .where("newest", "=", 1)
    .where((e) =>
      e.or([
        ...(acts.length > 0
          ? [
              e(
                "seq",
                "in",
                e.selectFrom("statements").select("statements.document").where("act", "in", acts),
              ),
            ]
          : []),
        ...(types.length > 0
          ? [e("seq", "in", e.selectFrom("events").select("events.document").where("type", "in", types))]
          : []),
        ...(tallies ? [e("documents.tallies", ">", 0)] : []),
      ]),
    )
    .$if(from !== undefined, (query) => query.where("day", ">=", from!))
    .$if(to !== undefined, (query) => query.where("day", "<=", to!).where("day", "!=", ""))
    .orderBy("day", "desc")
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
