// What an analysis of a text is: paragraphs, sentences, tokens, and (where a model gives them) tags and trees.

/** One token; `start`/`end` are UTF-16 offsets into the untouched text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** The token as written. */
  readonly text: string;
  /** Lower-cased, quotes and dashes folded: what word lists are matched on. */
  readonly norm: string;
  readonly lemma: string;
  /** Universal part of speech; from the model, else a guess of the lexicon, else absent. */
  readonly upos?: string;
  readonly xpos?: string;
  readonly feats?: Readonly<Record<string, string>>;
  /** Index of the head inside the sentence, -1 for the root; only where a tree was made. */
  readonly head?: number;
  readonly deprel?: string;
  /** How sure the attachment is, 0–1. */
  readonly confidence?: number;
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  /** Index of the paragraph (line block) that holds the sentence. */
  readonly paragraph: number;
}

/** A name or description found by the statistical model. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly confidence?: number;
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
}

export interface Analysis {
  readonly language: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly names?: readonly NameSpan[];
}

/** Data a language's folder in knowledge/ gives the tokeniser and lemmatiser. */
export interface LanguageData {
  readonly code: string;
  /** Abbreviations (with their stop, lower-cased) that end no sentence: "gen.", "u.s.". */
  readonly abbreviations: ReadonlySet<string>;
  /** Irregular form → lemma. */
  readonly irregular: ReadonlyMap<string, string>;
  /** Suffix rules tried in order: [suffix, replacement, minimum stem length]. */
  readonly suffixes: readonly (readonly [string, string, number])[];
  /** Lemmas known (from the word lists), which settle between several results of the suffix rules. */
  readonly lemmas: ReadonlySet<string>;
  /** Endings that are tokens of their own, longest first: "n't", "'s". */
  readonly clitics?: readonly string[];
  /** Openings with an apostrophe that are tokens of their own: "l'", "d'". */
  readonly elisions?: readonly string[];
  /** Particles written onto the front of a word, shortest first. */
  readonly proclitics?: readonly string[];
  /** Words that often start a sentence and seldom follow an abbreviation inside one. */
  readonly starters?: ReadonlySet<string>;
}
