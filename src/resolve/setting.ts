// What a text is about in space: the countries and provinces it names, where its outlet sits, and the places in it
// that can be only one.
import type { CodedDocument } from "../record/index.ts";
import type { Knowledge, Place } from "../knowledge/index.ts";
import type { Named } from "./places.ts";

export interface Setting {
  /** Share of each country (and each "country.province"): 1 for the one named most. */
  readonly countries: ReadonlyMap<string, number>;
  readonly provinces: ReadonlyMap<string, number>;
  readonly anchors: readonly Place[];
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
  const anchors = new Map<string, Place>();
  const rough: Setting = { countries: new Map(), provinces: new Map(), anchors: [] };
  for (const one of named) {
    const sure = one.qualifier ? choose(one, rough) : onlyMeaning(one);
    if (!sure) continue;
    countries.add(sure.country, sure.kind === "country" ? SIGN.country : SIGN.area);
    if (sure.admin !== undefined) provinces.add(`${sure.country}.${sure.admin}`, 1);
    if (sure.precision !== "country" && sure.precision !== "region" && anchors.size < ANCHORS_MAX)
      anchors.set(sure.id, sure);
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

function outletCountry(coded: CodedDocument, knowledge: Knowledge): string | undefined {
  const host = coded.url === undefined ? undefined : /^https?:\/\/(?:www\.)?([^/:]+)/.exec(coded.url)?.[1];
  const isHost = (domain: string): boolean =>
    host !== undefined && (host === domain || host.endsWith(`.${domain}`));
  return knowledge.sources.find(
    (source) =>
      source.domains.some(isHost) || (coded.outlet !== undefined && source.names.includes(coded.outlet)),
  )?.country;
}
