// Search with typed filters: documents that speak of somebody, of a place, of a kind of event, published within days.
import type { ExpressionBuilder } from "kysely";
import type { SearchFilter } from "../../record/index.ts";
import { fold } from "../../text/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import type { Tables } from "../tables.ts";

export function isFiltered({ actor, place, mode, publishedBefore, publishedAfter }: SearchFilter): boolean {
  return [actor, place, mode, publishedBefore, publishedAfter].some((value) => value !== undefined);
}

/** By an id of the register, or else by the name as it is written. */
function speaksOf(e: ExpressionBuilder<Tables, "documents">, named: NonNullable<SearchFilter["actor"]>) {
  const by = e
    .selectFrom("mentions")
    .select("mentions.document")
    .whereRef("mentions.document", "=", "documents.seq")
    .where((m) =>
      m.or([
        m("mentions.name", "=", fold(named.name)),
        ...(named.ids.length > 0 ? [m("mentions.entity", "in", [...named.ids])] : []),
      ]),
    );
  return e.exists(by);
}

function tellsOf(e: ExpressionBuilder<Tables, "documents">, mode: string) {
  const told = e
    .selectFrom("events")
    .select("events.document")
    .whereRef("events.document", "=", "documents.seq")
    .where("events.mode", "=", mode);
  return e.exists(told);
}

function conditions(e: ExpressionBuilder<Tables, "documents">, filter: SearchFilter) {
  const { actor, place, mode, publishedBefore: before, publishedAfter: after } = filter;
  return e.and([
    e("documents.newest", "=", 1),
    ...(after === undefined ? [] : [e("documents.day", ">", after)]),
    ...(before === undefined ? [] : [e("documents.day", "<", before), e("documents.day", "!=", "")]),
    ...(actor === undefined ? [] : [speaksOf(e, actor)]),
    ...(place === undefined ? [] : [speaksOf(e, place)]),
    ...(mode === undefined ? [] : [tellsOf(e, mode)]),
  ]);
}

/** So many are counted; nobody turns more pages than that, and a wide filter must not be a slow one. */
export const FILTERED_MOST = 1000;

/** Those of these documents (newest first) that pass; without them all that do. */
export async function filtered(
  db: Database,
  filter: SearchFilter,
  seqs: readonly number[] | undefined,
): Promise<number[]> {
  const passing = db
    .selectFrom("documents")
    .select("documents.seq")
    .where((e) => conditions(e, filter));
  if (seqs === undefined) {
    const rows = await passing.orderBy("day", "desc").orderBy("seq", "desc").limit(FILTERED_MOST).execute();
    return rows.map((row) => row.seq);
  }
  const passed = new Set<number>();
  for (const part of chunks(seqs)) {
    for (const { seq } of await passing.where("documents.seq", "in", part).execute()) passed.add(seq);
    if (passed.size >= FILTERED_MOST) break;
  }
  return seqs.filter((seq) => passed.has(seq)).slice(0, FILTERED_MOST);
}
