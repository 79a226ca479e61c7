// What a text is about in space: the countries and provinces it names, where its outlet sits, and the places in it
// that can be only one.
import type { CodedDocument } from "../record/index.ts";
import type { Knowledge, Place } from "../knowledge/index.ts";
import type { Named } from "./places.ts";

export interface Setting {
  /** Share of each country (and each "country.province"): 1 for the one named most. */
  readonly countries: ReadonlyMap<string, number>;
  readonly provinces: ReadonlyMap<string, number>;
  readonly anchors: readonly Anchor[];
}

/** A place that the text means, with the words that name it. */
export interface Anchor {
  readonly words: string;
  readonly place: Place;
}

// How much each sign of a country counts against being named outright; set on the development half of the bench.
const SIGN = { country: 1, area: 0.7, nationality: 0.5, outlet: 1.5 } as const;
// A province of a million is a rival to the country of its name (Georgia).
const RIVAL_POPULATION = 1_000_000;
const ANCHORS_MAX = 40;

class Counts {
  readonly #counts = new Map<string, number>();

  add(code: string | undefined, weight: number): void {
    if (code !== undefined) this.#counts.set(code, (this.#counts.get(code) ?? 0) + weight);
  }

  shares(): ReadonlyMap<string, number> {
    const most = Math.max(1, ...this.#counts.values());
    return new Map([...this.#counts].map(([code, count]) => [code, count / most]));
  }
}

/** `choose` settles a qualified name with what is known so far. */
export function settingOf(
  coded: CodedDocument,
  named: readonly Named[],
  knowledge: Knowledge,
  choose: (one: Named, rough: Setting) => Place,
): Setting {
  const countries = new Counts();
  const provinces = new Counts();
  const anchors = new Map<string, Anchor>();
  const rough: Setting = { countries: new Map(), provinces: new Map(), anchors: [] };
  for (const one of named) {
    const sure = one.qualifier ? choose(one, rough) : onlyMeaning(one);
    if (!sure) continue;
    countries.add(sure.country, sure.kind === "country" ? SIGN.country : SIGN.area);
    if (sure.admin !== undefined) provinces.add(`${sure.country}.${sure.admin}`, 1);
    if (isAnchor(sure) && !(one.isSeat && !one.qualifier) && anchors.size < ANCHORS_MAX)
      anchors.set(sure.id, { words: one.words, place: sure });
  }
  for (const mention of coded.mentions) {
    if (mention.type !== "nationality") continue;
    countries.add(
      knowledge.actors.countryOfDemonym(coded.text.slice(mention.start, mention.end)),
      SIGN.nationality,
    );
  }
  countries.add(outletCountry(coded, knowledge), SIGN.outlet);
  return { countries: countries.shares(), provinces: provinces.shares(), anchors: [...anchors.values()] };
}

/** Countries and regions are too wide to say what lies near them. */
export function isAnchor(place: Place): boolean {
  return place.precision !== "country" && place.precision !== "region";
}

/** The setting with what its names were taken to mean: the second reading of a text knows its first. */
export function readAgain(setting: Setting, chosen: ReadonlyMap<string, Place>): Setting {
  const anchors = new Map(setting.anchors.map((anchor) => [anchor.place.id, anchor]));
  const provinces = new Counts();
  for (const [words, place] of chosen) {
    if (isAnchor(place) && anchors.size < 2 * ANCHORS_MAX) anchors.set(place.id, { words, place });
    if (place.admin !== undefined) provinces.add(`${place.country}.${place.admin}`, 1);
  }
  const shares = new Map(setting.provinces);
  for (const [province, share] of provinces.shares())
    shares.set(province, Math.max(share, shares.get(province) ?? 0));
  return { ...setting, provinces: shares, anchors: [...anchors.values()] };
}

/** The place, if the name can hardly mean another: a sole entry, or one of the register without a rival. */
function onlyMeaning({ candidates }: Named): Place | undefined {
  const first = candidates[0]!;
  if (candidates.length === 1) return first;
  if (first.id.startsWith("gn-")) return undefined;
  const rival = candidates.some(
    (place) => place.country !== first.country && (place.population ?? 0) >= RIVAL_POPULATION,
  );
  return rival ? undefined : first;
}

/** Domains of two letters that are sold to anyone and say nothing of a country. */
const SOLD_DOMAINS: ReadonlySet<string> = new Set([
  "ai",
  "am",
  "cc",
  "co",
  "eu",
  "fm",
  "gg",
  "io",
  "is",
  "ly",
  "me",
  "to",
  "tv",
  "ws",
]);

function outletCountry(coded: CodedDocument, knowledge: Knowledge): string | undefined {
  const host = coded.url === undefined ? undefined : /^https?:\/\/(?:www\.)?([^/:]+)/.exec(coded.url)?.[1];
  const isHost = (domain: string): boolean =>
    host !== undefined && (host === domain || host.endsWith(`.${domain}`));
  const source = knowledge.sources.find(
    ({ domains, names }) =>
      domains.some(isHost) || (coded.outlet !== undefined && names.includes(coded.outlet)),
  );
  if (source?.kind === "agency") return undefined;
  const label = host?.split(".").at(-1) ?? "";
  if (source || label.length !== 2 || SOLD_DOMAINS.has(label)) return source?.country;
  return knowledge.places.countryCode(label);
}
