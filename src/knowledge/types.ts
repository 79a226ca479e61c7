// The shapes of loaded knowledge. The loader in this room fills them from knowledge/; nothing here knows a word.
import type { Actor, Precision } from "../record/index.ts";
import type { YamlFile } from "./yaml-file.ts";

/** One entry of a word list: words or phrases of one meaning, with the attributes the file gives them. */
export interface WordEntry {
  /** Lemmas or phrases, lower-cased. */
  readonly words: readonly string[];
  /** Every other key of the entry, as written ("mode", "type", "act", "pos", …). */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A list of words by meaning: `lexicon/<file>.yaml`, key = `name`. */
export interface WordList {
  readonly name: string;
  readonly means: string;
  readonly entries: readonly WordEntry[];
}

export interface LanguageKnowledge {
  readonly code: string;
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** What can be coded in this language: "full", "first-level" or "none", shown by `casus status`. */
  readonly coverage: "full" | "first-level" | "none";
  readonly lists: ReadonlyMap<string, WordList>;
  /** Contents of the language's other YAML files by name ("times", "morphology", "noise"), parsed and frozen. */
  readonly files: ReadonlyMap<string, unknown>;
  /** What the labels of its trees mean, and the rules over them: read and checked by src/rules. */
  readonly relations?: YamlFile;
  readonly ruleFiles: readonly YamlFile[];
}

export interface Kind {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly icon?: string;
  readonly parent?: string;
  /** Codes of other schemes by scheme name (plover, acled, gtd): facts for exporters, never the inner model. */
  readonly codes: Readonly<Record<string, string>>;
  /** Every other key of the entry, as written ("family", "compatible", …): what the coder and the merger go by. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Tables of another scheme: table → code → facts about the code. */
export type Scheme = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

export interface Kinds {
  readonly events: ReadonlyMap<string, Kind>;
  readonly modes: ReadonlyMap<string, Kind>;
  readonly acts: ReadonlyMap<string, Kind>;
  readonly actorKinds: ReadonlyMap<string, Kind>;
  /** What the codes of kinds mean in ACLED and GTD. */
  readonly schemes: Readonly<Record<string, Scheme>>;
}

/** A name of the register found in a text. Several `ids` mean that the name alone does not settle it. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
}

export interface ActorRegister {
  readonly actors: ReadonlyMap<string, Actor>;
  /** The English name that stands for the actor. */
  nameOf(id: string): string | undefined;
  /** Ids for a name, tolerant of spelling and transliteration; empty if unknown. */
  idsFor(name: string): readonly string[];
  /** Every register name in a text, longest first, not overlapping. */
  find(text: string): readonly NameHit[];
  /** Adjectives and demonyms: "iraqi" → country code. */
  countryOfDemonym(word: string): string | undefined;
  /** Every demonym in a text ("Iraqi", "US"); `ids` are country codes. */
  findDemonyms(text: string): readonly NameHit[];
  /** Register id of the state whose seat of government has this name ("Tehran"), which may stand for it. */
  stateOfSeat(name: string): string | undefined;
  /** Register id of the state with a country code. */
  stateOf(country: string): string | undefined;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: "facility" | "settlement" | "admin" | "country" | "region" | "water";
  /** Closer kind, free words: "air-base", "embassy", "crossing". */
  readonly type?: string;
  readonly country?: string;
  readonly admin?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly precision: Precision;
  readonly population?: number;
}

export interface PlaceRegister {
  get(id: string): Place | undefined;
  /** Candidates for a name in any script, best known (population, register before gazetteer) first. */
  candidates(name: string): readonly Place[];
  /** Ways to read a written word as a name: with nothing, or with one-letter clitics (`cut` of them) taken off. */
  readings(written: string): readonly { readonly name: string; readonly cut: number }[];
  /** Names of facilities, countries, regions and registered places in a text (not the whole gazetteer). */
  find(text: string): readonly NameHit[];
  /** Country code (ISO 3166 alpha-2) for a country's name or code in any spelling known. */
  countryCode(name: string): string | undefined;
}

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly kind: "agency" | "newspaper" | "broadcast" | "website" | "channel" | "official" | "monitor";
  readonly language?: string;
  readonly domains: readonly string[];
  readonly country?: string;
  /** How it is collected, as written (`collect:`); the types and their options are checked by src/collect. */
  readonly collect?: readonly Readonly<Record<string, unknown>>[];
}

export interface Knowledge {
  /** Hash over all files, so that a record can say what it was coded with. */
  readonly version: string;
  readonly kinds: Kinds;
  readonly actors: ActorRegister;
  readonly places: PlaceRegister;
  readonly sources: readonly Source[];
  readonly languages: ReadonlyMap<string, LanguageKnowledge>;
}
