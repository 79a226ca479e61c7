// Reports: each event of a document with its values resolved, so that events of different documents can be compared.
import type { Knowledge } from "../knowledge/index.ts";
import type { CodedDocument, Event, Mention, PlaceValue, Report, Role } from "../record/index.ts";
import { distanceKm, edtfDayNumbers } from "../text/index.ts";
import { claimsOf, partyOf, type Defends } from "./claims.ts";
import { findingKeys } from "./keys.ts";
import { mergeKnowledge } from "./knowledge.ts";
import { NO_PRINCIPALS, principalsOf, type Principals } from "./principals.ts";
import { peopleOf } from "./people.ts";
import { closestPlaces, isExact } from "./score/places.ts";
import { primaryOf } from "./primary.ts";
import { retellings } from "./within.ts";
import { tellingWords, tellingWordsOf, weightsOf, type Vector, type WeightOf } from "./words.ts";

// Coding rules of the campaign gold: what is three days older than the news is its background.
const BACKGROUND_DAYS = 3;
/** Events that have not happened are no reports: what is planned or only supposed. */
const UNHAPPENED: ReadonlySet<Event["status"]> = new Set(["planned", "hypothetical"]);
function mentionOf(coded: CodedDocument, role: Role): Mention | undefined {
  return coded.mentions.find((mention) => mention.id === role.mention);
}

function placeOf(coded: CodedDocument, role: Role): PlaceValue {
  const mention = mentionOf(coded, role);
  const { name, entity } = partyOf(coded.text, role);
  const { lat, lon, country, precision } = mention ?? {};
  const id = entity ?? mention?.entity;
  return {
    name: role.name ?? mention?.name ?? name,
    ...(id !== undefined && { entity: id }),
    ...(country !== undefined && { country }),
    ...(lat !== undefined && lon !== undefined && { lat, lon }),
    ...(precision !== undefined && { precision }),
  };
}

/** Mentions that were found by a general noun in them ("American bases"), not by a name. */
const DESCRIBED_BY = /\/(?:things|nominals)$/;

function isDescribed({ entity, precision }: PlaceValue, mention: Mention | undefined): boolean {
  if (entity !== undefined || precision !== undefined) return false;
  return mention === undefined || DESCRIBED_BY.test(mention.by ?? "");
}

/** Where it happened. Beside a place that is known "the base" and "two sites" only say the same less closely. */
function placesOf(coded: CodedDocument, event: Event): PlaceValue[] {
  const places = event.places.map((role) => ({
    place: placeOf(coded, role),
    mention: mentionOf(coded, role),
  }));
  const isKnown = places.some(({ place }) => place.precision !== undefined);
  const told = isKnown ? places.filter(({ place, mention }) => !isDescribed(place, mention)) : places;
  return told.map(({ place }) => place);
}

function firstDay(date: string | undefined): number | undefined {
  const days = date === undefined ? undefined : edtfDayNumbers(date);
  return days && Number.isFinite(days.last) ? days.last : undefined;
}

/** The day of a document's news: its latest reported event not after publication, else publication itself. */
function newsDay(coded: CodedDocument): number | undefined {
  const published = firstDay(coded.published);
  const days = coded.events.flatMap((event) => {
    const day =
      UNHAPPENED.has(event.status) || event.status === "past-background" ? undefined : firstDay(event.date);
    return day === undefined || (published !== undefined && day > published) ? [] : [day];
  });
  return days.length > 0 ? Math.max(...days) : published;
}

function roleOf(event: Event, news: number | undefined): Report["role"] {
  if (event.status === "past-background") return "background";
  const day = firstDay(event.date);
  return day !== undefined && news !== undefined && news - day >= BACKGROUND_DAYS ? "background" : "main";
}

// Attacks of more days than these that are told as several are a sum of incidents, no incident (coding rules: a count
// over a period is a tally).
const SUM_DAYS = 7;

/** Several without a number, of no day ("dozens of attacks", "attacked again and again since October"). */
function isSum({ count, date }: Event): boolean {
  const days = date === undefined ? undefined : edtfDayNumbers(date);
  const long = days === undefined || days.last - days.first > SUM_DAYS;
  const several = count !== undefined && count.min > 1 && count.max === undefined;
  return long && several;
}

function quoteOf(coded: CodedDocument, event: Event): string {
  const spans = event.evidence.length > 0 ? event.evidence : [event.trigger];
  return spans.map((span) => coded.text.slice(span.start, span.end)).join(" … ");
}

function optional<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** What knowledge/ gives to reports. */
interface Known {
  readonly weightOf: WeightOf;
  readonly principals: Principals;
  readonly defends: Defends;
}

const UNKNOWING: Known = {
  weightOf: weightsOf(undefined),
  principals: NO_PRINCIPALS,
  defends: () => false,
};

const knownOf = (knowledge: Pick<Knowledge, "kinds" | "languages" | "actors">): Known => ({
  weightOf: weightsOf(knowledge),
  principals: principalsOf(knowledge),
  defends: (mode) => knowledge.kinds.modes.get(mode ?? "")?.attributes["family"] === "defence",
});

function reportOf(
  coded: CodedDocument,
  event: Event,
  news: number | undefined,
  words: Vector | undefined,
  { weightOf, principals, defends }: Known,
): Report {
  const { title, published, outlet, url } = coded;
  const { mode, date, count, killed, injured } = event;
  const responseTo = event.responseTo?.map((id) => `${coded.id}#${id}`);
  const parties = (roles: readonly Role[]) => roles.map((role) => partyOf(coded.text, role));
  const claims = claimsOf(coded, event, principals, defends);
  const quote = quoteOf(coded, event);
  return {
    id: `${coded.id}#${event.id}`,
    document: coded.id,
    event: event.id,
    role: roleOf(event, news),
    language: coded.language,
    type: event.type,
    status: event.status,
    places: placesOf(coded, event),
    actors: parties(event.actors),
    targets: parties(event.targets),
    victims: parties(event.victims),
    weapons: parties(event.weapons),
    evidence: event.evidence.length > 0 ? event.evidence : [event.trigger],
    quote,
    ...optional({
      words,
      evidenceWords: tellingWordsOf(quote, weightOf),
      title,
      published,
      outlet,
      url,
      mode,
      date,
      count,
      killed,
      injured,
      responseTo,
    }),
    ...(claims.length > 0 && { claims }),
    ...(claims[0] && {
      attribution: optional({ status: claims[0].status, actor: claims[0].actor, by: claims[0].by }),
    }),
  } as Report;
}

// Beyond this two places of a text are no longer one town with its surroundings.
const ELSEWHERE_KM = 70;

/** Two things told in one document so far from each other that they can hardly be one story. */
function isElsewhere(a: Report, b: Report): boolean {
  const [here, there] = [closestPlaces(a).filter(isExact), closestPlaces(b).filter(isExact)];
  if (here.length === 0 || there.length === 0) return false;
  return here.every((x) => there.every((y) => distanceKm(x, y) > ELSEWHERE_KM));
}

/** With `knowledge`, only types marked `conflict` in kinds/events.yaml make reports; without, every type does. */
export function reportsOf(
  coded: CodedDocument,
  knowledge?: Pick<Knowledge, "kinds" | "languages" | "actors">,
): Report[] {
  const makes = (event: Event): boolean =>
    !UNHAPPENED.has(event.status) &&
    !isSum(event) &&
    (!knowledge || knowledge.kinds.events.get(event.type)?.attributes["conflict"] === true);
  const news = newsDay(coded);
  const events = coded.events.filter(makes);
  const known = knowledge ? knownOf(knowledge) : UNKNOWING;
  const words = events.length > 0 ? tellingWords(coded, known.weightOf) : undefined;
  const reports = events.map((event) => reportOf(coded, event, news, words, known));
  const twice = knowledge && retellings(reports, mergeKnowledge(knowledge));
  const primary = primaryOf(reports);
  const siblings = reports.length - 1;
  return reports.map((report) => {
    const whole = {
      ...report,
      ...(siblings > 0 && { siblings }),
      ...optional({ retold: twice?.get(report.event)?.toSorted() }),
      ...(reports.some((other) => isElsewhere(report, other)) && { oneOfSeveral: true }),
      ...(report === primary && optional({ primary: true, people: peopleOf(coded) })),
    };
    return { ...whole, ...findingKeys(whole) } as Report;
  });
}
