// Places: of all places of a name the one the text can mean, by the state or province that follows, the countries the
// text is about, the neighbours it names, and population. In doubt the better known; a name nobody knows stays open.
import type { CodedDocument, Mention, Span } from "../record/index.ts";
import type { Knowledge, Place } from "../knowledge/index.ts";
import { distanceKm } from "../text/index.ts";
import type { Resolution } from "./types.ts";

// Weights in powers of ten of population; swept on the development half of the places bench.
const WEIGHT = { register: 3, country: 2.5, source: 1.5, qualified: 20, near: 1.5 } as const;
const NEAR_KM = 150;
const CANDIDATES_MAX = 40;

interface Named {
  readonly mention: Mention;
  readonly candidates: readonly Place[];
}

export function resolvePlaces(coded: CodedDocument, knowledge: Knowledge): Map<string, Resolution> {
  const named = coded.mentions
    .filter((mention) => mention.type === "location" || mention.type === "facility")
    .map((mention) => ({
      mention,
      candidates: candidatesOf(coded.text.slice(mention.start, mention.end), knowledge),
    }))
    .filter((one) => one.candidates.length > 0);
  const countries = countriesOf(coded, named, knowledge);
  const anchors = anchorsOf(named);
  const chosen = new Map<string, Place>();
  const resolved = new Map<string, Resolution>();
  for (const [index, one] of named.entries()) {
    const words = coded.text.slice(one.mention.start, one.mention.end).toLowerCase();
    const qualifier = qualifierOf(coded, one.mention, named[index + 1]);
    const place =
      (qualifier ? undefined : chosen.get(words)) ?? best(one.candidates, { countries, anchors, qualifier });
    chosen.set(words, place);
    resolved.set(one.mention.id, resolutionOf(place));
  }
  return resolved;
}

function candidatesOf(words: string, knowledge: Knowledge): readonly Place[] {
  return knowledge.places.candidates(words).slice(0, CANDIDATES_MAX);
}

interface Setting {
  readonly countries: ReadonlyMap<string, number>;
  readonly anchors: readonly Place[];
  readonly qualifier: readonly Place[] | undefined;
}

function best(candidates: readonly Place[], setting: Setting): Place {
  let found = candidates[0]!;
  let highest = Number.NEGATIVE_INFINITY;
  for (const place of candidates) {
    const value = score(place, setting);
    if (value > highest) [found, highest] = [place, value];
  }
  return found;
}

function score(place: Place, { countries, anchors, qualifier }: Setting): number {
  const known = place.id.startsWith("gn-") ? Math.log10((place.population ?? 0) + 10) : WEIGHT.register + 6;
  const home = (countries.get(place.country ?? "") ?? 0) * WEIGHT.country;
  const near = anchors.some((anchor) => anchor.id !== place.id && isNear(anchor, place)) ? WEIGHT.near : 0;
  const qualified = qualifier?.some((wider) => lies(place, wider)) ? WEIGHT.qualified : 0;
  return known + home + near + qualified;
}

function isNear(a: Place, b: Place): boolean {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return false;
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon }) <= NEAR_KM;
}

/** Whether a place lies in a wider one, as far as codes can say. */
function lies(place: Place, wider: Place): boolean {
  if (wider.id === place.id || wider.country === undefined || place.country !== wider.country) return false;
  if (wider.kind === "country") return true;
  return wider.kind === "admin" && wider.admin !== undefined && wider.admin === place.admin;
}

/** "Springfield, Illinois": the places the name right behind a comma may mean. */
function qualifierOf(
  coded: CodedDocument,
  span: Span,
  next: Named | undefined,
): readonly Place[] | undefined {
  if (!next || next.mention.start - span.end > 3) return undefined;
  return /^[,(\s]+$/.test(coded.text.slice(span.end, next.mention.start)) ? next.candidates : undefined;
}

/** Weight of each country in the text: 1 for the one named most, less for the others; the outlet's own counts too. */
function countriesOf(
  coded: CodedDocument,
  named: readonly Named[],
  knowledge: Knowledge,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (code: string | undefined, weight: number): void => {
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + weight);
  };
  for (const { candidates } of named) {
    const first = candidates[0]!;
    const sure = !first.id.startsWith("gn-") || candidates.length === 1;
    if (sure) add(first.country, first.kind === "country" ? 1 : 0.7);
  }
  for (const mention of coded.mentions) {
    if (mention.type === "nationality")
      add(knowledge.actors.countryOfDemonym(coded.text.slice(mention.start, mention.end)), 0.5);
  }
  add(sourceCountry(coded, knowledge), WEIGHT.source);
  const most = Math.max(1, ...counts.values());
  return new Map([...counts].map(([code, count]) => [code, count / most]));
}

function sourceCountry(coded: CodedDocument, knowledge: Knowledge): string | undefined {
  const host = coded.url === undefined ? undefined : /^https?:\/\/(?:www\.)?([^/:]+)/.exec(coded.url)?.[1];
  const source = knowledge.sources.find(
    (one) =>
      (host !== undefined && one.domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) ||
      (coded.outlet !== undefined && one.names.includes(coded.outlet)),
  );
  return source?.country;
}

/** Places that only one entry can mean: what others may be near to. */
function anchorsOf(named: readonly Named[]): readonly Place[] {
  const anchors = named
    .map((one) => one.candidates)
    .filter((candidates) => candidates.length === 1)
    .map((candidates) => candidates[0]!);
  return [
    ...new Map(
      anchors.filter((place) => place.precision !== "country").map((place) => [place.id, place]),
    ).values(),
  ].slice(0, CANDIDATES_MAX);
}

function resolutionOf(place: Place): Resolution {
  const { id, name, lat, lon, country, precision } = place;
  return {
    entity: id,
    name,
    precision,
    ...(country === undefined ? {} : { country }),
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
  };
}
