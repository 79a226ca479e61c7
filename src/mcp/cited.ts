// Rows and views as a model should read them: short, with the words of the source and where they stand.
import type {
  DocumentRow,
  IncidentView,
  SearchHit,
  StatementRow,
  TallyBoard,
  ThreatBoardView,
  ThreatState,
} from "../record/index.ts";

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

/** Threats of the board that a filter lets through, newest first, and how often an actor's were followed by an incident. */
export function citedThreats(
  board: ThreatBoardView,
  { state, actor, limit }: { state?: ThreatState; actor?: string; limit: number },
): object {
  const { asOf, days, threats, rates, incidents, documents } = board;
  const wanted = threats.filter(
    (one) =>
      (state === undefined || one.state === state) && (actor === undefined || one.threat.actor === actor),
  );
  return {
    asOf,
    total: wanted.length,
    threats: wanted.slice(0, limit).map(({ threat, state: now, moves, followed, alsoTold }) => ({
      words: threat.words,
      speaker: threat.speaker,
      target: threat.target,
      condition: threat.condition?.words,
      deadline: threat.deadline,
      said: threat.said,
      state: now,
      movedBy: moves,
      followedWithin: { days, incidents: followed.map((one) => ({ ...one, told: incidents[one.incident] })) },
      toldAlsoIn: alsoTold,
      source: cited(documents[threat.document], threat.document),
    })),
    rates: rates.filter((one) => actor === undefined || one.actor === actor),
  };
}

function cited(document: DocumentRow | undefined, id: string): object {
  return document ? citation(document) : { document: id };
}

export function citedTally({ row, pile }: TallyBoard["rows"][number]): object {
  const { tally, ofText, evidenceText, byText, placeText, ours, document } = row;
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
    piles: pile && { both: pile.both, onlyOurs: pile.onlyOurs, onlyTheirs: pile.onlyTheirs },
    source: citation(document),
  };
}
