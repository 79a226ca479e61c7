// Places: of all places of a name the one the text can mean, by the state or province that follows, the countries and
// provinces the text is about, the neighbours it names, and population. In doubt the better known one; a name that
// nobody knows stays open.
import type { CodedDocument, Mention } from "../record/index.ts";
import type { Knowledge, Place } from "../knowledge/index.ts";
import type { Resolution } from "./types.ts";
import { readAgain, settingOf, type Setting } from "./setting.ts";
import { distanceKm } from "../text/index.ts";
import { asReference, candidatesOf, describedBy, offsetFrom } from "./wider.ts";

// Weights in powers of ten of population, set on the development half of the places bench.
const WEIGHT = { country: 2.5, province: 2, qualified: 20, near: 2 } as const;
/** How well known an entry of the register is that has no population, and the seat of a government: like a great city. */
const REGISTERED = 7.5;
/** A town is meant before the province of its name, though fewer people live there. */
const AREA_RANK = -0.5;
const NEAR_KM = 150;
const CANDIDATES_MAX = 40;
/** "north-northeast of " and a little more. */
const BEFORE = 30;

/** A mention of a place with all that its name can mean, best known first. */
export interface Named {
  readonly mention: Mention;
  readonly words: string;
  readonly candidates: readonly Place[];
  /** What the name right behind a comma may mean: "Springfield, Illinois". */
  readonly qualifier: readonly Place[] | undefined;
  /** Its name stands for a government as well ("Washington said"): what is told need not be anywhere near. */
  readonly isSeat: boolean;
}

export function resolvePlaces(coded: CodedDocument, knowledge: Knowledge): Map<string, Resolution> {
  const named = namedPlaces(coded, knowledge);
  const setting = settled(
    named,
    settingOf(coded, named, knowledge, (one, rough) => best(one, rough)),
  );
  const chosen = new Map<string, Place>();
  for (const one of named) if (one.qualifier) chosen.set(one.words, best(one, setting));
  const resolved = new Map<string, Resolution>();
  const endingAt = new Map<number, Place>();
  const language = knowledge.languages.get(coded.language);
  for (const one of named) {
    const place = (one.qualifier ? undefined : chosen.get(one.words)) ?? best(one, setting);
    chosen.set(one.words, place);
    endingAt.set(one.mention.end, place);
    const before = coded.text.slice(Math.max(0, one.mention.start - BEFORE), one.mention.start);
    resolved.set(one.mention.id, asReference(resolutionOf(place), before, language));
  }
  for (const mention of coded.mentions) {
    const place =
      mention.type === "location" && !resolved.has(mention.id) ? endingAt.get(mention.end) : undefined;
    const words = coded.text.slice(mention.start, mention.end);
    const away = place && offsetFrom(place, words, language);
    if (away) resolved.set(mention.id, away);
  }
  for (const mention of coded.mentions) {
    if (mention.type !== "facility" || resolved.has(mention.id)) continue;
    const inner = namedInside(coded, mention, resolved);
    if (inner) resolved.set(mention.id, inner);
  }
  return resolved;
}

/** "Erbil base | of the air force", "the airport of | Mosul": by the site or, less exactly, the town in the words of a site. */
function namedInside(
  { mentions, text }: CodedDocument,
  site: Mention,
  resolved: ReadonlyMap<string, Resolution>,
): Resolution | undefined {
  const inside = mentions.filter(
    ({ id, start, end }) => id !== site.id && start >= site.start && end <= site.end && resolved.has(id),
  );
  const known = inside.find(({ type }) => type === "facility");
  if (known) return resolved.get(known.id);
  const town = inside.findLast(({ type }) => type === "location");
  const { lat, lon, country, precision } = (town && resolved.get(town.id)) ?? {};
  if (lat === undefined || lon === undefined || precision === "country") return undefined;
  return {
    name: text.slice(site.start, site.end),
    lat,
    lon,
    precision: precision ?? "settlement",
    ...(country && { country }),
  };
}

/** A first reading of all names tells where the text is at home; the second goes by that. */
function settled(named: readonly Named[], setting: Setting): Setting {
  const chosen = new Map<string, Place>();
  for (const one of named.filter(({ isSeat, qualifier }) => !isSeat || qualifier))
    if (!chosen.has(one.words) || one.qualifier) chosen.set(one.words, best(one, setting));
  return readAgain(setting, chosen);
}

function namedPlaces(coded: CodedDocument, knowledge: Knowledge): Named[] {
  const language = knowledge.languages.get(coded.language);
  const found = coded.mentions
    .filter(({ type }) => type === "location" || type === "facility")
    .map((mention) => {
      const written = coded.text.slice(mention.start, mention.end);
      const byName = isNoun(mention, coded.text) ? [] : candidatesOf(written, language, knowledge);
      const all = byName.length > 0 ? byName : describedBy(written, language, knowledge);
      const candidates = all.slice(0, CANDIDATES_MAX);
      const isSeat = knowledge.actors.stateOfSeat(written) !== undefined;
      return { mention, words: written.toLowerCase(), candidates, isSeat };
    })
    .filter((one) => one.candidates.length > 0);
  return found.map((one, index) => ({
    ...one,
    qualifier: qualifierOf(coded, one.mention, found[index + 1]),
  }));
}

/** By lists of general words; the names in such a phrase are mentions of their own. */
const DESCRIBED = /\/(?:nominals|things|endings)$/;

/** A general word ("the base") is no name, whatever town may be called so. */
function isNoun(mention: Mention, text: string): boolean {
  const words = text.slice(mention.start, mention.end);
  if (/\p{Ll}/u.test(words) && !/\p{Lu}/u.test(words)) return true;
  return DESCRIBED.test(mention.by ?? "");
}

function qualifierOf(
  coded: CodedDocument,
  mention: Mention,
  next: Pick<Named, "mention" | "candidates"> | undefined,
): readonly Place[] | undefined {
  if (!next || next.mention.start - mention.end > 3) return undefined;
  return /^[,(\s]+$/.test(coded.text.slice(mention.end, next.mention.start)) ? next.candidates : undefined;
}

/** "Mexico" is the country, though its capital is called so too. */
function isNamesake(place: Place, [first]: readonly Place[]): boolean {
  return first?.kind === "country" && place !== first && place.country === first.country;
}

function best(one: Named, setting: Setting): Place {
  let found = one.candidates[0]!;
  let highest = Number.NEGATIVE_INFINITY;
  for (const place of one.candidates) {
    if (isNamesake(place, one.candidates)) continue;
    const value = score(place, one, setting);
    if (value > highest) [found, highest] = [place, value];
  }
  return found;
}

function score(place: Place, one: Named, { countries, provinces, anchors }: Setting): number {
  const registered = !place.id.startsWith("gn-");
  const capital = one.isSeat && place === one.candidates.find(({ kind }) => kind === "settlement");
  const area = place.kind === "admin" && !registered ? AREA_RANK : 0;
  const known = Math.max(
    Math.log10((place.population ?? 0) + 10) + area,
    registered || capital ? REGISTERED : 0,
  );
  const home = (countries.get(place.country ?? "") ?? 0) * WEIGHT.country;
  const province = (provinces.get(`${place.country}.${place.admin}`) ?? 0) * WEIGHT.province;
  const near = anchors.some((anchor) => anchor.words !== one.words && supports(anchor.place, place))
    ? WEIGHT.near
    : 0;
  const qualified = one.qualifier?.some((wider) => lies(place, wider)) ? WEIGHT.qualified : 0;
  return known + home + province + near + qualified;
}

/** A town nearby speaks for a town or county; a place in it for a country; for a province neither, it is too wide. */
function supports(anchor: Place, place: Place): boolean {
  if (place.kind === "country") return anchor.country === place.country;
  if (place.kind === "admin" && place.type !== "county") return false;
  return anchor.id !== place.id && isNear(anchor, place);
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
