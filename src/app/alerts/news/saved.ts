// What a saved search or view would show that it did not show before.
import { type AlertRule, amongStatements, onTimeline, savedFilter } from "../../../alerts/index.ts";
import type { DocumentRow } from "../../../record/index.ts";
import { newIncidents } from "./incidents.ts";
import type { Found, Look, Waited } from "./look.ts";
import { statementRows, statementsNotTold } from "./statements.ts";

export async function saved(at: Look, rule: AlertRule & { when: "search" }): Promise<Waited> {
  const filter =
    rule.words === undefined
      ? savedFilter(rule.path ?? "", rule.query ?? "")
      : { kind: "words" as const, words: rule.words };
  if (filter === undefined) return { found: [] };
  if (filter.kind === "words") return { found: await saying(at, filter.words) };
  const rows = (await statementRows(at)).filter((row) => amongStatements(filter, row));
  const told = await statementsNotTold(at, rule.name, rows);
  if (filter.kind === "statements") return { found: told };
  const { found, joined } = await newIncidents(at, rule.name, (view) => onTimeline(filter, view));
  return { found: [...found, ...told], joined };
}

/** As the page of search understands the words: "actor:kataib-hizballah drone". */
async function saying({ rooms, mark, documents, compose }: Look, words: string): Promise<Found[]> {
  const until = documents.at(-1)?.seq;
  if (until === undefined) return [];
  const within = { after: mark.documents, until };
  const ids = await rooms.ledger.documentsSaying(rooms.views.asked(words), within);
  if (ids.length === 0) return [];
  const hits = await rooms.views.search(words, { limit: 1000 });
  const excerpts = new Map(
    hits.rows.map(({ document, excerpt }) => [document.id, excerpt.map((run) => run.text).join("")]),
  );
  const rows = await rooms.ledger.documentRows(ids);
  return rows.map((row: DocumentRow) => ({
    subject: row.id,
    spoken: [],
    entry: compose.document(row, excerpts.get(row.id)),
    published: row.published,
    seenAt: row.addedAt,
  }));
}
