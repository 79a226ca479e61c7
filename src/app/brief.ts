// A short brief for the terminal: how much there is, the incidents best attested, the newest threats and tallies.
import type { App } from "./types.ts";
import type { Incident, StatementRow, TallyRow } from "../record/index.ts";

type Paint = (style: "bold" | "dim" | "cyan", text: string) => string;

const SHOWN = 5;
const LINE_CHARS = 110;

export async function brief(app: App, paint: Paint): Promise<string> {
  const status = await app.status();
  const { rows: incidents } = await app.incidents({ limit: 200 });
  const { rows: threats } = await app.statements({ act: "threat", limit: SHOWN });
  const { rows: tallies } = await app.tallies({ limit: SHOWN });
  const best = incidents
    .toSorted((a, b) => b.reports.length - a.reports.length || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN);
  const lines = [
    `${paint("bold", "Casus")}: ${status.documents} documents, ${status.incidents} incidents from ${status.reports} reports, ` +
      `${status.statements} statements, ${status.tallies} tallies${period(status)}.`,
    ...section(
      paint,
      "Most reported",
      best.map((incident) => incidentLine(app, incident, paint)),
    ),
    ...section(
      paint,
      "Threats",
      threats.map((row) => threatLine(row, paint)),
    ),
    ...section(
      paint,
      "Tallies",
      tallies.map((row) => tallyLine(row, paint)),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function section(paint: Paint, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", paint("bold", title), ...lines.map((line) => `  ${line}`)];
}

function period(status: { firstPublished?: string; lastPublished?: string }): string {
  const { firstPublished, lastPublished } = status;
  return firstPublished && lastPublished
    ? `, ${firstPublished.slice(0, 10)} to ${lastPublished.slice(0, 10)}`
    : "";
}

function incidentLine(app: App, incident: Incident, paint: Paint): string {
  const what = app.labels.mode(incident.mode ?? "") || app.labels.type(incident.type);
  const where = incident.place ? `, ${incident.place.name}` : "";
  const documents = new Set(incident.reports.map((report) => report.document)).size;
  return `${incident.date ?? "no date  "}  ${what}${where}  ${paint("dim", documents === 1 ? "1 document" : `${documents} documents`)}`;
}

function threatLine(row: StatementRow, paint: Paint): string {
  const source = [row.document.outlet, row.document.published?.slice(0, 10)].filter(Boolean).join(", ");
  return `${row.speakerText}: ${clip(row.contentText)}  ${paint("dim", source)}`;
}

function tallyLine(row: TallyRow, paint: Paint): string {
  const { count, from, to } = row.tally;
  const number =
    count.max === undefined
      ? `at least ${count.min}`
      : count.max === count.min
        ? `${count.min}`
        : `${count.min}–${count.max}`;
  // Where the noun was left out ("17 in Iraq and 12 in Syria") the number stands for it.
  const of = /^\d+$/.test(row.ofText) ? "" : ` ${row.ofText}`;
  const window = from || to ? ` (${from ?? "…"} to ${to ?? "…"})` : "";
  return `${number}${of}${row.placeText ? `, ${row.placeText}` : ""}${window}  ${paint("dim", row.byText ?? row.document.outlet ?? "")}`;
}

function clip(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length <= LINE_CHARS ? flat : `${flat.slice(0, LINE_CHARS - 1)}…`;
}
