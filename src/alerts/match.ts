// Whether something new is what a rule waits for. Every condition that a rule gives must hold.
import type { IncidentChange, IncidentView, Reconciliation, StatementRow } from "../record/index.ts";
import { distanceKm, edtfBounds } from "../text/index.ts";
import type { Registers } from "./registers.ts";
import {
  type GapRule,
  type GoneRule,
  GRADES,
  type IncidentRule,
  type SourceRule,
  type ThreatRule,
} from "./rules.ts";
import type { SavedFilter } from "./saved.ts";

/** True where a rule asks for nothing, or one of the values is among what it asks for. */
function asked<T>(wanted: readonly T[] | undefined, values: readonly (T | undefined)[]): boolean {
  return wanted === undefined || values.some((value) => value !== undefined && wanted.includes(value));
}

function askedActor(
  wanted: readonly string[] | undefined,
  entities: readonly (string | undefined)[],
  registers: Registers,
): boolean {
  if (wanted === undefined) return true;
  const named = entities.filter((entity) => entity !== undefined);
  return named.some((entity) => wanted.some((one) => registers.belongs(entity, one)));
}

/** Everybody an incident speaks of. */
function actorsOf({ incident }: IncidentView): (string | undefined)[] {
  return [
    ...incident.perpetrators.map((party) => party.entity),
    ...incident.targets.map((party) => party.entity),
    ...incident.attribution.map((line) => line.actor),
  ];
}

function isNear(rule: IncidentRule, { incident }: IncidentView, registers: Registers): boolean {
  const { near } = rule;
  if (!near) return true;
  const { lat, lon } = incident;
  if (lat === undefined || lon === undefined) return false;
  const centre =
    near.place === undefined ? { lat: near.lat!, lon: near.lon! } : registers.placeOf(near.place);
  return centre !== undefined && distanceKm(centre, { lat, lon }) <= near.km;
}

/** Happened at most so long before it was seen; where no day is told, the newest report speaks for it. */
function isFresh(maxMs: number | undefined, days: readonly (string | undefined)[], seenAt: string): boolean {
  if (maxMs === undefined) return true;
  const day = days.find((one) => one !== undefined);
  return day === undefined || Date.parse(seenAt) - Date.parse(`${day}T23:59:59Z`) <= maxMs;
}

function newestReport({ reports }: IncidentView): string | undefined {
  return reports
    .flatMap((report) => report.published?.slice(0, 10) ?? [])
    .toSorted()
    .at(-1);
}

export function matchesIncident(
  rule: IncidentRule,
  view: IncidentView,
  { registers, seenAt }: { readonly registers: Registers; readonly seenAt: string },
): boolean {
  const { incident, reports, grade } = view;
  const outlets = new Set(reports.map((report) => report.outlet ?? report.document)).size;
  return (
    asked(rule.modes, [incident.mode]) &&
    asked(rule.types, [incident.type]) &&
    asked(rule.countries, [incident.place?.country]) &&
    askedActor(rule.actors, actorsOf(view), registers) &&
    isNear(rule, view, registers) &&
    outlets >= (rule.outlets ?? 1) &&
    (rule.killed === undefined || (incident.killed?.min ?? 0) >= rule.killed) &&
    (rule.grade === undefined || GRADES.indexOf(grade) >= GRADES.indexOf(rule.grade)) &&
    isFresh(rule.fresh, [edtfBounds(incident.date ?? "")?.last, newestReport(view)], seenAt)
  );
}

/** Who is said to have done it, and how: what makes two states of attribution the same. */
export function attributionState(lines: unknown): string {
  const list = Array.isArray(lines) ? (lines as readonly { actor?: string; status: string }[]) : [];
  return [...new Set(list.map(({ actor = "", status }) => `${status} ${actor}`))].toSorted().join("\n");
}

/** True if a change made somebody else the doer, claimant, blamed or denier; more sources of the same are no change. */
export function changesAttribution({ fields }: Pick<IncidentChange, "fields">): boolean {
  const change = fields["attribution"];
  return change !== undefined && attributionState(change.was) !== attributionState(change.is);
}

export function matchesStatement(
  rule: ThreatRule,
  row: StatementRow,
  { registers, seenAt }: { readonly registers: Registers; readonly seenAt: string },
): boolean {
  const { statement, document, date } = row;
  return (
    rule.acts.includes(statement.act) &&
    askedActor(rule.actors, [statement.speaker.entity], registers) &&
    askedActor(rule.against, [statement.target?.entity, statement.addressee?.entity], registers) &&
    isFresh(rule.fresh, [edtfBounds(date ?? "")?.last, document.published?.slice(0, 10)], seenAt)
  );
}

/** The least that others counted and we do not have. */
export function matchesGap(rule: GapRule, pile: Reconciliation, registers: Registers): boolean {
  const { tally, onlyTheirs } = pile;
  return (
    onlyTheirs.min > rule.above &&
    (rule.countries === undefined || asked(rule.countries, tally.countries)) &&
    askedActor(rule.actors, [tally.speaker?.entity, tally.counter], registers)
  );
}

/** A page that was kept and is not there any more. */
export interface GoneDocument {
  readonly location: string;
  readonly since: string;
  readonly outlet?: string;
}

export function matchesGone(rule: GoneRule, { outlet }: GoneDocument): boolean {
  return asked(rule.outlets, [outlet]);
}

interface Polled {
  readonly id: string;
  readonly state: "new" | "ok" | "failing" | "silent" | "loud";
  readonly lastSuccessAt?: string;
}

/** Silent at once; failing when it has not answered for as long as the rule says. */
export function matchesSource(rule: SourceRule, source: Polled, now: string): boolean {
  if (!asked(rule.sources, [source.id])) return false;
  if (source.state === "silent") return true;
  const { lastSuccessAt } = source;
  return (
    source.state === "failing" &&
    (lastSuccessAt === undefined || Date.parse(now) - Date.parse(lastSuccessAt) >= rule.for)
  );
}

/** An incident on a list that a page shows. */
export function onTimeline(filter: SavedFilter & { kind: "timeline" }, view: IncidentView): boolean {
  const { incident } = view;
  return (
    // A list of statements holds no incidents, unless a mode is asked for as well.
    (filter.act === undefined || filter.mode !== undefined) &&
    (filter.mode === undefined || incident.mode === filter.mode) &&
    (filter.type === undefined || incident.type === filter.type) &&
    (filter.country === undefined || incident.place?.country === filter.country) &&
    (filter.actor === undefined || actorsOf(view).includes(filter.actor))
  );
}

/** A statement on a list that a page shows. */
export function amongStatements(filter: SavedFilter, { statement, speakerText }: StatementRow): boolean {
  if (filter.kind === "words") return false;
  const speaker = filter.kind === "statements" ? filter.speaker : filter.actor;
  const incidentsOnly =
    filter.kind === "timeline" &&
    (filter.only === "incidents" ||
      (filter.act === undefined &&
        [filter.mode, filter.country, filter.type].some((one) => one !== undefined)));
  const names = [statement.speaker.entity, statement.target?.entity, speakerText.toLowerCase()];
  return (
    !incidentsOnly &&
    (filter.act === undefined || statement.act === filter.act) &&
    (speaker === undefined || names.includes(speaker) || names.includes(speaker.toLowerCase()))
  );
}
