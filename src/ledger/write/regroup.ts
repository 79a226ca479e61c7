// Which reports must be put together anew at once: those joined by judgements, and those that stood in one incident.
import type { Database } from "../store.ts";
import type { Places } from "./rejudge.ts";

const ROWS = 5000;

/** Connected groups of numbers, in two arrays however many there are. */
class Numbers {
  readonly #parent: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, at) => at);
  }

  rootOf(at: number): number {
    const parent = this.#parent;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  join(i: number, j: number): void {
    const [x, y] = [this.rootOf(i), this.rootOf(j)];
    this.#parent[Math.max(x, y)] = Math.min(x, y);
  }
}

async function* joinedPairs(db: Database): AsyncGenerator<readonly [string, string]> {
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom("judgements")
      .select(["seq", "a", "b"])
      .where("seq", ">", after)
      .where("verdict", "=", "same")
      .where("withdrawn_at", "is", null)
      .orderBy("seq")
      .limit(ROWS)
      .execute();
    for (const { a, b } of rows) yield [a, b];
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** Every report with the first one of the incident in which it stands. */
async function* standingPairs(db: Database): AsyncGenerator<readonly [string, string]> {
  let first = { incident: "", report: "" };
  for (let after = first; ;) {
    const rows = await db
      .selectFrom("incident_reports")
      .select(["incident", "report"])
      .where((e) => e(e.refTuple("incident", "report"), ">", e.tuple(after.incident, after.report)))
      .orderBy("incident")
      .orderBy("report")
      .limit(ROWS)
      .execute();
    for (const row of rows) {
      if (row.incident !== first.incident) first = row;
      yield [first.report, row.report];
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last;
  }
}

/** Lists of some hundred reports, none of which hangs together with another list. */
export async function* groupsOf(db: Database, places: Places, size: number): AsyncGenerator<string[]> {
  const numbers = new Numbers(places.size);
  for (const pairs of [joinedPairs(db), standingPairs(db)])
    for await (const [a, b] of pairs) {
      const [i, j] = [places.get(a), places.get(b)];
      if (i !== undefined && j !== undefined) numbers.join(i, j);
    }
  const ids = [...places.keys()];
  const order = Int32Array.from(ids.keys()).sort((i, j) => numbers.rootOf(i) - numbers.rootOf(j) || i - j);
  let list: string[] = [];
  for (const [at, number] of order.entries()) {
    const begins = at === 0 || numbers.rootOf(number) !== numbers.rootOf(order[at - 1]!);
    if (begins && list.length >= size) {
      yield list;
      list = [];
    }
    list.push(ids[number]!);
  }
  if (list.length > 0) yield list;
}
