// Counts beside the timeline: how much there is on each day, and what a filter can be narrowed to.
import type { DayCount, FacetCount, Facets, TimelineFilter } from "../../record/index.ts";
import type { Database } from "../store.ts";
import { daysOf, incidentConditions } from "./incidents.ts";
import { statementConditions } from "./statements.ts";
import { incidentFilter, kindsOf, statementFilter } from "./timeline.ts";

interface OnDay {
  readonly day: string;
  readonly total: number;
}

function happenedOn(db: Database, filter: TimelineFilter): Promise<OnDay[]> {
  const { actor, mode, place } = filter;
  // Beside an actor stand the days of its incidents: those are counted without looking at the incidents.
  if (actor !== undefined && mode === undefined && place === undefined)
    return concerned(db, filter)
      .where("entity", "=", actor)
      .select((e) => ["first_day as day", e.fn.countAll<number>().as("total")])
      .groupBy("first_day")
      .execute();
  return db
    .selectFrom("incidents")
    .where((e) => incidentConditions(e, incidentFilter(filter)))
    .select((e) => ["first_day as day", e.fn.countAll<number>().as("total")])
    .groupBy("first_day")
    .execute();
}

function saidOn(db: Database, filter: TimelineFilter): Promise<OnDay[]> {
  return db
    .selectFrom("statements")
    .where((e) => statementConditions(e, statementFilter(filter)))
    .select((e) => ["day", e.fn.countAll<number>().as("total")])
    .groupBy("day")
    .execute();
}

/** Actors beside the incidents of some days. */
function concerned(db: Database, days: Pick<TimelineFilter, "from" | "to">) {
  const { first, last } = daysOf(days);
  return db
    .selectFrom("incident_actors")
    .$if(first !== undefined, (query) => query.where("last_day", ">=", first!))
    .$if(last !== undefined, (query) => query.where("first_day", "<=", last!).where("first_day", "!=", ""));
}

/** How much there is on each day, oldest first; what has no date stands under "". */
export async function dayCounts(db: Database, filter: TimelineFilter): Promise<DayCount[]> {
  const kinds = kindsOf(filter);
  const days = new Map<string, { day: string; incidents: number; statements: number }>();
  const add = (kind: "incidents" | "statements", rows: readonly { day: string; total: number }[]): void => {
    for (const { day, total } of rows) {
      const count = days.get(day) ?? { day, incidents: 0, statements: 0 };
      count[kind] += total;
      days.set(day, count);
    }
  };
  const [happened, said] = await Promise.all([
    kinds.incidents ? happenedOn(db, filter) : [],
    kinds.statements ? saidOn(db, filter) : [],
  ]);
  add("incidents", happened);
  add("statements", said);
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function ranked(...lists: readonly (readonly { id: string | null; count: number }[])[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const { id, count } of lists.flat()) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + count);
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** What a filter can be narrowed to within its days. */
export async function facets(db: Database, days: Pick<TimelineFilter, "from" | "to">): Promise<Facets> {
  const happened = db.selectFrom("incidents").where((e) => incidentConditions(e, days));
  const said = db.selectFrom("statements").where((e) => statementConditions(e, days));
  const actors = concerned(db, days)
    .select((e) => ["entity as id", e.fn.countAll<number>().as("count")])
    .groupBy("entity");
  const speakers = said
    .where("speaker_entity", "is not", null)
    .select((e) => ["speaker_entity as id", e.fn.countAll<number>().as("count")])
    .groupBy("speaker_entity");
  const modes = happened.select((e) => ["mode as id", e.fn.countAll<number>().as("count")]).groupBy("mode");
  const countries = happened
    .where("country", "is not", null)
    .select((e) => ["country as id", e.fn.countAll<number>().as("count")])
    .groupBy("country");
  const acts = said.select((e) => ["act as id", e.fn.countAll<number>().as("count")]).groupBy("act");
  const counted = await Promise.all([
    actors.execute(),
    speakers.execute(),
    modes.execute(),
    countries.execute(),
    acts.execute(),
  ]);
  return {
    actors: ranked(counted[0], counted[1]),
    modes: ranked(counted[2]),
    countries: ranked(counted[3]),
    acts: ranked(counted[4]),
  };
}
