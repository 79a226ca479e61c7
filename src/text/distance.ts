// Distance on the globe.

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

// Mean radius of the Earth (IUGG).
const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const lat = ((b.lat - a.lat) * radians) / 2;
  const lon = ((b.lon - a.lon) * radians) / 2;
  const h = Math.sin(lat) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(lon) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The point so many kilometres from another one, `degrees` clockwise from north; rounded to a hundredth of a degree. */
export function pointFrom(from: Point, km: number, degrees: number): Point {
  const radians = Math.PI / 180;
  const lat = from.lat + ((km / EARTH_RADIUS_KM) * Math.cos(degrees * radians)) / radians;
  const round = (value: number): number => Math.round(value * 100) / 100;
  const lon =
    from.lon +
    ((km / EARTH_RADIUS_KM) * Math.sin(degrees * radians)) /
      radians /
      Math.max(0.01, Math.cos(from.lat * radians));
  return { lat: round(lat), lon: round(lon) };
}
