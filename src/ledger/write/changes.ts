// The log of what becomes of incidents: held against what stood before, only what differs is noted.
import type { FieldChange, Incident, IncidentChange } from "../../record/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";

/** An incident that was taken out, to be put in again or not. */
export interface Removed {
  readonly id: string;
  /** The record as it was stored. */
  readonly incident: string;
}

type Noted = Omit<IncidentChange, "seq" | "at">;

const reportId = ({ document, event }: Incident["reports"][number]): string => `${document}#${event}`;

/** Computed from the other fields, or numbers that every report moves: noted as changed, never a correction. */
const COMPUTED: ReadonlySet<string> = new Set(["confidence", "disagreements"]);

function fieldChange(name: string, was: unknown, is: unknown): FieldChange {
  if (COMPUTED.has(name)) return {};
  if (name === "reports") return { was: (was as unknown[]).length, is: (is as unknown[]).length };
  return { was, is };
}

/** True if something that `was` there is not in what `is`: more elements, or a value where none was, correct nothing. */
function loses(was: unknown, is: unknown): boolean {
  if (was === undefined) return false;
  if (!Array.isArray(was) || !Array.isArray(is)) return true;
  const left = new Set(is.map((one) => JSON.stringify(one)));
  return was.some((one) => !left.has(JSON.stringify(one)));
}

function differences(before: Incident, now: Incident): Pick<Noted, "fields" | "corrected"> {
  const fields: Record<string, FieldChange> = {};
  let corrected = false;
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)]) as Set<keyof Incident>) {
    const [was, is] = [before[name], now[name]];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    fields[name] = fieldChange(name, was, is);
    corrected ||= !COMPUTED.has(name) && name !== "reports" && loses(was, is);
  }
  return { fields, corrected };
}

/** Follows one writing of incidents: told of each that was removed, it knows at the end what changed. */
export class ChangeNotes {
  readonly #now: ReadonlyMap<string, Incident>;
  #placed: Map<string, string> | undefined;
  readonly #before = new Set<string>();
  readonly #changes: Noted[] = [];

  constructor(now: readonly Incident[]) {
    this.#now = new Map(now.map((incident) => [incident.id, incident]));
  }

  /** The record as it was, where it is another now or none. */
  removed({ id, incident }: Removed): Incident | undefined {
    this.#before.add(id);
    const now = this.#now.get(id);
    if (now !== undefined && JSON.stringify(now) === incident) return undefined;
    const before = JSON.parse(incident) as Incident;
    if (now === undefined) this.#vanished(before);
    else this.#changes.push({ incident: id, kind: "changed", ...differences(before, now) });
    return before;
  }

  #vanished({ id, reports }: Incident): void {
    this.#placed ??= new Map(
      [...this.#now.values()].flatMap((one) => one.reports.map((report) => [reportId(report), one.id])),
    );
    const into = reports
      .map((report) => this.#placed?.get(reportId(report)))
      .find((one) => one !== undefined);
    const kind = into === undefined ? "gone" : "merged";
    this.#changes.push({ incident: id, kind, fields: {}, corrected: true, ...(into && { into }) });
  }

  changes(): readonly Noted[] {
    const news = [...this.#now.keys()].filter((id) => !this.#before.has(id));
    const made = news.map((id): Noted => ({ incident: id, kind: "made", fields: {}, corrected: false }));
    return [...made, ...this.#changes];
  }
}

export async function insertChanges(db: Database, changes: readonly Noted[], at: string): Promise<void> {
  const rows = changes.map(({ incident, kind, fields, corrected, into }) => ({
    incident,
    at,
    kind,
    corrected: corrected ? 1 : 0,
    fields: JSON.stringify(fields),
    into_incident: into ?? null,
  }));
  for (const part of chunks(rows, 100)) await db.insertInto("incident_changes").values(part).execute();
}
