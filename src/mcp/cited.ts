// Rows and views as a model should read them: short, with the words of the source and where they stand.
import type { DocumentRow, IncidentView, SearchHit, StatementRow, TallyRow } from "../record/index.ts";

/** Enough to find the words again: the document in this ledger, its outlet, day and address. */
function citation({ id, outlet, published, title, url }: DocumentRow): object {
  return { document: id, outlet, published, title, url };
}

export function citedHit(hit: SearchHit): object {
  return {
    words: hit.excerpt.map((run) => run.text).join(""),
    source: citation(hit.document),
    incidents: hit.incidents,
  };
}

export function citedIncident({ incident, statusSentence, grade, reports }: IncidentView): object {
  const { reports: _reports, ...told } = incident;
  return {
    ...told,
    attributionInWords: statusSentence,
    grade,
    reports: reports.map((report) => ({
      words: report.quotes.map((quote) => quote.text),
      status: report.status,
      role: report.role,
      source: {
        document: report.document,
        outlet: report.outlet,
        published: report.published,
        url: report.url,
      },
    })),
  };
}

export function citedStatement(row: StatementRow): object {
  const { statement, contentText, speakerText, targetText, conditionText, date, dateFrom, chain, document } =
    row;
  return {
    act: statement.act,
    speaker: { words: speakerText, id: statement.speaker.entity },
    target: targetText,
    condition: conditionText,
    words: contentText,
    quoted: statement.quoted,
    date,
    dateIsOf: dateFrom,
    saidThrough: chain.map(({ text, medium }) => (medium === undefined ? text : `${text} (${medium})`)),
    source: citation(document),
  };
}

export function citedTally({
  tally,
  ofText,
  evidenceText,
  byText,
  placeText,
  ours,
  document,
}: TallyRow): object {
  const { count, mode, from, to } = tally;
  return {
    count,
    of: ofText,
    mode,
    place: placeText,
    from,
    to,
    countedBy: byText,
    words: evidenceText,
    ourIncidents: ours,
    source: citation(document),
  };
}
