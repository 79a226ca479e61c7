// A made-up world for the benchmark of scale: incidents of several years told by documents that share places, actors and
// words as news does. The same seed makes the same world; nothing is read but the list of common words.
import type { CodedDocument, Event, Mention, Role, Span, Statement, Tally } from "../../src/record/index.ts";
import { civilDay, dayNumber, formatDay } from "../../src/text/index.ts";

/** A small generator with a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface CommonBand {
  readonly weight: number;
  readonly words: string;
}

// Five years; a document in the mean has two events, as the coded samples have.
export const WORLD_DAYS = 1825;
const FIRST_DAY = dayNumber(2020, 1, 1);
const EVENTS = 2;
// About 2 KB of text, as a news page has.
const FILLERS = 250;
const NAMES_A_DOCUMENT = 12;
const PLACES = 1500;
const KNOWN_PLACES = 300;
const ACTORS = 200;
// A document in twenty tells a count, over a month.
const TALLY_EACH = 20;
const TALLY_DAYS = 30;
const COUNTRIES = ["IQ", "SY", "LB", "YE", "IL", "PS", "IR", "JO", "SA", "TR", "EG", "LY"];
const MODES = [
  ["airstrike", "struck"],
  ["drone-attack", "struck"],
  ["rocket-attack", "hit"],
  ["shelling", "shelled"],
  ["shooting", "fired"],
  ["ied", "exploded"],
  ["bombing", "bombed"],
  ["armed-clash", "clashed"],
  ["missile-attack", "hit"],
  ["kidnapping", "seized"],
] as const;

interface Place {
  readonly name: string;
  readonly id: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
}

interface Happening {
  readonly day: number;
  readonly place: Place;
  readonly mode: (typeof MODES)[number];
  readonly actor: number;
  readonly target: number;
  readonly killed: number;
  readonly names: readonly string[];
  told: number;
}

const SYLLABLES = "ba da far gan hur jal kim lor mas nad qar rim sul tan vak wad yaz zir sha dho khe".split(
  " ",
);

/** A name that is no word: as many as are asked for, each of its own. */
function nameOf(number: number): string {
  let rest = number + 441;
  let name = "";
  for (; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) name += SYLLABLES[rest % SYLLABLES.length]!;
  return name[0]!.toUpperCase() + name.slice(1);
}

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

/** Draws a number below `count`, small ones more often (Zipf with the first `flat` alike). */
function skewed(random: () => number, count: number, flat: number): number {
  const top = Math.log((count + flat) / flat);
  return Math.min(count - 1, Math.floor(flat * Math.exp(random() * top) - flat));
}

/** Common words as often as news has them: a band's weight is ln(texts / texts with the word). */
function fillerDrawer(bands: readonly CommonBand[], random: () => number): () => string {
  const words = bands.flatMap(({ weight, words: list }) =>
    list.split(" ").map((word) => ({ word, share: Math.exp(-weight) })),
  );
  const ends: number[] = [];
  let sum = 0;
  for (const { share } of words) ends.push((sum += share));
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low]!.word;
  };
}

/** A text that grows, and where each piece of it stands. */
class Text {
  value = "";
  add(words: string): Span {
    const start = this.value.length;
    this.value += words;
    return { start, end: this.value.length };
  }
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** As news writes it, without the year. */
function saidDay(day: number): string {
  const { month, day: number } = civilDay(FIRST_DAY + day);
  return `${number} ${MONTHS[month - 1]}`;
}

const dayText = (day: number): string => formatDay(civilDay(FIRST_DAY + day));

export class World {
  readonly #random: () => number;
  readonly #filler: () => string;
  readonly #places: readonly Place[];
  /** Names of actors: as the names of known groups do, they stand in so many texts that they say little. */
  readonly #groups: readonly string[];
  readonly #recent: Happening[] = [];
  #happened = 0;
  #documents = 0;

  constructor(bands: readonly CommonBand[], seed = 20210303) {
    const random = randomOf(seed);
    this.#random = random;
    this.#filler = fillerDrawer(bands, random);
    const known = bands.slice(4, 12).flatMap(({ words }) => words.split(" ").map(capital));
    this.#groups = Array.from({ length: ACTORS }, () => `${this.#pick(known)} ${this.#pick(known)}`);
    this.#places = Array.from({ length: PLACES }, (_, index) => ({
      // Towns that are often in the news are common words, villages are not.
      name: index < KNOWN_PLACES ? this.#pick(known) : nameOf(index * 7 + 90_000),
      id: `place-${index}`,
      country: COUNTRIES[skewed(random, COUNTRIES.length, 3)]!,
      lat: 12 + random() * 25,
      lon: 25 + random() * 35,
    }));
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!;
  }

  #newHappening(day: number): Happening {
    const random = this.#random;
    const story = ++this.#happened;
    return {
      day,
      place: this.#places[skewed(random, PLACES, 40)]!,
      mode: this.#pick(MODES),
      actor: skewed(random, ACTORS, 8),
      target: skewed(random, ACTORS, 8),
      killed: random() < 0.5 ? Math.floor(random() * 12) : -1,
      names: [0, 1, 2].map((index) => nameOf(200_000 + story * 3 + index)),
      told: 0,
    };
  }

  /** One that was told lately, or a new one: a story has about three tellings, most of them within two days. */
  #happening(day: number): Happening {
    const recent = this.#recent;
    while (recent[0] && (recent[0].day < day - 3 || recent[0].told > 40)) recent.shift();
    if (recent.length > 5 && this.#random() < 0.65) {
      const known = recent[Math.floor(this.#random() * recent.length)]!;
      known.told++;
      return known;
    }
    const made = this.#newHappening(day - Math.floor(this.#random() * 2));
    recent.push(made);
    return made;
  }

  #event(text: Text, mentions: Mention[], happening: Happening, number: number): Event {
    const random = this.#random;
    const { place, mode, killed } = happening;
    const mention = (words: string, more: Omit<Mention, "id" | "start" | "end">): Role => {
      const id = `m${mentions.length + 1}`;
      const span = text.add(words);
      mentions.push({ id, ...span, ...more } as Mention);
      return { ...span, mention: id, ...(more.entity !== undefined && { entity: more.entity }) } as Role;
    };
    const start = text.value.length;
    const actor = mention(`the ${this.#groups[happening.actor]} Brigade`, {
      type: "organization",
      entity: `actor-${happening.actor}`,
      name: `Brigade ${happening.actor}`,
    });
    text.add(" ");
    const trigger = text.add(mode[1]);
    text.add(" ");
    const target = mention(`the ${this.#groups[happening.target]} Force`, {
      type: "organization",
      entity: `actor-${happening.target}`,
      name: `Force ${happening.target}`,
    });
    text.add(" in ");
    const vague = random() < 0.2;
    const where = mention(vague ? `the province of ${place.country}` : place.name, {
      type: "location",
      name: vague ? place.country : place.name,
      country: place.country,
      ...(vague
        ? { precision: "country" as const }
        : { entity: place.id, lat: place.lat, lon: place.lon, precision: "settlement" as const }),
    });
    text.add(
      ` on ${saidDay(happening.day)}, near ${happening.names.filter(() => random() < 0.8).join(" and ")}`,
    );
    if (killed >= 0) text.add(`, killing ${killed}`);
    text.add(". ");
    return {
      id: `e${number}`,
      type: "assault",
      mode: random() < 0.85 ? mode[0] : "attack",
      trigger,
      evidence: [{ start, end: text.value.length - 1 }],
      status: "reported",
      ...(random() < 0.85 && { date: dayText(happening.day) }),
      places: [where],
      actors: random() < 0.7 ? [actor] : [],
      targets: [target],
      victims: [],
      weapons: [],
      ...(killed >= 0 && { killed: { min: killed, max: killed } }),
    } as Event;
  }

  /** The next document in the order of days, when `documents` are spread over all of them. */
  next(documents: number): CodedDocument {
    const random = this.#random;
    const index = this.#documents++;
    const day = 3 + Math.floor((index / documents) * (WORLD_DAYS - 3));
    const [text, mentions] = [new Text(), [] as Mention[]];
    const events = Array.from({ length: EVENTS }, (_, at) =>
      this.#event(text, mentions, this.#happening(day), at + 1),
    );
    const statements = random() < 0.5 ? [this.#statement(text, mentions, events)] : [];
    const tallies = index % TALLY_EACH === 0 ? [this.#tally(text, mentions, day)] : [];
    const fillers = Array.from({ length: FILLERS }, (_, at) =>
      at % Math.floor(FILLERS / NAMES_A_DOCUMENT) === 0
        ? nameOf(skewed(random, 30_000, 500))
        : this.#filler(),
    );
    for (let at = 0; at < fillers.length; at += 20) text.add(`${fillers.slice(at, at + 20).join(" ")}. `);
    return {
      id: `world-${index}`,
      text: text.value,
      language: "en",
      title: `${nameOf(index)} ${this.#filler()} ${this.#filler()}`,
      published: dayText(day),
      outlet: `Outlet ${skewed(random, 60, 5)}`,
      url: `https://news.example/${index}`,
      regions: [],
      mentions,
      times: [],
      attributions: [],
      events,
      statements,
      tallies,
    };
  }

  /** So many attacks on somebody in a country since a month ago. */
  #tally(text: Text, mentions: Mention[], day: number): Tally {
    const start = text.value.length;
    text.add("There were 40 ");
    const of = text.add("attacks");
    text.add(" in ");
    const country = COUNTRIES[day % COUNTRIES.length]!;
    const id = `m${mentions.length + 1}`;
    const place = text.add(country);
    mentions.push({ id, ...place, type: "location", country, precision: "country" });
    text.add(` since ${saidDay(day - TALLY_DAYS)}. `);
    return {
      id: "t1",
      count: { min: 40, max: 40 },
      of,
      type: "assault",
      place: { ...place, mention: id },
      from: dayText(day - TALLY_DAYS),
      to: dayText(day),
      evidence: [{ start, end: text.value.length - 1 }],
    };
  }

  #statement(text: Text, mentions: Mention[], events: readonly Event[]): Statement {
    const speaker = mentions.find((mention) => mention.type === "organization")!;
    const role = { start: speaker.start, end: speaker.end, mention: speaker.id, entity: speaker.entity };
    const act = this.#pick(["claim-of-responsibility", "denial", "threat", "condemnation"] as const);
    const content = text.add(`It said that ${this.#filler()} ${this.#filler()} would follow. `);
    const about = act === "threat" ? undefined : [events[0]!.id];
    return { id: "s1", act, content: [content], speaker: role, quoted: false, about } as Statement;
  }
}
