// Reads relations.yaml: labels of trees to plain names, and what the engine must know of labels. Faults carry file and line.
import { fold } from "../language/index.ts";
import {
  asList,
  asOptionalNumber,
  asRecord,
  asText,
  asTexts,
  at,
  fault,
  throwFaults,
  unknownValue,
} from "../knowledge/index.ts";
import type { Fault, LanguageKnowledge, Where, YamlFile } from "../knowledge/index.ts";
import { readLabelPath } from "./labels.ts";
import type { Label, LabelPath, Relation, Voice } from "./types.ts";

/** Sets of labels that the engine asks for by a plain name. */
const SETS = [
  "subject",
  "passive",
  "passive-subject",
  "passive-auxiliary",
  "object",
  "controller",
  "relative-clause",
  "participle",
  "conjunct",
  "controlled",
  "borrowing",
  "marker",
  "fixed",
  "auxiliary",
  "particle",
  "nominal",
  "noun-place",
  "clause",
  "phrase",
  "around",
  "agent",
  "complement",
  "aside",
  "adverbial",
  "attribute",
  "oblique",
] as const;
export type SetName = (typeof SETS)[number];
const FEATURES = ["relative", "passive", "infinitive", "finite"] as const;

export interface LightVerb {
  /** Its words behind the first: "out" of "carry out". */
  readonly rest: readonly string[];
  /** The role of the verb that the noun fills. */
  readonly noun: string;
  /** Role of the noun → role of the verb. */
  readonly gives: Readonly<Record<string, string>>;
}

type Features = readonly (readonly [string, string])[];

/** One test of an aspect; all that it names must hold. */
export interface AspectTest {
  readonly under?: ReadonlySet<string>;
  readonly words?: ReadonlySet<string>;
  readonly feats: Features;
  readonly alone: boolean;
  readonly subject?: ReadonlySet<string>;
  readonly clause?: ReadonlySet<string>;
  readonly ends?: ReadonlySet<string>;
}

export interface Grammar {
  readonly sets: Readonly<Record<SetName, ReadonlySet<string>>>;
  readonly verbTags: ReadonlySet<string>;
  readonly nounTags: ReadonlySet<string>;
  readonly features: Readonly<Record<(typeof FEATURES)[number], Features>>;
  readonly types: ReadonlyMap<string, ReadonlySet<string>>;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Small words that end a phrase, and how sure a part must hang on it. */
  readonly phraseBreaks: ReadonlySet<string>;
  readonly phraseConfidence: number;
  /** Nouns that count another, and the way from them to it. */
  readonly transparent: { readonly words: ReadonlySet<string>; readonly by: Label | undefined };
  readonly subjectControl: ReadonlySet<string>;
  readonly objectControl: ReadonlySet<string>;
  readonly passes: ReadonlySet<string>;
  /** By their first word. */
  readonly lightVerbs: ReadonlyMap<string, readonly LightVerb[]>;
  readonly aspects: ReadonlyMap<string, readonly AspectTest[]>;
}

const VOICES: readonly Voice[] = ["active", "passive", "noun", "other"];

interface Reading {
  readonly grammar: Grammar | undefined;
  readonly faults: readonly Fault[];
}

const read = new WeakMap<LanguageKnowledge, Reading>();

/** The grammar of a language with the faults of its relations.yaml; read once for as long as the knowledge is loaded. */
export function readGrammar(language: LanguageKnowledge): Reading {
  let reading = read.get(language);
  if (!reading) {
    const faults: Fault[] = [];
    const grammar = language.relations && readFile(language.relations, faults);
    read.set(language, (reading = { grammar, faults }));
  }
  return reading;
}

/** The grammar of a language; undefined where it has no relations.yaml. Throws `bad-knowledge` with file and line. */
export function grammarOf(language: LanguageKnowledge): Grammar | undefined {
  const { grammar, faults } = readGrammar(language);
  throwFaults(faults, "");
  return grammar;
}

function readFile(file: YamlFile, faults: Fault[]): Grammar {
  const where: Where = { file, path: [], faults };
  const root = asRecord(file.value, where);
  const part = (key: string): [unknown, Where] => [root[key] ?? {}, at(where, key)];
  const tags = asRecord(...part("tags"));
  const types = readTypes(...part("types"));
  const relations = new Map([
    ...readPrepositions(...part("prepositions"), types),
    ...readRelations(...part("relations"), types),
  ]);
  const grammar: Grammar = {
    sets: readSets(...part("labels")),
    verbTags: new Set(asTexts(tags["verb"], at(where, "tags", "verb"))),
    nounTags: new Set(asTexts(tags["noun"], at(where, "tags", "noun"))),
    features: readFeatureSets(tags, at(where, "tags")),
    types,
    relations,
    phraseBreaks: foldedSet(root["phrase-breaks"], at(where, "phrase-breaks")),
    phraseConfidence: asOptionalNumber(root["phrase-confidence"], at(where, "phrase-confidence")) ?? 0,
    transparent: readTransparent(...part("transparent"), types),
    subjectControl: foldedSet(root["subject-control"], at(where, "subject-control")),
    objectControl: foldedSet(root["object-control"], at(where, "object-control")),
    passes: new Set(asTexts(root["passes"], at(where, "passes"))),
    lightVerbs: readLightVerbs(root["light-verbs"], at(where, "light-verbs"), relations),
    aspects: readAspects(...part("aspects")),
  };
  for (const name of grammar.passes) checkRelation(name, relations, at(where, "passes"));
  return grammar;
}

function readSets(value: unknown, where: Where): Grammar["sets"] {
  const given = asRecord(value, where);
  for (const name of Object.keys(given))
    if (!SETS.some((set) => set === name)) fault(at(where, name), unknownValue(name, SETS));
  const empty: Partial<Record<SetName, ReadonlySet<string>>> = {};
  for (const name of SETS) empty[name] = new Set(asTexts(given[name], at(where, name)));
  return empty as Record<SetName, ReadonlySet<string>>;
}

function readFeatureSets(tags: Readonly<Record<string, unknown>>, where: Where): Grammar["features"] {
  const read = (name: (typeof FEATURES)[number]): Features => readFeatures(tags[name], at(where, name));
  return {
    relative: read("relative"),
    passive: read("passive"),
    infinitive: read("infinitive"),
    finite: read("finite"),
  };
}

function readFeatures(value: unknown, where: Where): Features {
  return Object.entries(asRecord(value ?? {}, where)).map(
    ([name, one]) => [name, asText(one, at(where, name))] as const,
  );
}

function readTypes(value: unknown, where: Where): Map<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(asRecord(value, where)).map(([name, members]) => [
      name,
      new Set([name, ...asTexts(members, at(where, name))]),
    ]),
  );
}

function readRelations(value: unknown, where: Where, types: Grammar["types"]): Map<string, Relation> {
  return new Map(
    Object.entries(asRecord(value, where)).map(([name, labels]) => [
      name,
      readRelation(name, labels, at(where, name), types),
    ]),
  );
}

/** Each preposition is a relation whose labels are those of all of them, with its own word for the star. */
function readPrepositions(value: unknown, where: Where, types: Grammar["types"]): Map<string, Relation> {
  const { words, ...labels } = asRecord(value, where);
  return new Map(
    asTexts(words ?? [], at(where, "words")).map((word) => [
      word,
      readRelation(word, withWord(labels, word), where, types),
    ]),
  );
}

function withWord(value: unknown, word: string): unknown {
  if (typeof value === "string") return value.replaceAll("*", word);
  if (Array.isArray(value)) return value.map((one) => withWord(one, word));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withWord(one, word)]));
}

function readRelation(name: string, value: unknown, where: Where, types: Grammar["types"]): Relation {
  const { else: otherwise, ...labels } = asRecord(value, where);
  return {
    name,
    labels: readVoices(labels, where, types),
    otherwise: readVoices(asRecord(otherwise ?? {}, at(where, "else")), at(where, "else"), types),
  };
}

function readVoices(
  value: Readonly<Record<string, unknown>>,
  where: Where,
  types: Grammar["types"],
): Relation["labels"] {
  const known = ["any", ...VOICES];
  for (const key of Object.keys(value))
    if (!known.includes(key)) fault(at(where, key), unknownValue(key, known));
  const of = (key: string): LabelPath[] =>
    asTexts(value[key] ?? [], at(where, key)).map((text) => readLabelPath(text, at(where, key), types));
  const any = of("any");
  return {
    active: [...of("active"), ...any],
    passive: [...of("passive"), ...any],
    noun: [...of("noun"), ...any],
    other: [...of("other"), ...any],
  };
}

function readTransparent(value: unknown, where: Where, types: Grammar["types"]): Grammar["transparent"] {
  const { words, by } = asRecord(value, where);
  return {
    words: foldedSet(words, at(where, "words")),
    by: by === undefined ? undefined : readLabelPath(asText(by, at(where, "by")), at(where, "by"), types)[0],
  };
}

function foldedSet(value: unknown, where: Where): Set<string> {
  return new Set(asTexts(value ?? [], where).map(fold));
}

function readLightVerbs(
  value: unknown,
  where: Where,
  relations: Grammar["relations"],
): Grammar["lightVerbs"] {
  const verbs = new Map<string, LightVerb[]>();
  asList(value, where).forEach((item, index) => {
    const here = at(where, index);
    const entry = asRecord(item, here);
    const noun = asText(entry["noun"], at(here, "noun"));
    checkRelation(noun, relations, at(here, "noun"));
    const given = asRecord(entry["gives"] ?? {}, at(here, "gives"));
    const gives = Object.fromEntries(
      Object.entries(given).map(([role, of]) => [role, asText(of, at(here, "gives", role))]),
    );
    for (const [role, of] of Object.entries(gives))
      for (const name of [role, of]) checkRelation(name, relations, at(here, "gives", role));
    for (const words of asTexts(entry["words"], at(here, "words"))) {
      const [first = "", ...rest] = fold(words).split(" ");
      verbs.set(first, [...(verbs.get(first) ?? []), { rest, noun, gives }]);
    }
  });
  return verbs;
}

function checkRelation(name: string, relations: Grammar["relations"], where: Where): void {
  if (!relations.has(name)) fault(where, unknownValue(name, relations.keys()));
}

const TEST_KEYS = ["under", "words", "feats", "alone", "subject", "clause", "ends"];

function readAspects(value: unknown, where: Where): Map<string, readonly AspectTest[]> {
  return new Map(
    Object.entries(asRecord(value, where)).map(([name, tests]) => [
      name,
      asList(tests, at(where, name)).map((test, index) => readTest(test, at(where, name, index))),
    ]),
  );
}

function readTest(value: unknown, where: Where): AspectTest {
  const entry = asRecord(value, where);
  for (const key of Object.keys(entry))
    if (!TEST_KEYS.includes(key)) fault(at(where, key), unknownValue(key, TEST_KEYS));
  const set = (key: string): ReadonlySet<string> | undefined =>
    entry[key] === undefined ? undefined : foldedSet(entry[key], at(where, key));
  return {
    under: entry["under"] === undefined ? undefined : new Set(asTexts(entry["under"], at(where, "under"))),
    words: set("words"),
    feats: readFeatures(entry["feats"], at(where, "feats")),
    alone: entry["alone"] === true,
    subject: set("subject"),
    clause: set("clause"),
    ends: set("ends"),
  };
}
