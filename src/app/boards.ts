// What is worked out over many documents: the board of threats, and tallies laid against incidents. Asked for, computed, shown.
import type {
  ChainLink,
  ChainView,
  DocumentRow,
  Incident,
  IncidentLabel,
  StatementMark,
  TallyBoard,
  TallyFilter,
  TallyRow,
  ThreatBoardView,
  UnknownName,
} from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Ledger } from "../ledger/index.ts";
import {
  chainLinks,
  mergeKnowledge,
  principalsOf,
  reconcile,
  retreatsOf,
  standingOf,
  tallyCountsOf,
  tallySeries,
  threatBoard,
  threatRates,
  threatsOf,
  unknownNames,
} from "../merge/index.ts";
import { addDays, edtfBounds } from "../text/index.ts";

/** A threat older than this is history, not a matter of the board. */
const BOARD_DAYS = 365;
/** An incident so many days after a threat still follows it; shown with the board. */
const FOLLOW_DAYS = 30;
/** Documents read for one board: the newest come first. */
const MOST_DOCUMENTS = 2000;
/** Names on one list: more than anybody goes through at once. */
const MOST_NAMES = 200;
/** Answers come within days; an incident so far off is no neighbour in a chain. */
const CHAIN_DAYS = 14;
/** Days around a tally's window in which an incident of a vague date may still belong to it. */
const NEAR_DAYS = 7;

export interface Boards {
  threats(options?: { asOf?: string }): Promise<ThreatBoardView>;
  tallies(filter: TallyFilter): Promise<TallyBoard>;
  chain(incident: Incident): Promise<ChainView>;
  unknownNames(): Promise<readonly UnknownName[]>;
  /** Which of these incidents answer which, as a source says or by days and sides. */
  linksOf(incidents: readonly Incident[]): readonly ChainLink[];
  /** From the threats among these statements to those of these incidents that followed them. */
  threatLinks(
    statements: readonly StatementMark[],
    incidents: readonly Incident[],
  ): Promise<readonly ChainLink[]>;
  /** For whom an actor acts: itself where it answers to nobody that is known. */
  principalOf(actor: string): string;
}

export function boardsOf(ledger: Ledger, knowledge: Knowledge): Boards {
  const principals = principalsOf(knowledge);
  const shared = { knowledge: mergeKnowledge(knowledge), standing: standingOf(knowledge) };

  async function threats({ asOf }: { asOf?: string } = {}): Promise<ThreatBoardView> {
    const until = asOf ?? (await ledger.status()).lastPublished?.slice(0, 10);
    if (until === undefined)
      return { days: FOLLOW_DAYS, threats: [], rates: [], incidents: {}, documents: {} };
    return ledger.remembered(["threats", until], () => threatsAsOf(until));
  }

  async function threatsAsOf(until: string): Promise<ThreatBoardView> {
    const from = addDays(until, -BOARD_DAYS)!;
    const ids = await ledger.documentsHolding(
      { acts: ["threat"], types: ["retreat", "agree"], from, to: until },
      MOST_DOCUMENTS,
    );
    const coded = await ledger.codedNamed(ids);
    const incidents = await ledger.incidentsWithin(from, until);
    const board = threatBoard(
      coded.flatMap((one) => threatsOf(one, principals)),
      incidents,
      {
        ...shared,
        asOf: until,
        days: FOLLOW_DAYS,
        retreats: coded.flatMap((one) => retreatsOf(one, knowledge.kinds, principals)),
      },
    );
    const told = board.flatMap((one) => [
      ...one.followed.map((f) => f.incident),
      ...one.moves.map((m) => m.by),
    ]);
    return {
      asOf: until,
      days: FOLLOW_DAYS,
      threats: board,
      rates: threatRates(board, { asOf: until, days: FOLLOW_DAYS }),
      incidents: labelled(incidents, told),
      documents: await documentsOf(
        ledger,
        board.map((one) => one.threat.document),
      ),
    };
  }

  const tallies = (filter: TallyFilter): Promise<TallyBoard> =>
    ledger.remembered(["tallies", filter], () => talliesOf(filter));

  async function talliesOf(filter: TallyFilter): Promise<TallyBoard> {
    const { rows, ...rest } = await ledger.tallies(filter);
    const coded = await ledger.codedNamed([...new Set(rows.map((row) => row.document.id))]);
    const counts = coded.flatMap((one) => tallyCountsOf(one, principals));
    const around = windowOf(counts);
    const incidents = around ? await ledger.incidentsWithin(around.from, around.to) : [];
    const near = nearTo(incidents);
    const piles = counts.flatMap((count) =>
      count.from === undefined && count.to === undefined
        ? []
        : (reconcile(count, near(count.from ?? "0000", count.to ?? "9999"), shared) ?? []),
    );
    const told = piles.flatMap((pile) => [
      ...pile.inside,
      ...pile.perhaps.map((one) => one.incident),
      ...pile.outside.map((one) => one.incident),
    ]);
    return {
      ...rest,
      rows: rows.map((row: TallyRow) => {
        const id = `${row.document.id}#${row.tally.id}`;
        return { row, pile: piles.find((one) => one.tally.id === id) };
      }),
      series: tallySeries(counts).filter((one) => one.flags.length > 0),
      incidents: labelled(incidents, told),
    };
  }

  /** Links of one incident: stated ones, and those of time order and sides within a few days. */
  async function chain(incident: Incident): Promise<ChainView> {
    const bounds = incident.date === undefined ? undefined : edtfBounds(incident.date);
    const from = addDays(bounds?.first ?? "", -CHAIN_DAYS);
    const to = addDays(bounds?.last ?? "", CHAIN_DAYS);
    const around = from && to ? await ledger.incidentsWithin(from, to) : [];
    const links = chainLinks([...around.filter(({ id }) => id !== incident.id), incident], shared).filter(
      (link) => link.from === incident.id || link.to === incident.id,
    );
    return {
      links,
      incidents: labelled(
        around,
        links.flatMap((link) => [link.from, link.to]),
      ),
    };
  }

  async function threatLinks(
    statements: readonly StatementMark[],
    incidents: readonly Incident[],
  ): Promise<readonly ChainLink[]> {
    const last = incidents
      .flatMap(({ date }) => edtfBounds(date ?? "")?.last ?? [])
      .toSorted()
      .at(-1);
    if (last === undefined || statements.length === 0) return [];
    const said = new Set(statements.map(({ document, statement }) => `${document}#${statement}`));
    const coded = await ledger.codedNamed([...new Set(statements.map(({ document }) => document))]);
    const threats = coded.flatMap((one) => threatsOf(one, principals)).filter(({ id }) => said.has(id));
    const board = threatBoard(threats, incidents, { ...shared, asOf: last, days: FOLLOW_DAYS });
    return board.flatMap(({ threat, followed }) =>
      followed.map(({ incident, days, basis }) => ({
        from: threat.id,
        to: incident,
        basis: basis === "stated" ? basis : "after",
        days,
      })),
    );
  }

  async function names(): Promise<readonly UnknownName[]> {
    const ids = await ledger.documentsWithUnknownNames(MOST_NAMES, MOST_DOCUMENTS);
    return unknownNames(await ledger.codedNamed(ids)).slice(0, MOST_NAMES);
  }

  return {
    threats,
    tallies,
    chain,
    unknownNames: names,
    linksOf: (incidents) => chainLinks(incidents, shared),
    threatLinks,
    principalOf: principals.of,
  };
}

/** From the first day of all windows to the last, and a little around; undefined where no count has one. */
function windowOf(
  counts: readonly { readonly from?: string; readonly to?: string }[],
): { from: string; to: string } | undefined {
  const days = counts.flatMap(({ from, to }) => [from, to].filter((day) => day !== undefined)).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { from: addDays(first, -NEAR_DAYS) ?? first, to: addDays(last, NEAR_DAYS) ?? last };
}

/** Those of the incidents that nothing dates, or that touch some days and a little around. */
function nearTo(incidents: readonly Incident[]): (from: string, to: string) => Incident[] {
  const days = incidents.map(({ date = "" }) => {
    const [first = "", last = first] = date.split("/");
    return { first: first.slice(0, 10), last: last.slice(0, 10) };
  });
  return (from, to) => {
    const earliest = addDays(from, -NEAR_DAYS) ?? from;
    const latest = addDays(to, NEAR_DAYS) ?? to;
    return incidents.filter(
      ({ date }, at) => date === undefined || (days[at]!.last >= earliest && days[at]!.first <= latest),
    );
  };
}

function labelled(
  incidents: readonly Incident[],
  ids: readonly (string | undefined)[],
): Record<string, IncidentLabel> {
  const wanted = new Set(ids);
  return Object.fromEntries(
    incidents
      .filter(({ id }) => wanted.has(id))
      .map(({ id, type, mode, date, place }) => [id, { id, type, mode, date, place }]),
  );
}

async function documentsOf(ledger: Ledger, ids: readonly string[]): Promise<Record<string, DocumentRow>> {
  const rows = await ledger.documentRows([...new Set(ids)]);
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
