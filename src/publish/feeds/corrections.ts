// What a correction or deletion says: which values of an incident are no longer told, and what is told instead.
import type {
  DigestEntry,
  Incident,
  IncidentAttribution,
  IncidentChange,
  IncidentView,
  Party,
  Range,
} from "../../record/index.ts";
import { dateInWords, isolate } from "../../text/index.ts";
import { incidentEntry } from "../digest/entries.ts";
import type { DigestLabels, EntryInput } from "../digest/input.ts";
import { number, pageOf, partyName, placeName } from "../digest/wording.ts";

/** A change with the incident as it stands today, where there still is one. */
export interface Corrected {
  readonly change: IncidentChange;
  readonly view?: IncidentView;
}

type Said = (value: unknown, labels: DigestLabels) => string;

const parties: Said = (value, labels) =>
  (value as readonly Party[]).map((party) => partyName(party, labels)).join(", ");
const range: Said = (value) => number(value as Range);
const plain: Said = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** How a value of each field is said; what is not here is said as it is. */
const SAID: Readonly<Record<string, Said>> = {
  type: (value, labels) => labels.type(String(value)),
  mode: (value, labels) => labels.mode(String(value)),
  date: (value) => dateInWords(String(value)),
  place: (value, labels) => placeName(value as NonNullable<Incident["place"]>, labels),
  perpetrators: parties,
  targets: parties,
  weapons: parties,
  killed: range,
  injured: range,
  count: range,
  attribution: (value, labels) =>
    [
      ...new Set(
        (value as readonly IncidentAttribution[]).map(({ status, actor }) =>
          actor === undefined ? status : `${status}: ${isolate(labels.actor(actor) ?? actor)}`,
        ),
      ),
    ].join("; "),
};

// Computed from the place, or from everything: the place says it.
const SILENT: ReadonlySet<string> = new Set(["lat", "lon", "confidence", "disagreements", "reports"]);

function inWords(name: string, value: unknown, labels: DigestLabels): string {
  if (value === undefined) return "not told";
  return (SAID[name] ?? plain)(value, labels) || "nobody";
}

function linesOf({ kind, fields, into }: IncidentChange, labels: DigestLabels): string[] {
  if (kind === "gone")
    return [
      "No document in this ledger tells of it any more; what was told of it stays in the past of the ledger.",
    ];
  if (kind === "merged") return [`What was told of it is told under ${into ?? "another id"} now.`];
  return Object.entries(fields)
    .filter(([name]) => !SILENT.has(name))
    .map(
      ([name, { was, is }]) => `${name}: was ${inWords(name, was, labels)}; is ${inWords(name, is, labels)}.`,
    );
}

/** Headline, what changed, and the page of the incident as it stands. */
export function correctionEntry({ change, view }: Corrected, input: EntryInput): DigestEntry {
  const what = change.kind === "changed" ? "Corrected" : change.kind === "merged" ? "Merged" : "Deleted";
  const name = view ? incidentEntry(view, input).headline : change.incident;
  const page = pageOf(input, `incidents/${encodeURIComponent(change.into ?? change.incident)}`);
  return {
    headline: `${what}: ${name}`,
    lines: linesOf(change, input.labels),
    quotes: [],
    ...(page !== undefined && { page }),
  };
}
