// What is new to one rule since it last looked, and which of it is what the rule waits for.
import {
  type AlertRule,
  amongStatements,
  changesAttribution,
  type IncidentRule,
  keyOf,
  matchesGap,
  matchesGone,
  matchesIncident,
  matchesSource,
  matchesStatement,
  onTimeline,
  savedFilter,
} from "../../alerts/index.ts";
import type { EnteredDocument } from "../../ledger/index.ts";
import type {
  AlertMark,
  DigestEntry,
  DocumentRow,
  IncidentChange,
  IncidentView,
  StatementRow,
} from "../../record/index.ts";
import { edtfBounds } from "../../text/index.ts";
import { type Compose, composer } from "./compose.ts";
import type { AlertRooms } from "./rooms.ts";

/** Something a rule waited for. */
export interface Found {
  /** What makes it this and no other, for the key. */
  readonly subject: string;
  /** Set where the same subject may be alerted again: the state that is new about it. */
  readonly state?: string;
  /** Everything that is spoken of with it: none of it is alerted again. */
  readonly spoken: readonly string[];
  readonly entry: DigestEntry;
  readonly published?: string;
  readonly seenAt: string;
}

export interface Looked {
  readonly found: readonly Found[];
  /** Reports that joined an incident already told of. */
  readonly joined: readonly string[];
  readonly mark: AlertMark;
  /** True if there was more than one look takes in. */
  readonly more: boolean;
}

/** Changes and documents that one look takes in: a rule of a ledger being filled goes on with the next. */
const AT_ONCE = 500;

interface Look {
  readonly rooms: AlertRooms;
  readonly mark: AlertMark;
  readonly changes: readonly IncidentChange[];
  readonly documents: readonly EnteredDocument[];
  readonly compose: Compose;
}

export async function look(
  rooms: AlertRooms,
  rule: AlertRule,
  mark: AlertMark,
  page?: string,
): Promise<Looked> {
  const { ledger } = rooms;
  const at = rooms.now();
  const changes = await ledger.incidentChanges({ after: mark.changes, limit: AT_ONCE });
  const documents = await ledger.documentsAfter(mark.documents, AT_ONCE);
  const compose = composer(rooms.views.labels, page);
  const { found, joined = [] } = await waitedFor({ rooms, mark, changes, documents, compose }, rule);
  return {
    found,
    joined,
    mark: {
      documents: documents.at(-1)?.seq ?? mark.documents,
      changes: changes.at(-1)?.seq ?? mark.changes,
      begun: mark.begun,
      at,
    },
    more: changes.length === AT_ONCE || documents.length === AT_ONCE,
  };
}

interface Waited {
  readonly found: readonly Found[];
  readonly joined?: readonly string[];
}

async function waitedFor(at: Look, rule: AlertRule): Promise<Waited> {
  switch (rule.when) {
    case "new-incident":
      return newIncidents(at, rule.name, (view, seenAt) => matches(at, rule, view, seenAt));
    case "attribution-changed":
      return { found: await attributions(at, rule) };
    case "new-threat":
      return { found: await statements(at, rule) };
    case "tally-gap":
      return { found: await gaps(at, rule) };
    case "post-gone":
      return { found: await gone(at, rule) };
    case "source-silent":
      return { found: sources(at, rule) };
    case "search":
      return saved(at, rule);
  }
}

function matches(at: Look, rule: IncidentRule, view: IncidentView, seenAt: string): boolean {
  return matchesIncident(rule, view, { registers: at.rooms.registers, seenAt });
}

const reportsOf = ({ incident }: IncidentView): string[] =>
  incident.reports.map(({ document, event }) => `${document}#${event}`);

/** The first publishing that told of it, and the day of the deed where nobody dates his report. */
function publishedOf({ reports, incident }: IncidentView): string | undefined {
  const told = reports.flatMap((report) => report.published ?? []).toSorted();
  return told[0] ?? edtfBounds(incident.date ?? "")?.last;
}

/** Incidents made since the rule began that it has not spoken of, under this or another id. */
async function newIncidents(
  { rooms, mark, changes, compose }: Look,
  name: string,
  wanted: (view: IncidentView, seenAt: string) => boolean,
): Promise<Required<Waited>> {
  const touched = new Map(
    changes.filter(({ kind }) => kind === "made" || kind === "changed").map((one) => [one.incident, one]),
  );
  const made = await rooms.ledger.madeAfter([...touched.keys()], mark.begun);
  const found: Found[] = [];
  const joined: string[] = [];
  for (const id of made) {
    const view = await rooms.views.incident(id);
    if (!view) continue;
    const spoken = [view.incident.id, ...reportsOf(view)];
    const told = await rooms.ledger.alerts.spokenOf(name, spoken);
    const seenAt = touched.get(id)!.at;
    if (told.size > 0) joined.push(...spoken.filter((one) => !told.has(one)));
    else if (wanted(view, seenAt))
      found.push({
        subject: id,
        spoken,
        entry: compose.incident(view),
        published: publishedOf(view),
        seenAt,
      });
  }
  return { found, joined };
}

async function attributions({ rooms, changes, compose }: Look, rule: IncidentRule): Promise<Found[]> {
  const changed = changes.filter((one) => one.kind === "changed" && one.fields["attribution"] !== undefined);
  const found: Found[] = [];
  for (const [id, list] of Map.groupBy(changed, ({ incident }) => incident)) {
    const last = list.at(-1)!;
    const whole = { was: list[0]!.fields["attribution"]!.was, is: last.fields["attribution"]!.is };
    if (!changesAttribution({ fields: { attribution: whole } })) continue;
    const view = await rooms.views.incident(id);
    const context = { registers: rooms.registers, seenAt: last.at };
    if (!view || !matchesIncident(rule, view, context)) continue;
    found.push({
      subject: id,
      state: String(last.seq),
      spoken: [],
      entry: compose.attribution(view, whole),
      published: publishedOf(view),
      seenAt: last.at,
    });
  }
  return found;
}

/** Rows of statements in the documents of this look. */
async function statementRows({ rooms, documents }: Look): Promise<readonly StatementRow[]> {
  const rows: StatementRow[] = [];
  const ids = documents.map(({ id }) => id);
  for (let after: string | undefined; ids.length > 0;) {
    const page = await rooms.views.statements({ documents: ids, limit: 1000, after });
    rows.push(...page.rows);
    after = page.next;
    if (after === undefined) break;
  }
  return rows;
}

async function statements(at: Look, rule: AlertRule & { when: "new-threat" }): Promise<Found[]> {
  const { registers } = at.rooms;
  const rows = (await statementRows(at)).filter((row) =>
    matchesStatement(rule, row, { registers, seenAt: row.document.addedAt }),
  );
  return statementsNotTold(at, rule.name, rows);
}

/** One alert for one threat, however many tell it: the board knows which tellings are of one. */
async function statementsNotTold(
  { rooms, compose }: Look,
  name: string,
  rows: readonly StatementRow[],
): Promise<Found[]> {
  if (rows.length === 0) return [];
  const board = await rooms.views.threats();
  const tellings = new Map<string, readonly string[]>();
  for (const { threat, alsoTold } of board.threats)
    for (const id of [threat.id, ...alsoTold]) tellings.set(id, [threat.id, ...alsoTold]);
  const found = new Map<string, Found>();
  const spokenHere = new Set<string>();
  for (const row of rows) {
    const id = `${row.document.id}#${row.statement.id}`;
    // A new version of a text numbers its statements anew; the words stay.
    const words = keyOf(row.document.id, row.statement.act, row.contentText);
    const spoken = [...new Set([id, words, ...(tellings.get(id) ?? [])])];
    const told = await rooms.ledger.alerts.spokenOf(name, [words, ...(tellings.get(id) ?? [])]);
    if (told.size > 0 || spoken.some((one) => spokenHere.has(one))) continue;
    for (const one of spoken) spokenHere.add(one);
    const { published, addedAt } = row.document;
    found.set(id, {
      subject: id,
      state: words,
      spoken,
      entry: compose.statement(row),
      published,
      seenAt: addedAt,
    });
  }
  return [...found.values()];
}

async function gaps(
  { rooms, documents, compose }: Look,
  rule: AlertRule & { when: "tally-gap" },
): Promise<Found[]> {
  if (documents.length === 0) return [];
  const ids = documents.map(({ id }) => id);
  const { rows } = await rooms.views.tallyBoard({ documents: ids, limit: 1000 });
  return rows.flatMap(({ row, pile }) => {
    if (!pile || !matchesGap(rule, pile, rooms.registers)) return [];
    const subject = `${row.document.id}#${row.tally.id}`;
    const { published, addedAt } = row.document;
    const entry = compose.gap(row, pile);
    return [{ subject, state: row.evidenceText, spoken: [], entry, published, seenAt: addedAt }];
  });
}

async function gone(
  { rooms, mark, compose }: Look,
  rule: AlertRule & { when: "post-gone" },
): Promise<Found[]> {
  const since = new Map<string, string>();
  for (const { id } of rooms.views.sources()) {
    for (const address of rooms.archive.keptFor(id)) {
      const known = rooms.archive.known(address)?.gone;
      if (known && known.since > mark.at) since.set(address, known.since);
    }
  }
  const held = since.size > 0 ? await rooms.ledger.documentsAt([...since.keys()]) : [];
  return held.flatMap(({ address, document }) => {
    const seenAt = since.get(address)!;
    const at = { location: address, since: seenAt, ...(document.outlet && { outlet: document.outlet }) };
    if (!matchesGone(rule, at)) return [];
    return [{ subject: address, state: seenAt, spoken: [], entry: compose.gone(document, at), seenAt }];
  });
}

/** Once for a failing source until it answers again; of one that brings too little, once a week. */
function sources({ rooms, compose }: Look, rule: AlertRule & { when: "source-silent" }): Found[] {
  const now = rooms.now();
  return rooms.views
    .sources()
    .filter((source) => matchesSource(rule, source, now))
    .map((source) => {
      const week = Math.floor(Date.parse(now) / 604_800_000);
      const state = source.state === "silent" ? `silent ${week}` : `failing ${source.lastSuccessAt ?? ""}`;
      return { subject: source.id, state, spoken: [], entry: compose.source(source), seenAt: now };
    });
}

async function saved(at: Look, rule: AlertRule & { when: "search" }): Promise<Waited> {
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
