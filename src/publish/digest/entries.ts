// One entry of a digest from one incident, statement or tally: headline, lines, and the words behind them.
import { dateInWords, isolate, webAddress } from "../../text/index.ts";
import type { IncidentView, ReportView, StatementRow, TallyRow } from "../../record/index.ts";
import type { EntryInput } from "./input.ts";
import type { DigestEntry, DigestQuote, Party } from "../../record/index.ts";
import {
  aim,
  chainInWords,
  documentPage,
  number,
  outletOf,
  pageOf,
  partyName,
  placeName,
  sourceOf,
} from "./wording.ts";

/** Quotations under one incident; the rest are counted, and stand on its page. */
const QUOTES_PER_INCIDENT = 3;

export function incidentEntry(view: IncidentView, input: EntryInput): DigestEntry {
  const { incident } = view;
  const kind = incident.mode ? input.labels.mode(incident.mode) : input.labels.type(incident.type);
  const place = incident.place && placeName(incident.place, input.labels);
  const date = incident.date ? dateInWords(incident.date) : "date not known";
  const reports = oneAnOutlet(view.reports);
  const left = view.reports.length - Math.min(reports.length, QUOTES_PER_INCIDENT);
  return {
    headline: [kind, place ?? "place not known", date].join(", "),
    mark: view.grade,
    lines: [view.statusSentence, figures(view, input)].filter((line) => line !== ""),
    quotes: reports.slice(0, QUOTES_PER_INCIDENT).map((report) => reportQuote(report, input)),
    more: left > 0 ? `and ${left} more ${left === 1 ? "report" : "reports"}` : undefined,
    page: pageOf(input, `incidents/${encodeURIComponent(incident.id)}`),
  };
}

/** Reports in the order in which they appeared, the first of each outlet: variety before repetition. */
function oneAnOutlet(reports: readonly ReportView[]): readonly ReportView[] {
  const seen = new Set<string>();
  const main = (report: ReportView): number => (report.role === "main" ? 0 : 1);
  return reports
    .toSorted((a, b) => main(a) - main(b) || (a.published ?? "9").localeCompare(b.published ?? "9"))
    .filter((report) => !seen.has(outletOf(report)) && seen.add(outletOf(report)));
}

function figures(view: IncidentView, input: EntryInput): string {
  const { killed, injured, count, targets } = view.incident;
  return [
    count && count.min > 1 ? `Count: ${number(count)}.` : "",
    targets.length ? `Target: ${targetNames(targets, input).join(", ")}.` : "",
    killed ? `Killed: ${number(killed)}.` : "",
    injured ? `Injured: ${number(injured)}.` : "",
    disputes(view),
  ]
    .filter(Boolean)
    .join(" ");
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

export function statementEntry(row: StatementRow, input: EntryInput): DigestEntry {
  const { statement } = row;
  const speaker = speakerName(statement.speaker.entity, row.speakerText, input);
  const target = row.targetText && ` ${aim(statement.act)} ${isolate(row.targetText)}`;
  const day =
    row.date && `, ${dateInWords(row.date)}${row.dateFrom === "published" ? " (day of the report)" : ""}`;
  return {
    headline: `${speaker}: ${input.labels.act(statement.act).toLowerCase()}${target ?? ""}${day ?? ""}`,
    lines: [
      row.conditionText ? `Condition: “${isolate(row.conditionText)}”` : "",
      row.chain.length ? `Source: ${chainInWords(row.chain)}.` : "",
      statement.quoted ? "" : "In the words of the report, not the speaker's own.",
    ].filter(Boolean),
    quotes: [wordsOf(row, statement.id, row.contentText, input)],
  };
}

function speakerName(entity: string | undefined, words: string, input: EntryInput): string {
  return isolate((entity && input.labels.actor(entity)) || words);
}

export function tallyEntry(row: TallyRow, input: EntryInput): DigestEntry {
  const { tally } = row;
  const place = row.placeText && ` in ${isolate(row.placeText)}`;
  const window =
    tally.from || tally.to ? `, ${dateInWords(`${tally.from ?? ".."}/${tally.to ?? ".."}`)}` : "";
  const by = row.byText ? `, according to ${isolate(row.byText)}` : "";
  return {
    headline: `${number(tally.count)} ${isolate(row.ofText)}${place ?? ""}${window}${by}`,
    lines: [
      window
        ? `In this ledger, same scope and window: ${row.ours.length}.`
        : "Without a period it cannot be compared with this ledger.",
    ],
    quotes: [wordsOf(row, tally.id, row.evidenceText, input)],
  };
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
