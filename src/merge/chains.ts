// Answers to answers: incidents that a source ties together, apart from those that only came one after the other.
import type { Chain, ChainLink, Incident } from "../record/index.ts";
import { daysBetween, edtfBounds } from "../text/index.ts";
import { componentsOf } from "./cluster/index.ts";
import { anyInLine, doersOf, type Standing, struckBy } from "./standing.ts";

// Answers of the campaign of 2023 came within hours to three days; later ones are told as such or not to be seen.
const AFTER_DAYS = 3;

const dayOf = (incident: Incident): string | undefined =>
  incident.date === undefined ? undefined : edtfBounds(incident.date)?.first;

/** `from` was answered by `to`. Only what a source says; `responseTo` that names no incident of these is left out. */
function statedLinks(incidents: readonly Incident[]): ChainLink[] {
  const days = new Map(incidents.map((incident) => [incident.id, dayOf(incident)]));
  return incidents.flatMap(({ id, responseTo = [] }) =>
    responseTo
      .filter((from) => days.has(from) && from !== id)
      .map((from): ChainLink => {
        const [first, second] = [days.get(from), days.get(id)];
        const apart = first === undefined || second === undefined ? undefined : daysBetween(first, second);
        return { from, to: id, basis: "stated", ...(apart !== undefined && { days: apart }) };
      }),
  );
}

interface Sided {
  readonly id: string;
  readonly day: string;
  readonly doers: readonly string[];
  readonly struck: readonly string[];
}

function sided(incidents: readonly Incident[]): Sided[] {
  return incidents
    .flatMap((incident) => {
      const [day, doers, struck] = [dayOf(incident), doersOf(incident), struckBy(incident)];
      return day === undefined || doers.length === 0 || struck.length === 0
        ? []
        : [{ id: incident.id, day, doers, struck }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
}

export interface ChainOptions {
  readonly standing: Standing;
  readonly days?: number;
}

/** The sides are turned round within the days: B struck A's doers after A. Time order and no more. */
function afterLinks(
  incidents: readonly Incident[],
  { standing, days = AFTER_DAYS }: ChainOptions,
): ChainLink[] {
  const all = sided(incidents);
  const links: ChainLink[] = [];
  for (const [at, first] of all.entries()) {
    for (const second of all.slice(at + 1)) {
      const apart = daysBetween(first.day, second.day)!;
      if (apart > days) break;
      const turned =
        anyInLine(second.doers, first.struck, standing) && anyInLine(second.struck, first.doers, standing);
      if (turned && !anyInLine(second.doers, first.doers, standing))
        links.push({ from: first.id, to: second.id, basis: "after", days: apart });
    }
  }
  return links;
}

/** Stated links first; a pair that a source ties together is not told again as time order. */
export function chainLinks(incidents: readonly Incident[], options: ChainOptions): ChainLink[] {
  const stated = statedLinks(incidents);
  const told = new Set(stated.map(({ from, to }) => `${from} ${to}`));
  return [...stated, ...afterLinks(incidents, options).filter(({ from, to }) => !told.has(`${from} ${to}`))];
}

/** Incidents that stated links join; links of time order stand beside them and join nothing. */
export function chainsOf(incidents: readonly Incident[], options: ChainOptions): Chain[] {
  const links = chainLinks(incidents, options);
  const stated = links.filter((link) => link.basis === "stated");
  const days = new Map(incidents.map((incident) => [incident.id, dayOf(incident) ?? "~"]));
  const order = (a: string, b: string): number => (`${days.get(a)} ${a}` < `${days.get(b)} ${b}` ? -1 : 1);
  const ids = incidents.map((incident) => incident.id);
  return componentsOf(
    ids,
    stated.map(({ from, to }) => [from, to] as const),
  )
    .filter((group) => group.length > 1)
    .map((group) => {
      const inGroup = new Set(group);
      const within = links.filter(({ from, to }) => inGroup.has(from) && inGroup.has(to));
      return { incidents: group.sort(order), links: within };
    })
    .sort((a, b) => order(a.incidents[0]!, b.incidents[0]!));
}
