// One entry of a digest from one incident, statement or tally: headline, lines, and the words behind them.
import { dateInWords, isolate, webAddress } from "../../text/index.ts";
import type { IncidentView, ReportView, StatementRow, TallyRow } from "../../record/index.ts";
import type { EntryInput } from "./input.ts";
import type { DigestEntry, DigestQuote, Party, PlaceValue } from "../../record/index.ts";
import {
  aimed,
  chainInWords,
  documentPage,
  number,
  outletOf,
  pageOf,
  partyName,
  placeName,
  sourceOf,
} from "./wording.ts";

/** Quotations under one entry; the rest are counted, and stand on its page. */
const QUOTES_PER_ENTRY = 3;

export function incidentEntry(view: IncidentView, input: EntryInput): DigestEntry {
  const { incident } = view;
  const kind = incident.mode ? input.labels.mode(incident.mode) : input.labels.type(incident.type);
  const place = incident.place && placeName(incident.place, input.labels);
  const date = incident.date ? dateInWords(incident.date) : "date not known";
  const reports = oneAnOutlet(view.reports);
  const left = view.reports.length - Math.min(reports.length, QUOTES_PER_ENTRY);
  return {
    headline: [kind, place ?? "place not known", date].join(", "),
    mark: view.grade,
    lines: [view.statusSentence, figures(view, input)].filter((line) => line !== ""),
    quotes: reports.slice(0, QUOTES_PER_ENTRY).map((report) => reportQuote(report, input)),
    more: left > 0 ? `and ${left} more ${left === 1 ? "report" : "reports"}` : undefined,
    page: pageOf(input, `incidents/${encodeURIComponent(incident.id)}`),
  };
}

/** One that a heading says the state of: what happened, and the words. */
export function aloneEntry(view: IncidentView, input: EntryInput): DigestEntry {
  const { mark: _mark, lines: _lines, ...entry } = incidentEntry(view, input);
  return { ...entry, lines: [figures(view, input)].filter((line) => line !== "") };
}

/** Reports in the order in which they appeared, the first of each outlet: variety before repetition. */
function oneAnOutlet(reports: readonly ReportView[]): readonly ReportView[] {
  const main = (report: ReportView): number => (report.role === "main" ? 0 : 1);
  return firstOfEach(
    reports.toSorted((a, b) => main(a) - main(b) || (a.published ?? "9").localeCompare(b.published ?? "9")),
    outletOf,
  );
}

function firstOfEach<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one)));
}

function figures(view: IncidentView, input: EntryInput): string {
  const { killed, injured, count, place } = view.incident;
  const targets = view.incident.targets.filter((target) => !isPlace(target, place));
  return [
    count && count.min > 1 ? `Count: ${number(count)}.` : "",
    targets.length ? `Target: ${targetNames(targets, input).join(", ")}.` : "",
    killed ? `Killed: ${number(killed)}${tellers(view, "killed")}.` : "",
    injured ? `Injured: ${number(injured)}${tellers(view, "injured")}.` : "",
    disputes(view),
  ]
    .filter(Boolean)
    .join(" ");
}

/** The headline has said where. */
function isPlace(target: Party, place: PlaceValue | undefined): boolean {
  if (place === undefined) return false;
  return target.entity === undefined ? target.name === place.name : target.entity === place.entity;
}

/** Whose figure it is, where not all sources give one. */
function tellers({ reports }: IncidentView, field: "killed" | "injured"): string {
  const sources = new Set(reports.map(outletOf));
  const telling = new Set(reports.filter((report) => report[field] !== undefined).map(outletOf));
  return telling.size === 0 || telling.size === sources.size
    ? ""
    : ` (in ${telling.size} of ${sources.size} sources)`;
}

/** Names in a line; what more there is stands on the incident's page. */
const NAMES_PER_LINE = 4;

/** Those the register knows first; where there are any, "facilities" and "the base" beside them say nothing more. */
function targetNames(targets: readonly Party[], input: EntryInput): string[] {
  const known = targets.filter((target) => target.entity !== undefined);
  const told = known.length > 0 ? known : targets;
  const names = [...new Set(told.map((target) => partyName(target, input.labels)))];
  const left = names.length - NAMES_PER_LINE;
  return left > 0 ? [...names.slice(0, NAMES_PER_LINE), `and ${left} more`] : names;
}

function disputes(view: IncidentView): string {
  const fields = view.incident.disagreements?.map((one) => one.field) ?? [];
  return fields.length ? `Reports disagree on ${fields.join(", ")}.` : "";
}

function reportQuote(report: ReportView, input: EntryInput): DigestQuote {
  return {
    text: report.quotes[0]?.text ?? report.quote,
    language: report.language,
    direction: input.labels.direction(report.language),
    source: {
      outlet: outletOf(report),
      date: report.published && dateInWords(report.published.slice(0, 10)),
      url: webAddress(report.url),
      page: documentPage(input, report.document, report.event),
    },
  };
}

/** What was said, by the documents that tell it: one or several. */
export function statementEntry(
  rows: readonly [StatementRow, ...StatementRow[]],
  input: EntryInput,
): DigestEntry {
  const [row] = rows;
  const { statement } = row;
  const speaker = speakerName(statement.speaker.entity, row.speakerText, input);
  const target = row.targetText === undefined ? "" : aimed(statement.act, isolate(row.targetText));
  const day = row.date && `, ${row.dateFrom === "published" ? "reported " : ""}${dateInWords(row.date)}`;
  const shown = firstOfEach(rows, ({ document }) => outletOf(document)).slice(0, QUOTES_PER_ENTRY);
  const left = rows.length - shown.length;
  return {
    headline: `${speaker}: ${input.labels.act(statement.act).toLowerCase()}${target}${day ?? ""}`,
    lines: [
      row.conditionText ? `Condition: “${isolate(row.conditionText)}”` : "",
      ...new Set(rows.map((one) => sourceLine(one))),
      shown.some((one) => one.statement.quoted) ? "In the speaker's own words." : "",
    ].filter(Boolean),
    quotes: shown.map((one) => wordsOf(one, one.statement.id, one.contentText, input)),
    ...(left > 0 && { more: `and ${left} more ${left === 1 ? "report" : "reports"}` }),
  };
}

/** The way the words came, where there is more to it than that the outlet reports the speaker. */
function sourceLine({ chain, statement, speakerText }: StatementRow): string {
  const plain = chain.length <= 2 && chain.every(({ medium }) => medium === undefined);
  const same = chain[0]?.text === speakerText || chain[0]?.text === statement.speaker.name;
  return chain.length === 0 || (plain && same) ? "" : `Source: ${chainInWords(chain)}.`;
}

function speakerName(entity: string | undefined, words: string, input: EntryInput): string {
  return isolate((entity && input.labels.actor(entity)) || words);
}

export function tallyEntry(row: TallyRow, input: EntryInput): DigestEntry {
  const { tally } = row;
  const place = row.placeText && ` in ${isolate(row.placeText)}`;
  const window = windowOf(tally);
  const by = row.byText ? `, according to ${isolate(row.byText)}` : "";
  return {
    headline: `${number(tally.count)} ${isolate(row.ofText)}${place ?? ""}${window}${by}`,
    lines: [
      window
        ? `In this ledger, of the same scope and period: ${row.ours.length}.`
        : "Without a period it cannot be compared with this ledger.",
    ],
    quotes: [wordsOf(row, tally.id, row.evidenceText, input)],
  };
}

function windowOf({ from, to }: TallyRow["tally"]): string {
  if (from === undefined) return to === undefined ? "" : `, up to ${dateInWords(to)}`;
  return to === undefined ? `, since ${dateInWords(from)}` : `, ${dateInWords(`${from}/${to}`)}`;
}

function wordsOf(row: StatementRow | TallyRow, record: string, text: string, input: EntryInput): DigestQuote {
  const { document } = row;
  return {
    text,
    language: document.language,
    direction: input.labels.direction(document.language),
    source: sourceOf(input, document, record),
  };
}
