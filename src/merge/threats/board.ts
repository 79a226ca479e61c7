// The board of threats: in what state each is as of a day, what moved it there, and what followed.
import type {
  BoardThreat,
  Followed,
  Incident,
  ThreatenedEvent,
  ThreatMove,
  Threat,
} from "../../record/index.ts";
import { addDays, daysBetween, edtfBounds } from "../../text/index.ts";
import { anyInLine, doersOf, type Standing, struckBy } from "../standing.ts";
import type { MergeKnowledge } from "../types.ts";
import { threatsOnce } from "./same.ts";

/** Somebody steps back: a suspension, a truce. */
export interface Retreat {
  /** `document#event`. */
  readonly id: string;
  readonly actor: string;
  readonly day: string;
  /** Towards whom; absent where it is towards all. */
  readonly towards?: string;
}

export interface BoardOptions {
  /** The day as of which states are told (YYYY-MM-DD). */
  readonly asOf: string;
  /** An incident so many days after a threat still follows it. */
  readonly days?: number;
  /** A threat without a deadline has lapsed after so many days. */
  readonly lapseDays?: number;
  readonly knowledge: Pick<MergeKnowledge, "typesAgree" | "modesAgree">;
  readonly standing: Standing;
  readonly retreats?: readonly Retreat[];
}

// A month for what follows, a quarter for a threat to be forgotten: conventions of the board, shown with it.
const DAYS = 30;
const LAPSE_DAYS = 90;

/** An incident with its day, for laying beside threats. */
interface Dated {
  readonly incident: Incident;
  readonly day: string;
  readonly doers: readonly string[];
  readonly struck: readonly string[];
}

function dated(incidents: readonly Incident[]): Dated[] {
  return incidents
    .flatMap((incident) => {
      const day = incident.date === undefined ? undefined : edtfBounds(incident.date)?.first;
      return day === undefined
        ? []
        : [{ incident, day, doers: doersOf(incident), struck: struckBy(incident) }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.incident.id < b.incident.id ? -1 : 1));
}

/** Incidents in order of days, found by those who did them or were struck. */
interface Laid {
  byDoers(ids: readonly string[]): readonly Dated[];
  byStruck(ids: readonly string[]): readonly Dated[];
}

/** Those in line with any of the actors: each actor is held against every doer once, and not against every incident. */
function finder(all: readonly Dated[], side: "doers" | "struck", { inLine }: Standing) {
  const places = new Map<string, number[]>();
  for (const [at, one] of all.entries()) {
    for (const id of new Set(one[side])) {
      const list = places.get(id);
      if (list) list.push(at);
      else places.set(id, [at]);
    }
  }
  const found = new Map<string, readonly Dated[]>();
  return (ids: readonly string[]): readonly Dated[] => {
    const question = ids.join(" ");
    const known = found.get(question);
    if (known) return known;
    const near = [...places].filter(([other]) => ids.some((id) => inLine(id, other)));
    const ordered = [...new Set(near.flatMap(([, list]) => list))].sort((a, b) => a - b);
    const given = ordered.map((at) => all[at]!);
    found.set(question, given);
    return given;
  };
}

const laid = (all: readonly Dated[], standing: Standing): Laid => ({
  byDoers: finder(all, "doers", standing),
  byStruck: finder(all, "struck", standing),
});

function kindFits(event: ThreatenedEvent, { incident }: Dated, { knowledge }: BoardOptions): boolean {
  if (!knowledge.typesAgree(event.type, incident.type)) return false;
  if (event.mode === undefined || incident.mode === undefined) return true;
  return knowledge.modesAgree(event.mode, incident.mode) !== "different";
}

/** Two of doer, target and country must be told and fit: a bare "if there is an attack" is met by nothing. */
function meets(event: ThreatenedEvent, one: Dated, options: BoardOptions): boolean {
  if (!kindFits(event, one, options)) return false;
  const { country } = one.incident.place ?? {};
  const told = [
    event.actors.length === 0 ? undefined : anyInLine(event.actors, one.doers, options.standing),
    event.targets.length === 0 ? undefined : anyInLine(event.targets, one.struck, options.standing),
    event.countries.length === 0 ? undefined : country !== undefined && event.countries.includes(country),
  ].filter((answer) => answer !== undefined);
  return told.length >= 2 && told.every(Boolean);
}

function answersThreat(threat: Threat, { incident }: Dated): boolean {
  return incident.responseTo?.includes(threat.id) === true;
}

/** By the same actor, its umbrella or its member, against the same target, within the days. */
function follows(threat: Threat, one: Dated, options: BoardOptions): Followed | undefined {
  const { actor, against, said } = threat;
  if (actor === undefined || said === undefined || !anyInLine([actor], one.doers, options.standing))
    return undefined;
  const days = daysBetween(said, one.day);
  if (days === undefined || days < 0) return undefined;
  if (answersThreat(threat, one)) return { incident: one.incident.id, days, basis: "stated" };
  const hit = against !== undefined && anyInLine([against], one.struck, options.standing);
  return hit && days <= (options.days ?? DAYS)
    ? { incident: one.incident.id, days, basis: "inferred" }
    : undefined;
}

/** The first that meets the condition: two of doer, target and country are told, so one of the first two is. */
function conditionMove(
  threat: Threat,
  all: Laid,
  within: (one: Dated) => boolean,
  options: BoardOptions,
): ThreatMove | undefined {
  const event = threat.condition?.event;
  if (!event) return undefined;
  const near = event.actors.length > 0 ? all.byDoers(event.actors) : all.byStruck(event.targets);
  const met = near.find((one) => within(one) && meets(event, one, options));
  return met && { state: "condition-met", basis: "inferred", day: met.day, by: met.incident.id };
}

/** What is threatened on a condition is carried out only after the condition is met. */
function carriedOut(
  threat: Threat,
  followed: readonly (Followed & { one: Dated })[],
  met: ThreatMove | undefined,
  options: BoardOptions,
): ThreatMove | undefined {
  const done = followed.find(({ one, basis }) => {
    if (basis === "stated") return true;
    if (threat.condition && (met?.day === undefined || one.day < met.day)) return false;
    if (threat.deadline !== undefined && one.day > threat.deadline) return false;
    return !threat.threatened || kindFits(threat.threatened, one, options);
  });
  return done && { state: "carried-out", basis: done.basis, day: done.one.day, by: done.incident };
}

function withdrawn(threat: Threat, { retreats = [], standing, asOf }: BoardOptions): ThreatMove | undefined {
  const { actor, against, said } = threat;
  if (actor === undefined || said === undefined) return undefined;
  const back = retreats
    .filter((retreat) => retreat.day >= said && retreat.day <= asOf && standing.inLine(retreat.actor, actor))
    .filter(
      ({ towards }) => towards === undefined || against === undefined || standing.inLine(towards, against),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))[0];
  return back && { state: "withdrawn", basis: "inferred", day: back.day, by: back.id };
}

function lapsed(
  { said, deadline }: Threat,
  { asOf, lapseDays = LAPSE_DAYS }: BoardOptions,
): ThreatMove | undefined {
  const last = deadline ?? (said === undefined ? undefined : addDays(said, lapseDays));
  return last !== undefined && asOf > last
    ? { state: "lapsed", basis: "inferred", day: addDays(last, 1)! }
    : undefined;
}

/** By day; what stands first stays first on one day. */
function byDay(a: ThreatMove, b: ThreatMove): number {
  const [x, y] = [a.day ?? "", b.day ?? ""];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The moves in order, up to the first that ends the threat. */
function movesOf(moves: readonly (ThreatMove | undefined)[]): ThreatMove[] {
  const ordered = moves.filter((move) => move !== undefined).sort(byDay);
  const end = ordered.findIndex((move) => move.state !== "condition-met");
  return end < 0 ? ordered : ordered.slice(0, end + 1);
}

function entryOf(threat: Threat, alsoTold: readonly string[], all: Laid, options: BoardOptions): BoardThreat {
  const { said, actor } = threat;
  const within = (one: Dated): boolean => said !== undefined && one.day >= said && one.day <= options.asOf;
  const near = actor === undefined ? [] : all.byDoers([actor]);
  const followed = near.filter(within).flatMap((one) => {
    const found = follows(threat, one, options);
    return found ? [{ ...found, one }] : [];
  });
  const met = conditionMove(threat, all, within, options);
  const moves = movesOf([
    met,
    carriedOut(threat, followed, met, options),
    withdrawn(threat, options),
    lapsed(threat, options),
  ]);
  return {
    threat,
    alsoTold,
    state: moves.at(-1)?.state ?? "open",
    moves,
    followed: followed.map(({ incident, days, basis }) => ({ incident, days, basis })),
  };
}

/** Every threat once, in the order of saying, with its state as of `asOf`. Later days are not looked at. */
export function threatBoard(
  threats: readonly Threat[],
  incidents: readonly Incident[],
  options: BoardOptions,
): BoardThreat[] {
  const all = laid(dated(incidents), options.standing);
  return threatsOnce(threats)
    .filter(({ threat }) => threat.said === undefined || threat.said <= options.asOf)
    .map(({ threat, alsoTold }) => entryOf(threat, alsoTold, all, options));
}
