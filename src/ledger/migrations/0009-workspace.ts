// What pages of a large ledger ask for: the incidents of one place, and what people have judged among all that merging has.
import { sql } from "kysely";
import type { Database } from "../store.ts";
import { OF_PEOPLE } from "../write/machine.ts";

export const workspace = {
  version: 9,
  name: "workspace",
  async up(db: Database): Promise<void> {
    await db.schema
      .createIndex("incidents_by_place")
      .on("incidents")
      .columns(["place", "place_name", "first_day", "last_day", "id"])
      .execute();
    await sql`create index judgements_of_people on judgements ("by", seq) where ${OF_PEOPLE}`.execute(db);
  },
};
