// Who did it, to whom, with what: every party that reports name, the most named first.
import type { Party, Report } from "../../record/index.ts";
import { fold } from "../../text/index.ts";
import { votesOf } from "./votes.ts";

/** Parties under one entity are one; the register's name stands for them where a report gives it. */
export function partiesOf(reports: readonly Report[], of: (report: Report) => readonly Party[]): Party[] {
  return votesOf(reports, of, (party) => party.entity ?? fold(party.name)).map((vote) => vote.value);
}
