// Reads relations.yaml: labels of trees to plain names, and what the engine must know of labels. Faults carry file and line.
import {
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
import { foldedSet, readAspects, readFeatures, type AspectTest, type Features } from "./aspect-tests.ts";
import { readLabelPath } from "./labels.ts";
import { readLightVerbs, type LightVerbs } from "./light-verbs.ts";
import { checkRelation, readPrepositions, readRelations } from "./relations.ts";
import type { Label, Relation } from "./types.ts";

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
  "joiner",
  "number",
  "title",
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
  "apposition",
  "adverbial",
  "attribute",
  "oblique",
  "owner",
  "adverb",
] as const;
export type SetName = (typeof SETS)[number];
const FEATURES = ["relative", "passive", "infinitive", "finite", "gerund"] as const;

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
  readonly accusing: ReadonlySet<string>;
  readonly standIns: ReadonlySet<string>;
  /** Participles of loading, which parsers take for the verb of the sentence. */
  readonly loading: ReadonlySet<string>;
  /** Words for where a thing is, which parsers take for the thing. */
  readonly nearby: ReadonlySet<string>;
  /** Prepositions that open clauses too. */
  readonly clauseOpeners: ReadonlySet<string>;
  readonly passes: ReadonlySet<string>;
  readonly lightVerbs: LightVerbs;
  readonly aspects: ReadonlyMap<string, readonly AspectTest[]>;
}

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
    accusing: foldedSet(root["accusing"], at(where, "accusing")),
    standIns: foldedSet(root["stand-ins"], at(where, "stand-ins")),
    nearby: foldedSet(root["nearby"], at(where, "nearby")),
    loading: foldedSet(root["loading"], at(where, "loading")),
    clauseOpeners: foldedSet(root["clause-openers"], at(where, "clause-openers")),
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
    gerund: read("gerund"),
  };
}

function readTypes(value: unknown, where: Where): Map<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(asRecord(value, where)).map(([name, members]) => [
      name,
      new Set([name, ...asTexts(members, at(where, name))]),
    ]),
  );
}

function readTransparent(value: unknown, where: Where, types: Grammar["types"]): Grammar["transparent"] {
  const { words, by } = asRecord(value, where);
  return {
    words: foldedSet(words, at(where, "words")),
    by: by === undefined ? undefined : readLabelPath(asText(by, at(where, "by")), at(where, "by"), types)[0],
  };
}
