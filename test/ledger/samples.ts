// Builds coded documents for tests: words are given, spans are found in the text.
import type { CodedDocument, Event, Mention, Role, Span, Statement, Tally } from "../../src/record/index.ts";

export interface EventSample {
  readonly trigger: string;
  readonly type?: Event["type"];
  readonly mode?: string;
  readonly status?: Event["status"];
  readonly date?: string;
  readonly places?: readonly string[];
  readonly actors?: readonly string[];
  readonly targets?: readonly string[];
  readonly killed?: number;
  readonly responseTo?: readonly string[];
}

export interface StatementSample {
  readonly act: Statement["act"];
  readonly speaker: string;
  readonly content: string;
  readonly date?: string;
  readonly about?: readonly string[];
  readonly target?: string;
  readonly medium?: Statement["medium"];
}

export interface TallySample {
  readonly of: string;
  readonly count: number;
  readonly place?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by?: string;
}

export interface Sample {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly language?: string;
  readonly events?: readonly EventSample[];
  readonly statements?: readonly StatementSample[];
  readonly tallies?: readonly TallySample[];
}

type Known = Pick<Mention, "type" | "entity" | "name" | "lat" | "lon" | "country" | "precision">;

/** Names that the samples use, as the registers would resolve them. */
const NAMES: Readonly<Record<string, Known>> = {
  Erbil: {
    type: "location",
    entity: "erbil",
    name: "Erbil",
    lat: 36.19,
    lon: 44.01,
    country: "IQ",
    precision: "settlement",
  },
  أربيل: {
    type: "location",
    entity: "erbil",
    name: "Erbil",
    lat: 36.19,
    lon: 44.01,
    country: "IQ",
    precision: "settlement",
  },
  Basra: {
    type: "location",
    entity: "basra",
    name: "Basra",
    lat: 30.51,
    lon: 47.81,
    country: "IQ",
    precision: "settlement",
  },
  "al-Asad": {
    type: "facility",
    entity: "al-asad",
    name: "Ain al-Asad",
    lat: 33.79,
    lon: 42.44,
    country: "IQ",
    precision: "point",
  },
  "al-Tanf": {
    type: "facility",
    entity: "al-tanf",
    name: "al-Tanf",
    lat: 33.5,
    lon: 38.66,
    country: "SY",
    precision: "point",
  },
  Iraq: { type: "location", entity: "iraq", name: "Iraq", country: "IQ", precision: "country" },
  Syria: { type: "location", entity: "syria", name: "Syria", country: "SY", precision: "country" },
  "Alpha Brigade": { type: "organization", entity: "alpha", name: "Alpha Brigade" },
  "Beta Front": { type: "organization", entity: "beta", name: "Beta Front" },
  Ruritania: { type: "organization", entity: "ruritania", name: "Ruritania" },
};

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  return { start, end: start + words.length };
}

function sentenceOf(text: string, span: Span): Span {
  const start = text.lastIndexOf(". ", span.start) + 1;
  const stop = text.indexOf(".", span.end);
  return { start: start === 0 ? 0 : start + 1, end: stop < 0 ? text.length : stop + 1 };
}

export function codedSample(sample: Sample): CodedDocument {
  const { text } = sample;
  const mentions: Mention[] = Object.entries(NAMES).flatMap(([words, known], index) =>
    text.includes(words) ? [{ id: `m${index + 1}`, ...spanOf(text, words), ...known }] : [],
  );
  const role = (words: string): Role => {
    const span = spanOf(text, words);
    const mention = mentions.find((candidate) => candidate.start === span.start);
    return { ...span, mention: mention?.id, entity: mention?.entity, name: mention?.name };
  };
  const roles = (list: readonly string[] = []): Role[] => list.map(role);
  const events = (sample.events ?? []).map((event, index): Event => ({
    id: `e${index + 1}`,
    type: event.type ?? "assault",
    mode: event.mode,
    trigger: spanOf(text, event.trigger),
    evidence: [sentenceOf(text, spanOf(text, event.trigger))],
    status: event.status ?? "reported",
    date: event.date,
    places: roles(event.places),
    actors: roles(event.actors),
    targets: roles(event.targets),
    victims: [],
    weapons: [],
    ...(event.killed !== undefined && { killed: { min: event.killed, max: event.killed } }),
    ...(event.responseTo && { responseTo: [...event.responseTo] }),
  }));
  const statements = (sample.statements ?? []).map((statement, index): Statement => ({
    id: `s${index + 1}`,
    act: statement.act,
    content: [spanOf(text, statement.content)],
    speaker: role(statement.speaker),
    ...(statement.target !== undefined && { target: role(statement.target) }),
    date: statement.date,
    medium: statement.medium,
    about: statement.about ? [...statement.about] : undefined,
    quoted: false,
  }));
  const tallies = (sample.tallies ?? []).map((tally, index): Tally => ({
    id: `y${index + 1}`,
    count: { min: tally.count, max: tally.count },
    type: "assault",
    of: spanOf(text, tally.of),
    evidence: [sentenceOf(text, spanOf(text, tally.of))],
    ...(tally.place !== undefined && { place: role(tally.place) }),
    ...(tally.by !== undefined && { by: role(tally.by) }),
    from: tally.from,
    to: tally.to,
  }));
  const { id, title, published, outlet, url, language = "en" } = sample;
  const lists = { regions: [], mentions, times: [], attributions: [], events, statements, tallies };
  // Through JSON, as a document goes in life: absent values are absent.
  return JSON.parse(
    JSON.stringify({ id, text, language, title, published, outlet, url, ...lists }),
  ) as CodedDocument;
}
