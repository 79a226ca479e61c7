// What a report is found by, so that each is compared with a few others and not with all of its days: its place, its
// actors, the telling words of its story. The relation is symmetric: if one seeks a key of the other, so does the other.
import type { DayKey, Party, PlaceValue, Report } from "../record/index.ts";
import { addDays, dayOf, fold, windowOf, type DayWindow } from "../text/index.ts";
import { closestPlaces, isExact } from "./score/places.ts";

// Time zones and late-evening news move a report by a day (xSub's candidate window); a verdict comes later.
const REACH_DAYS = 1;
// A story is told again for weeks (30 days as in the outside baseline; 60 finds a tenth more pairs for twice the work).
const STORY_REACH_DAYS = 30;
// Nine in ten pairs of one story share one of their first ten words (measured 4–16 on a stream of crime news).
const WORDS_SOUGHT = 10;
// Any two points 30 km apart share a cell: a point lies in the four cells around it, each 0.6 degrees wide. East and west
// a degree is shorter, so that more is found than needed towards the poles, never less.
const CELL_DEGREES = 0.6;
// Numbers make texts alike (an address, an age), but too many texts share each to look for them.
const NUMBER = /^\p{N}/u;
const ALWAYS: DayWindow = { first: "0000-01-01", last: "9999-12-31" };

/** Raised when the keys change: a ledger then makes its table of them anew. */
export const KEYS_VERSION = "keys@6";

export interface Found {
  readonly keys: readonly DayKey[];
  readonly seeks: readonly DayKey[];
}

function cellsOf(lat: number, lon: number): string[] {
  const half = CELL_DEGREES / 2;
  // Degrees of longitude shrink towards the poles; cells widen in steps so that 30 km never span two of them.
  const wide =
    CELL_DEGREES *
    Math.min(60, 2 ** Math.ceil(Math.log2(1 / Math.max(0.01, Math.cos((lat * Math.PI) / 180)))));
  const rows = [Math.floor((lat - half) / CELL_DEGREES), Math.floor((lat + half) / CELL_DEGREES)];
  return [...new Set(rows)].flatMap((row) =>
    [...new Set([Math.floor((lon - wide / 2) / wide), Math.floor((lon + wide / 2) / wide)])].map(
      (column) => `cell:${row}:${column}`,
    ),
  );
}

const isNamed = (name: string): boolean => /\p{Lu}|\p{Lo}/u.test(name);
const partyKey = (party: Party): string[] =>
  party.entity !== undefined ? [party.entity] : isNamed(party.name) ? [fold(party.name)] : [];

function actorKeys(report: Report): string[] {
  const claimants = (report.claims ?? []).flatMap((claim) => claim.actor ?? []);
  const all = [...report.actors, ...report.targets, ...report.victims, ...claimants];
  return [...new Set(all.flatMap(partyKey))];
}

/** Names of places that no register knows: a street, a village. */
const nameKeys = (places: readonly PlaceValue[]): string[] =>
  places
    .filter((place) => place.precision === undefined && isNamed(place.name))
    .map((place) => `name:${fold(place.name)}`);

interface Plain {
  readonly keys: readonly string[];
  readonly seeks: readonly string[];
}

/** Where: exact ones seek their surroundings and what is vague in their country; vague ones all in the country. */
function placeKeys(report: Report): Plain {
  const closest = closestPlaces(report);
  const countries = [...new Set(report.places.flatMap((place) => place.country ?? []))];
  const cells = closest.filter(isExact).flatMap((place) => cellsOf(place.lat, place.lon));
  const names = nameKeys(closest);
  const actors = actorKeys(report);
  const within = countries.map((country) => `in:${country}`);
  const vaguely = countries.map((country) => `vague:${country}`);
  const any = actors.map((actor) => `actor:${actor}`);
  const lost = actors.map((actor) => `unplaced:${actor}`);
  if (cells.length > 0)
    return {
      keys: [...cells, ...names, ...within, ...any],
      seeks: [...cells, ...names, ...vaguely, ...lost],
    };
  if (countries.length > 0)
    return { keys: [...names, ...within, ...vaguely, ...any], seeks: [...names, ...within, ...lost] };
  return { keys: [...names, ...any, ...lost], seeks: [...names, ...any] };
}

const reached = (window: DayWindow, days: number): DayWindow =>
  window === ALWAYS ? ALWAYS : { first: addDays(window.first, -days)!, last: addDays(window.last, days)! };

const withDays = (keys: readonly string[], window: DayWindow): DayKey[] =>
  [...new Set(keys)].map((key) => ({ key, first: window.first, last: window.last }));

// Of an event without place and known party so many of the words that tell it.
const LOCAL_SOUGHT = 6;
// A trial comes within years of the deed; a bearer of the same name is more often somebody else by then.
const PEOPLE_REACH_DAYS = 1000;
const TOLD_OF = 0.5;
const CERTAIN = 1;
const NOTHING: Plain = { keys: [], seeks: [] };

/** It says in what country it happened, or names somebody whom the register knows. */
function isKnown({ places, actors, targets, victims }: Report): boolean {
  if (places.some(({ country, entity }) => country !== undefined || entity !== undefined)) return true;
  return [...actors, ...targets, ...victims].some(({ entity }) => entity !== undefined);
}

/** What names neither is found by the words of its own sentences. */
function localKeys({ evidenceWords }: Report): Plain {
  const words = Object.keys(evidenceWords ?? {})
    .filter((word) => !NUMBER.test(word))
    .slice(0, LOCAL_SOUGHT)
    .map((word) => `local:${word}`);
  return { keys: words, seeks: words };
}

/** Those who are told of for certain, and others whose last name is among the words that say what the story is about. */
function peopleSought({ people = {}, words = {} }: Report): string[] {
  const telling = new Set(Object.keys(words).slice(0, WORDS_SOUGHT));
  const isSought = ([name, sure]: [string, number]): boolean =>
    sure >= CERTAIN || (sure >= TOLD_OF && telling.has(name.slice(name.indexOf(" ") + 1)));
  return Object.entries(people)
    .filter(isSought)
    .map(([name]) => name);
}

/** Nothing says when: neither the report nor the day on which it was published. */
export const isUndated = (report: Report): boolean =>
  report.published === undefined && windowOf(report) === undefined;

/**
 * By the words of its story only a document's main event is found: the others stand in many stories. But what nothing dates
 * has nothing else to be found by.
 */
function storyKeys(report: Report): Found {
  if ((!report.primary && !isUndated(report)) || !report.words) return { keys: [], seeks: [] };
  const day = report.published === undefined ? undefined : dayOf(report.published);
  const window = day === undefined ? (windowOf(report) ?? ALWAYS) : { first: day, last: day };
  const words = Object.keys(report.words)
    .filter((word) => !NUMBER.test(word))
    .slice(0, WORDS_SOUGHT)
    .map((word) => `word:${word}`);
  const people = peopleSought(report).map((name) => `person:${name}`);
  return {
    keys: [...withDays(words, window), ...withDays(people, window)],
    seeks: [
      ...withDays(words, reached(window, STORY_REACH_DAYS)),
      ...withDays(people, reached(window, PEOPLE_REACH_DAYS)),
    ],
  };
}

/** What nothing dates closely has no place keys: in doubt it is compared by its words alone. */
export function findingKeys(report: Report): Found {
  const window = windowOf(report);
  const story = storyKeys(report);
  if (!window) return story;
  const named = placeKeys(report);
  const local = isKnown(report) ? NOTHING : localKeys(report);
  const keys = [...named.keys, ...local.keys];
  const seeks = [...named.seeks, ...local.seeks];
  return {
    keys: [...withDays(keys, window), ...story.keys],
    seeks: [...withDays(seeks, reached(window, REACH_DAYS)), ...story.seeks],
  };
}
