// Names that the registers know only in part: "Nyanza Province" by "Nyanza", "Western Massachusetts" by the state it lies
// in, "30 km west of Baghdad" by the point so far from it. What is found so is never said more exactly than it is.
import type { Knowledge, LanguageKnowledge, Place } from "../knowledge/index.ts";
import { foldPhrase, pointFrom } from "../text/index.ts";
import type { Resolution } from "./types.ts";

/** Distances in texts are rounded and roads wind: such a point stands for the country around it. */
const OFFSET_PRECISION = "region";

interface AreaWords {
  readonly directions: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  /** Between a general word and its name: "of". */
  readonly links: ReadonlySet<string>;
  readonly bearings: ReadonlyMap<string, number>;
  /** Unit of distance → kilometres. */
  readonly units: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
}

const known = new WeakMap<LanguageKnowledge, AreaWords>();

function areaWords(language: LanguageKnowledge): AreaWords {
  const found = known.get(language);
  if (found) return found;
  const entries = (list: string) => language.lists.get(list)?.entries ?? [];
  const set = (list: string): ReadonlySet<string> =>
    new Set(entries(list).flatMap((entry) => entry.words.map((word) => foldPhrase(word))));
  const valued = (list: string, key: string): ReadonlyMap<string, number> =>
    new Map(
      entries(list).flatMap(({ words, attributes }) =>
        words.map((word) => [word.replace(/^=/, ""), Number(attributes[key] ?? Number.NaN)] as const),
      ),
    );
  const made = {
    directions: set("direction-words"),
    areas: set("area-words"),
    links: set("of-markers"),
    bearings: valued("bearings", "degrees"),
    units: valued("distance-units", "km"),
    numbers: valued("number-words", "value"),
  };
  known.set(language, made);
  return made;
}

/** What a name can mean by its own name or, failing that, by the part of it that says where. */
export function candidatesOf(
  written: string,
  language: LanguageKnowledge | undefined,
  knowledge: Knowledge,
): readonly Place[] {
  const direct = knowledge.places.candidates(written);
  if (direct.length > 0 || !language) return direct;
  const words = areaWords(language);
  const parts = written.split(/\s+/);
  const last = foldPhrase(parts.at(-1)!);
  if (parts.length > 1 && words.areas.has(last))
    return areasFirst(knowledge.places.candidates(parts.slice(0, -1).join(" ")));
  const [first, ...rest] = parts;
  if (rest.length === 0 || !words.directions.has(foldPhrase(first!))) return [];
  return knowledge.places.candidates(rest.join(" ")).filter((place) => place.kind !== "facility");
}

/** "The Kirkuk area", "the American base of al-Shaddadi", "the airport of Erbil": a general word, and the name that says which. */
export function describedBy(
  written: string,
  language: LanguageKnowledge | undefined,
  knowledge: Knowledge,
): readonly Place[] {
  if (!language || !/\p{Lu}/u.test(written)) return [];
  const { areas, links } = areaWords(language);
  const parts = written.split(/\s+/);
  if (parts.length > 1 && areas.has(foldPhrase(parts.at(-1)!)))
    return areasFirst(knowledge.places.candidates(parts.slice(0, -1).join(" ")));
  const at = parts.findIndex((part, i) => i > 0 && links.has(part));
  if (at < 1 || at === parts.length - 1) return [];
  const named = `${parts.slice(at + 1).join(" ")} ${parts[at - 1]}`;
  return knowledge.places.candidates(named).filter(({ kind }) => kind === "facility");
}

function areasFirst(places: readonly Place[]): readonly Place[] {
  const areas = places.filter((place) => place.kind === "admin");
  return areas.length > 0 ? areas : places;
}

const OFFSET = /^(\p{N}[\p{N}.,]*|\p{L}+)\s*([\p{L}. ]+?)\s+(?:to the\s+)?([\p{L}-]+)\s+\p{L}+\s/u;

/** Where "30 km west of Baghdad" lies, with `place` for Baghdad; undefined if the words say no such thing. */
export function offsetFrom(
  place: Place,
  words: string,
  language: LanguageKnowledge | undefined,
): Resolution | undefined {
  const match = OFFSET.exec(words);
  if (!match || !language || place.lat === undefined || place.lon === undefined) return undefined;
  const { units, bearings, numbers } = areaWords(language);
  const amount = numbers.get(match[1]!.toLowerCase()) ?? Number(match[1]!.replaceAll(",", ""));
  const km = amount * (units.get(match[2]!.toLowerCase()) ?? Number.NaN);
  const degrees = bearings.get(match[3]!.toLowerCase()) ?? Number.NaN;
  if (!Number.isFinite(km) || !Number.isFinite(degrees)) return undefined;
  const point = pointFrom({ lat: place.lat, lon: place.lon }, km, degrees);
  const country = place.country === undefined ? {} : { country: place.country };
  return { ...point, ...country, name: words, precision: OFFSET_PRECISION };
}

/** "South of Baghdad": a place that only says where another lies is known no closer than the country around it. */
export function asReference(
  resolution: Resolution,
  before: string,
  language: LanguageKnowledge | undefined,
): Resolution {
  if (!language || resolution.precision !== "settlement") return resolution;
  const [bearing = "", link = ""] = before.trimEnd().toLowerCase().split(/\s+/).slice(-2);
  const { bearings, links } = areaWords(language);
  const isReference = bearings.has(bearing) && links.has(link);
  return isReference ? { ...resolution, precision: OFFSET_PRECISION } : resolution;
}
