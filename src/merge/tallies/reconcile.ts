// A tally laid against our incidents: which are surely within its scope and window, which may be, and how large the gap is.
import type { Doubted, Incident, Range, Reconciliation, ScopeDoubt, TallyCount } from "../../record/index.ts";
import { distanceKm, edtfBounds } from "../../text/index.ts";
import { anyInLine, doersOf, type Standing, struckBy } from "../standing.ts";
import type { MergeKnowledge } from "../types.ts";

/** Yes, no, or too vague to tell. */
type Answer = "yes" | "no" | "perhaps";

// What a tally names by a town or base happens within its surroundings.
const NEAR_KM = 30;

export interface TallyOptions {
  readonly knowledge: Pick<MergeKnowledge, "typesAgree" | "modesAgree">;
  readonly standing: Standing;
}

function inWindow({ from, to, asOf }: TallyCount, incident: Incident): Answer {
  const last = to ?? asOf;
  const days = incident.date === undefined ? undefined : edtfBounds(incident.date);
  if (!days?.first || !days.last) return "perhaps";
  if ((from !== undefined && days.last < from) || (last !== undefined && days.first > last)) return "no";
  if (from === undefined || last === undefined) return "perhaps";
  return days.first >= from && days.last <= last ? "yes" : "perhaps";
}

const isPoint = (precision: string | undefined): boolean =>
  precision === "point" || precision === "settlement";

function inPlace({ countries, place }: TallyCount, incident: Incident): Answer {
  if (countries.length === 0) return "perhaps";
  const country = incident.place?.country;
  if (country === undefined) return "perhaps";
  if (!countries.includes(country)) return "no";
  if (!place || !isPoint(place.precision) || place.lat === undefined || place.lon === undefined) return "yes";
  if (incident.lat === undefined || incident.lon === undefined) return "perhaps";
  const km = distanceKm({ lat: place.lat, lon: place.lon }, { lat: incident.lat, lon: incident.lon });
  if (km <= NEAR_KM) return "yes";
  return isPoint(incident.place?.precision) ? "no" : "perhaps";
}

function inMode({ type, mode }: TallyCount, incident: Incident, { knowledge }: TallyOptions): Answer {
  if (type !== undefined && !knowledge.typesAgree(type, incident.type)) return "no";
  if (mode === undefined) return "yes";
  if (incident.mode === undefined) return "perhaps";
  const agreement = knowledge.modesAgree(mode, incident.mode);
  return agreement === "same" ? "yes" : agreement === "compatible" ? "perhaps" : "no";
}

/** Attacks on somebody: what that somebody did is not among them. */
function onTarget({ target }: TallyCount, incident: Incident, { standing }: TallyOptions): Answer {
  if (target?.entity === undefined) return "yes";
  const struck = struckBy(incident);
  if (anyInLine(struck, [target.entity], standing)) return "yes";
  return struck.length === 0 ? "perhaps" : "no";
}

function doneByOthers({ target }: TallyCount, incident: Incident, { standing }: TallyOptions): Answer {
  if (target?.entity === undefined) return "yes";
  return anyInLine(doersOf(incident), [target.entity], standing) ? "no" : "yes";
}

function answers(tally: TallyCount, incident: Incident, options: TallyOptions): [ScopeDoubt, Answer][] {
  return [
    ["day", inWindow(tally, incident)],
    ["place", inPlace(tally, incident)],
    ["mode", inMode(tally, incident, options)],
    ["doer", doneByOthers(tally, incident, options)],
    ["target", onTarget(tally, incident, options)],
  ];
}

/** How many attacks an incident stands for: "in two attacks". */
function timesOf(incident: Incident): { min: number; max: number } {
  const { min, max } = incident.count ?? { min: 1, max: 1 };
  return { min, max: max ?? min };
}

function sum(numbers: Iterable<number>): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}

function piles(
  theirs: Range,
  ours: { min: number; max: number },
): Pick<Reconciliation, "both" | "onlyOurs" | "onlyTheirs"> {
  const open = theirs.max === undefined;
  const most = theirs.max ?? Infinity;
  return {
    both: { min: Math.min(ours.min, theirs.min), max: Math.min(ours.max, most) },
    onlyOurs: { min: open ? 0 : Math.max(0, ours.min - most), max: Math.max(0, ours.max - theirs.min) },
    onlyTheirs: {
      min: Math.max(0, theirs.min - ours.max),
      ...(open ? {} : { max: Math.max(0, most - ours.min) }),
    },
  };
}

/** Undefined where the tally counts people: they are summed, not listed. `incidents` are those near its window. */
export function reconcile(
  tally: TallyCount,
  incidents: readonly Incident[],
  options: TallyOptions,
): Reconciliation | undefined {
  if (tally.counts !== "events") return undefined;
  const inside: Incident[] = [];
  const perhaps: (Doubted & { of: Incident })[] = [];
  const outside: Doubted[] = [];
  for (const incident of incidents) {
    const told = answers(tally, incident, options);
    const no = told.filter(([, answer]) => answer === "no");
    const vague = told.find(([, answer]) => answer === "perhaps");
    if (no.length === 1) outside.push({ incident: incident.id, why: no[0]![0] });
    else if (no.length === 0 && vague) perhaps.push({ incident: incident.id, why: vague[0], of: incident });
    else if (no.length === 0) inside.push(incident);
  }
  const sure = inside.map(timesOf);
  const ours = {
    min: sum(sure.map((times) => times.min)),
    max: sum([...sure, ...perhaps.map(({ of }) => timesOf(of))].map((times) => times.max)),
  };
  return {
    tally,
    inside: inside.map((incident) => incident.id),
    perhaps: perhaps.map(({ incident, why }) => ({ incident, why })),
    outside,
    ours,
    ...piles(tally.count, ours),
  };
}
