// Counts for the lanes of the timeline: by actor, place or kind, and by day, month or year. Words and pictures are not here.
import { type RawBuilder, sql } from "kysely";
import type {
  LaneCount,
  LaneFilter,
  LaneSort,
  LaneStep,
  StatementMark,
  TimelineFilter,
} from "../../record/index.ts";
import type { Database } from "../store.ts";
import { incidentConditions } from "./incidents.ts";
import { statementConditions } from "./statements.ts";
import { incidentFilter, kindsOf, statementFilter } from "./timeline.ts";

/** Characters of a day that name it, its month, its year. */
const LETTERS: Readonly<Record<LaneStep, number>> = { day: 10, month: 7, year: 4 };

const begins = (column: string, step: LaneStep) =>
  sql<string>`substr(${sql.ref(column)}, 1, ${sql.lit(LETTERS[step])})`;

/** How many are not known to the step: they end in another one than they begin in. */
const vague = (step: LaneStep) =>
  sql<number>`sum(case when ${begins("incidents.first_day", step)} = ${begins("incidents.last_day", step)} then 0 else 1 end)`;

/** Who acts for whom is not in the ledger: who asks for principals adds their actors up. */
type CountedBy = Exclude<LaneSort, "principal">;
const countedBy = (by: LaneSort): CountedBy => (by === "principal" ? "actor" : by);

const laneOf = {
  place: sql<string | null>`coalesce(place, place_name)`,
  kind: sql<string | null>`coalesce(mode, type)`,
} as const;

async function incidentCounts(db: Database, filter: LaneFilter): Promise<LaneCount[]> {
  const { step } = filter;
  const by = countedBy(filter.by);
  const dated = db
    .selectFrom("incidents")
    .where((e) => incidentConditions(e, incidentFilter(filter)))
    .where("incidents.first_day", "!=", "");
  const counted =
    by === "actor"
      ? dated.leftJoin("incident_actors", (join) =>
          join.onRef("incident_actors.incident", "=", "incidents.id").on("doer", "=", 1),
        )
      : dated;
  const lane = by === "actor" ? sql<string | null>`incident_actors.entity` : laneOf[by];
  const rows = await counted
    .select((e) => [
      lane.as("lane"),
      begins("incidents.first_day", step).as("begins"),
      vague(step).as("vague"),
      e.fn.countAll<number>().as("total"),
    ])
    .groupBy([lane, begins("incidents.first_day", step)])
    .execute();
  return rows.map((row) => ({ ...row, lane: row.lane ?? "" }));
}

/** A statement has a speaker and an act, and no place. */
async function statementCounts(db: Database, filter: LaneFilter): Promise<LaneCount[]> {
  const by = countedBy(filter.by);
  const lanes: Readonly<Record<CountedBy, RawBuilder<string | null>>> = {
    actor: sql`speaker_entity`,
    kind: sql`act`,
    place: sql`''`,
  };
  const lane = lanes[by];
  const rows = await db
    .selectFrom("statements")
    .where((e) => statementConditions(e, statementFilter(filter)))
    .where("day", "!=", "")
    .select((e) => [
      lane.as("lane"),
      begins("day", filter.step).as("begins"),
      "act",
      e.fn.countAll<number>().as("total"),
    ])
    .groupBy([...(by === "actor" ? [lane] : []), "act", begins("day", filter.step)])
    .execute();
  return rows.map((row) => ({ ...row, lane: row.lane ?? "", vague: 0 }));
}

export async function laneCounts(db: Database, filter: LaneFilter): Promise<LaneCount[]> {
  const kinds = kindsOf(filter);
  const [happened, said] = [
    kinds.incidents ? await incidentCounts(db, filter) : [],
    kinds.statements ? await statementCounts(db, filter) : [],
  ];
  return [...happened, ...said];
}

/** The statements of a filter without their words, latest first. */
export async function statementMarks(db: Database, filter: TimelineFilter): Promise<StatementMark[]> {
  if (!kindsOf(filter).statements) return [];
  const rows = await db
    .selectFrom("statements")
    .where((e) => statementConditions(e, statementFilter(filter)))
    .where("statements.day", "!=", "")
    .innerJoin("documents", "documents.seq", "statements.document")
    .select(["documents.id as document", "statements.id as statement", "act", "speaker", "speaker_entity"])
    .select("statements.day")
    .orderBy("statements.day", "desc")
    .orderBy("statements.seq", "desc")
    .limit(filter.limit ?? 200)
    .execute();
  return rows.map(({ speaker_entity, ...row }) => ({
    ...row,
    ...(speaker_entity !== null && { entity: speaker_entity }),
  }));
}
