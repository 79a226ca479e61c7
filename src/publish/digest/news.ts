// What the brief of a day says beyond its incidents and statements: what changed about things known before. No formatting.
import { dateInWords, isolate } from "../../text/index.ts";
import type {
  BoardThreat,
  DigestEntry,
  DigestSection,
  DocumentRow,
  IncidentLabel,
  IncidentView,
  Reconciliation,
  TallyRow,
} from "../../record/index.ts";
import { incidentEntry, tallyEntry } from "./entries.ts";
import type { DigestInput } from "./input.ts";
import { actorName, number, outletOf, pageOf, placeName, sourceOf } from "./wording.ts";

/** What is known of a day besides what a digest is made from. */
export interface News {
  /** Incidents known before that were told again, with something new about who did it. */
  readonly changed: readonly IncidentView[];
  /** Other incidents known before that were told again. */
  readonly again: readonly IncidentView[];
  /** Threats that came to another state within the days, with the document that holds each. */
  readonly moved: readonly { readonly threat: BoardThreat; readonly document?: DocumentRow }[];
  /** Incidents named by the moves. */
  readonly incidents: Readonly<Record<string, IncidentLabel>>;
  readonly tallies: readonly { readonly row: TallyRow; readonly pile?: Reconciliation }[];
  readonly gone: readonly {
    readonly document: DocumentRow;
    readonly since: string;
    readonly status?: number;
  }[];
  /** Sources that do not bring what they should, in a sentence each. */
  readonly ailing: readonly { readonly id: string; readonly name: string; readonly says: string }[];
}

const CHANGED = "Changed: who is said to have done it";
const AGAIN = "Known incidents, told again";
const MOVED = "Threats that moved";
/** Titles of the sections on what was known before; the others tell of counts, losses and sources. */
export const CHANGES: ReadonlySet<string> = new Set([CHANGED, AGAIN, MOVED]);

export function newsSections(news: News, input: DigestInput): DigestSection[] {
  const sections: DigestSection[] = [
    {
      title: CHANGED,
      entries: news.changed.map((view) => againEntry(view, input)),
    },
    { title: AGAIN, entries: news.again.map((view) => againEntry(view, input)) },
    { title: MOVED, entries: news.moved.map((one) => movedEntry(one, news, input)) },
    { title: "Counts by others, beside ours", entries: news.tallies.map((one) => countEntry(one, input)) },
    { title: "Gone at their source", entries: news.gone.map((one) => goneEntry(one, input)) },
    {
      title: "Sources to look after",
      entries: news.ailing.map(({ id, name, says }) => ({
        headline: isolate(name),
        lines: [says],
        quotes: [],
        page: pageOf(input, `status#source-${encodeURIComponent(id)}`),
      })),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

/** Of an incident known before, only the words that came within the days. */
function againEntry(view: IncidentView, input: DigestInput): DigestEntry {
  const fresh = view.reports.filter(({ published }) => isWithin(published, input));
  const known = view.reports.length - fresh.length;
  const { lines, ...entry } = incidentEntry(
    { ...view, reports: fresh.length > 0 ? fresh : view.reports },
    input,
  );
  const before = `${known} ${known === 1 ? "report" : "reports"} of it before.`;
  return { ...entry, lines: known > 0 ? [...lines, before] : lines };
}

function isWithin(published: string | undefined, { from, to }: DigestInput): boolean {
  const day = published?.slice(0, 10);
  return day !== undefined && day >= from && day <= to;
}

const STATES: Readonly<Record<BoardThreat["state"], string>> = {
  open: "made",
  "condition-met": "its condition was met",
  "carried-out": "carried out",
  withdrawn: "withdrawn",
  lapsed: "lapsed without being carried out",
};

function movedEntry(
  { threat: one, document }: News["moved"][number],
  news: News,
  input: DigestInput,
): DigestEntry {
  const { threat, state, moves } = one;
  const move = moves.findLast((candidate) => candidate.state === state);
  const who = threat.actor ? actorName(threat.actor, input.labels) : isolate(threat.speaker.name);
  const said = threat.said === undefined ? "" : `, made ${dateInWords(threat.said)}`;
  const by = move?.by === undefined ? undefined : news.incidents[move.by];
  const label = by && incidentWords(by, input);
  return {
    headline: `${who}: ${STATES[state]}${said}`,
    lines: [
      ...(label === undefined ? [] : [`By: ${label}.`]),
      move?.basis === "stated" ? "A source says so." : "Inferred from who did what to whom, and when.",
    ],
    quotes: document
      ? [
          {
            text: threat.words,
            language: document.language,
            direction: input.labels.direction(document.language),
            source: sourceOf(input, document, threat.id.slice(threat.document.length + 1)),
          },
        ]
      : [],
    page: pageOf(input, "threats"),
  };
}

function incidentWords({ type, mode, place, date }: IncidentLabel, input: DigestInput): string {
  const kind = mode ? input.labels.mode(mode) : input.labels.type(type);
  const where = place ? [placeName(place, input.labels)] : [];
  return [kind, ...where, ...(date ? [dateInWords(date)] : [])].join(", ");
}

/** The gap in place of a bare number of ours, where a count could be laid against the ledger. */
function countEntry({ row, pile }: News["tallies"][number], input: DigestInput): DigestEntry {
  const entry = tallyEntry(row, input);
  const page = pageOf(input, `tallies#${encodeURIComponent(row.tally.id)}`);
  if (!pile) return { ...entry, page };
  return { ...entry, lines: [pileInWords(pile)], page };
}

/** A tally names no incidents: so much can be of both, so much cannot. */
function pileInWords({ both, onlyOurs, onlyTheirs }: Reconciliation): string {
  const ours = `Of these at most ${both.max ?? both.min} can be in this ledger`;
  const theirs = onlyTheirs.max === 0 ? "; there is no gap." : `; ${number(onlyTheirs)} cannot.`;
  const more =
    onlyOurs.max === 0 ? "" : ` It has ${number(onlyOurs)} of the same scope and period beyond them.`;
  return ours + theirs + more;
}

function goneEntry({ document, since, status }: News["gone"][number], input: DigestInput): DigestEntry {
  const answer = status === undefined ? "" : ` (the server answered ${status})`;
  return {
    headline: isolate(document.title ?? document.id),
    lines: [
      `${outletOf(document)}: gone since ${dateInWords(since.slice(0, 10))}${answer}; the copy that was kept stays.`,
    ],
    quotes: [],
    page: pageOf(input, `documents/${encodeURIComponent(document.id)}`),
  };
}
