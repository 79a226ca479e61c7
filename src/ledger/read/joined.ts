// What hangs together with some reports by judgements, over any number of steps.
import type { Judgement } from "../../record/index.ts";
import { chunks, judgementOf } from "../rows.ts";
import type { Database } from "../store.ts";
import { MACHINE, OF_PEOPLE } from "../write/machine.ts";

const SIDES = [
  ["a", "b"],
  ["b", "a"],
] as const;

/** Every report joined to one of `ids` by judgements "same", over any number of steps, `ids` among them. */
export async function joinedTo(db: Database, ids: Iterable<string>): Promise<Set<string>> {
  const found = new Set(ids);
  for (let edge = [...found]; edge.length > 0;) {
    const next = new Set<string>();
    for (const part of chunks(edge))
      for (const [here, there] of SIDES) {
        const rows = await db
          .selectFrom("judgements")
          .select(`${there} as id`)
          // Of a hundred reports that all were judged with each other, each is given once.
          .distinct()
          .where(here, "in", part)
          .where("verdict", "=", "same")
          .where("withdrawn_at", "is", null)
          .execute();
        for (const { id } of rows) if (!found.has(id)) next.add(id);
      }
    for (const id of next) found.add(id);
    edge = [...next];
  }
  return found;
}

/** One string for all that are equal: a database gives each anew. */
type Interned = (text: string) => string;

function interned(): Interned {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known === undefined) kept.set(text, text);
    return known ?? text;
  };
}

const OF_MACHINE = `${MACHINE}%`;
const NO_REASONS: Judgement["reasons"] = [];

/** What the machine found of two reports of `ids`: of a large incident there are thousands, so only what counts is read. */
async function machines(db: Database, ids: readonly string[], one: Interned): Promise<Judgement[]> {
  const rows = await db
    .selectFrom("judgements")
    .select(["a", "b", "verdict", "score", "by"])
    .where("a", "in", ids)
    .where("withdrawn_at", "is", null)
    .where("by", "like", OF_MACHINE)
    .execute();
  return rows.map(({ a, b, verdict, score, by }) => ({
    id: "",
    a: one(a),
    b: one(b),
    verdict: one(verdict) as Judgement["verdict"],
    score,
    by: one(by),
    reasons: NO_REASONS,
  }));
}

async function peoples(db: Database, ids: readonly string[]): Promise<Judgement[]> {
  const rows = await db
    .selectFrom("judgements")
    .selectAll()
    .where("a", "in", ids)
    .where("withdrawn_at", "is", null)
    .where(OF_PEOPLE)
    .execute();
  return rows.map(judgementOf);
}

/** The judgements in force on two of the reports, and some on one of them: what counts in putting together. */
export async function judgementsOn(db: Database, ids: Iterable<string>): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  const one = interned();
  for (const part of chunks(ids)) {
    for (const judgement of await machines(db, part, one)) judgements.push(judgement);
    for (const judgement of await peoples(db, part)) judgements.push(judgement);
  }
  return judgements;
}
