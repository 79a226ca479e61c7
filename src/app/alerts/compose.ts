// The entry of each kind of alert: the same entries that a digest has, with what is new about them.
import type { GoneDocument } from "../../alerts/index.ts";
import { incidentEntry, statementEntry, tallyEntry } from "../../publish/index.ts";
import type { DigestLabels } from "../../publish/index.ts";
import type {
  DigestEntry,
  DocumentRow,
  IncidentAttribution,
  IncidentView,
  Range,
  Reconciliation,
  SourceHealth,
  StatementRow,
  TallyRow,
} from "../../record/index.ts";
import { dateInWords, isolate, webAddress } from "../../text/index.ts";

export interface Compose {
  incident(view: IncidentView): DigestEntry;
  attribution(view: IncidentView, change: { readonly was?: unknown; readonly is?: unknown }): DigestEntry;
  statement(row: StatementRow): DigestEntry;
  gap(row: TallyRow, pile: Reconciliation): DigestEntry;
  gone(document: DocumentRow, gone: GoneDocument): DigestEntry;
  source(source: SourceHealth): DigestEntry;
  document(row: DocumentRow, excerpt: string | undefined): DigestEntry;
}

const figure = ({ min, max }: Range): string =>
  max === undefined ? `at least ${min}` : max === min ? `${min}` : `${min} to ${max}`;

const nameOf = (row: DocumentRow): string => isolate(row.outlet ?? row.title ?? row.id);

export function composer(labels: DigestLabels, baseUrl: string | undefined): Compose {
  const input = { labels, ...(baseUrl !== undefined && { baseUrl }) };
  const page = (path: string): Pick<DigestEntry, "page"> =>
    baseUrl === undefined ? {} : { page: new URL(path, baseUrl).href };

  /** "claimed: Kata'ib Hizballah; denied: Iran" */
  function attributionWords(lines: unknown): string {
    const list = Array.isArray(lines) ? (lines as readonly IncidentAttribution[]) : [];
    const said = list.map(({ status, actor }) =>
      actor === undefined ? status : `${status}: ${isolate(labels.actor(actor) ?? actor)}`,
    );
    return [...new Set(said)].join("; ") || "nobody named";
  }

  function quoted(row: DocumentRow, text: string): DigestEntry["quotes"] {
    const source = {
      outlet: nameOf(row),
      ...(row.published !== undefined && { date: dateInWords(row.published.slice(0, 10)) }),
      ...(webAddress(row.url) !== undefined && { url: webAddress(row.url) }),
      ...page(`documents/${encodeURIComponent(row.id)}`),
    };
    return [{ text, language: row.language, direction: labels.direction(row.language), source }];
  }

  return {
    incident: (view) => incidentEntry(view, input),
    attribution(view, { was, is }) {
      const entry = incidentEntry(view, input);
      const change = `Attribution was ${attributionWords(was)}. It is now ${attributionWords(is)}.`;
      return { ...entry, lines: [change, ...entry.lines] };
    },
    statement: (row) => statementEntry([row], input),
    gap(row, { ours, onlyTheirs }) {
      const entry = tallyEntry(row, input);
      const line = `In this ledger ${figure(ours)}; ${figure(onlyTheirs)} of theirs are not in it.`;
      return { ...entry, lines: [line] };
    },
    gone: (document, { location, since }) => ({
      headline: `Not there any more: ${isolate(document.title ?? document.id)}`,
      lines: [
        `${location} was found to be gone on ${dateInWords(since.slice(0, 10))}. The copy that was kept stays.`,
        `Outlet: ${nameOf(document)}.`,
      ],
      quotes: [],
      ...page(`documents/${encodeURIComponent(document.id)}`),
    }),
    source: ({ id, name, state, error, lastSuccessAt, perDay, expect, subject }) => ({
      headline: `${isolate(name)} (${id}) ${state === "silent" ? "brings less than it should" : "does not answer"}`,
      lines: [
        ...(lastSuccessAt === undefined ? [] : [`It last answered at ${lastSuccessAt.slice(0, 16)} UTC.`]),
        ...(state === "silent" && expect
          ? [`It brings ${(perDay ?? 0).toFixed(1)} documents a day; ${expect.join(" to ")} are usual.`]
          : []),
        ...(error === undefined ? [] : [`The last poll failed: ${error}`]),
        `It is read from ${subject}.`,
      ],
      quotes: [],
      ...page("status"),
    }),
    document: (row, excerpt) => ({
      headline: isolate(row.title ?? row.id),
      lines: [],
      quotes: excerpt ? quoted(row, excerpt) : [],
      ...page(`documents/${encodeURIComponent(row.id)}`),
    }),
  };
}
