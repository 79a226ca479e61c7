// The shapes of the rule room: relations, rules, phrases and matches. What the words of rules and labels are is data.
import type { WordList, YamlFile } from "../knowledge/index.ts";

/** How a trigger is used: which column of a relation's labels holds. What is said of a subject counts as active. */
export type Voice = "active" | "passive" | "noun";

/** One hop in a tree: a relation, perhaps with the small word in front, the word itself, or a type asked for. */
export interface Label {
  readonly relation: string;
  /** From the trigger to the word it hangs on, not to the words that hang on it. */
  readonly up: boolean;
  readonly markers?: ReadonlySet<string>;
  /** One of these must be the word itself. */
  readonly words?: ReadonlySet<string>;
  readonly type?: string;
}

/** Hops in a row. */
export type LabelPath = readonly Label[];

export interface Relation {
  readonly name: string;
  readonly labels: Readonly<Record<Voice, readonly LabelPath[]>>;
  /** Tried only where `labels` (and a light verb) give nothing. */
  readonly otherwise: Readonly<Record<Voice, readonly LabelPath[]>>;
}

/** Token indexes inside a sentence: the words of a role, `to` exclusive. */
export interface Phrase {
  readonly head: number;
  readonly from: number;
  readonly to: number;
  /** A whole clause rather than a name or noun phrase. */
  readonly clause: boolean;
  /** The label it was found by, as the last hop of relations.yaml has it. */
  readonly via: string;
}

export const RECORDS = ["event", "statement", "attribution", "tally"] as const;
export type RecordName = (typeof RECORDS)[number];

/** What a rule makes: `kind` is the type of an event, the act of a statement; `mode` that of an event. */
export interface Makes {
  readonly record: RecordName;
  readonly kind?: string;
  readonly mode?: string;
}

/** One way to fill a role: relations to go, the last words having the type. */
export interface RolePath {
  readonly steps: readonly string[];
  readonly type?: string;
}

export interface RoleRule {
  readonly name: string;
  readonly needed: boolean;
  /** Alternatives, the first that gives something wins. */
  readonly paths: readonly RolePath[];
}

/** Words that must (or must not) be found at the end of a path. */
export interface Demand {
  readonly path: readonly string[];
  readonly words: readonly Words[];
}

/** Words of a rule: one written in it, or a list by meaning. */
export type Words =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "list"; readonly list: WordList };

export type Use = "verb" | "noun" | "word";

export interface Rule {
  readonly id: string;
  /** `<language>/<id>`: what a record says made it. */
  readonly by: string;
  readonly means: string;
  readonly makes: Makes;
  readonly triggers: Readonly<Partial<Record<Use, readonly Words[]>>>;
  readonly with: readonly Demand[];
  readonly without: readonly Demand[];
  readonly roles: readonly RoleRule[];
  readonly only: readonly string[];
  readonly except: readonly string[];
  /** Further values for the record, as the file writes them. */
  readonly gives: Readonly<Record<string, unknown>>;
  readonly examples: readonly Example[];
  /** Where it stands. */
  readonly file: YamlFile;
  readonly path: readonly (string | number)[];
}

export interface Mark {
  readonly role: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence of a rule file without its marks, and what the marks said. */
export interface Example {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The rule must not match it. */
  readonly not: boolean;
}

export interface Match {
  readonly rule: Rule;
  readonly by: string;
  readonly makes: Makes;
  /** Token index of the trigger; `triggerTo` is behind its last word ("carry out"). */
  readonly trigger: number;
  readonly triggerFrom: number;
  readonly triggerTo: number;
  /** Attributes of the entry of the word list that the trigger stands in; empty for a word of the rule itself. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly voice: Voice;
  readonly roles: Readonly<Record<string, readonly Phrase[]>>;
  /** Of relations.yaml: "negated", "past", "future", "modal" … */
  readonly aspects: ReadonlySet<string>;
  readonly negated: boolean;
  /** Tokens from the first to behind the last that the match rests on. */
  readonly evidence: { readonly from: number; readonly to: number };
}
