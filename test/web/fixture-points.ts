// What the ledger would say of where things lie, over incidents and points that a test has at hand.
import type {
  Incident,
  IncidentPoint,
  IncidentPoints,
  PointColumns,
  PointSpots,
} from "../../src/record/index.ts";

export function pointsOf(found: readonly Incident[]): IncidentPoints {
  const points = found.flatMap(({ id, lat, lon, place, date = "", type, mode, reports }): IncidentPoint[] => {
    if (lat === undefined || lon === undefined) return [];
    const { precision, country, name } = place ?? {};
    const days = { from: date, to: date };
    return [{ id, lat, lon, precision, country, place: name, ...days, type, mode, reports: reports.length }];
  });
  return { points, unplaced: found.length - points.length };
}

const kindOf = ({ mode, type }: IncidentPoint): string => mode ?? type;

/** Every point a spot of its own. */
export function spotsOf({ points, unplaced }: IncidentPoints): PointSpots {
  const spots = points.map((point) => ({ ...point, count: 1, kind: kindOf(point) }));
  return { spots, kinds: [...new Set(points.map(kindOf))], placed: points.length, unplaced };
}

export function columnsOf({ points }: IncidentPoints): string {
  const columns: PointColumns = {
    id: points.map(({ id }) => id),
    lat: points.map(({ lat }) => lat),
    lon: points.map(({ lon }) => lon),
    precision: points.map(({ precision }) => precision ?? null),
    country: points.map(({ country }) => country ?? null),
    place: points.map(({ place }) => place ?? null),
    from: points.map(({ from }) => from),
    to: points.map(({ to }) => to),
    kind: points.map(kindOf),
  };
  return JSON.stringify(columns);
}
