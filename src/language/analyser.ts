// The English analyser: tags, trees and names for an analysis that has sentences and tokens. Loads its model once; pure after that.
import { readFileSync } from "node:fs";
import type { Span } from "../record/index.ts";
import { isCaseless } from "./features.ts";
import { readModel, type Tables } from "./model/file.ts";
import { analyseAll } from "./model/batches.ts";
import { type Convention, createNetwork } from "./model/network.ts";
import { joinVerbs } from "./model/joined-verbs.ts";
import { createRetagger } from "./model/retag.ts";
import type { LabelSpan } from "./model/spans.ts";
import { verbReadings } from "./model/verbs.ts";
import { createWords, type Words } from "./model/words.ts";
import { analyseShallow } from "./shallow.ts";
import type { Analysis, LanguageData, NameSpan, Sentence, Token } from "./types.ts";

/** What the network says of one sentence given as forms. */
export interface Parsed {
  readonly forms: readonly string[];
  /** "UPOS|XPOS" per token. */
  readonly tags: readonly string[];
  /** Head inside the sentence, -1 the root. */
  readonly heads: readonly number[];
  readonly relations: readonly string[];
  /** Probability of the chosen head, 0–1. */
  readonly confidence: readonly number[];
  readonly names: readonly LabelSpan[];
}

export interface Analyser {
  /** ISO 639 code of the language it was trained for. */
  readonly language: string;
  /** Learned tables of the model: lemmas, features, compounds. */
  readonly tables: Tables;
  /** The dictionary form of a form with its tag ("UPOS|XPOS"), folded. */
  lemma(form: string, tag: string): string;
  /** Tags, trees and names of sentences given as forms; any length, any characters. */
  parse(sentences: readonly (readonly string[])[]): Parsed[];
  /** The same analysis with tags, lemmas, features, trees and names added; offsets stay, and so do lemmas that are `known`. */
  enrich(analysis: Analysis, known?: ReadonlySet<string>): Analysis;
  /** From raw text; `data` is the language's tokeniser data, `skip` spans are left out. */
  analyse(text: string, data: LanguageData, skip?: readonly Span[]): Analysis;
}

export interface AnalyserOptions {
  /** Whose idea of a name is followed, "house" unless told; the others serve to compare with their data sets. */
  readonly convention?: Convention;
}

const LANGUAGE = "en";
const NO_LEMMAS: ReadonlySet<string> = new Set();
const MODEL = new URL("../../models/english.bin", import.meta.url);

/** Reads the model (about 15 MB) and lays it out for the kernels. Throws where the file is missing or no model. */
export function loadAnalyser(modelPath: string | URL = MODEL, options: AnalyserOptions = {}): Analyser {
  const model = readModel(readFileSync(modelPath));
  const network = createNetwork(model, options.convention ?? "house");
  const { tags: tagNames, relations } = model.header;
  const retag = createRetagger(model);
  const words = createWords(model.tables, (form) => model.words.get(form));

  const parse = (sentences: readonly (readonly string[])[]): Parsed[] =>
    analyseAll(network, relations, sentences).map((r, s): Parsed => {
      const forms = sentences[s]!;
      const related = relationsOf(r.heads, r.relations, relations);
      const first = Array.from(r.tags, (tag) => tagNames[tag]!);
      const tree = { forms, heads: r.heads, relations: related, caseless: isCaseless(forms) };
      const tags = retag(tree, first, r.doubts);
      const heads = Array.from(r.heads);
      joinVerbs({ tags, heads, relations: related });
      return {
        forms,
        tags,
        heads,
        relations: related,
        confidence: Array.from(r.confidence),
        names: r.names,
      };
    });

  const enrich = (analysis: Analysis, known: ReadonlySet<string> = NO_LEMMAS): Analysis => {
    const parsed = parse(analysis.sentences.map((s) => s.tokens.map((t) => t.text)));
    const names: NameSpan[] = [];
    const sentences = analysis.sentences.map((sentence, s): Sentence => {
      names.push(...namesOf(sentence, parsed[s]!));
      return { ...sentence, tokens: tokensOf(sentence.tokens, parsed[s]!, words, known) };
    });
    return { ...analysis, sentences, names };
  };

  return {
    language: LANGUAGE,
    tables: model.tables,
    lemma: (form, tag) => words.tagged(form, tag).lemma,
    parse,
    enrich,
    analyse: (text, data, skip = []) => enrich(analyseShallow(text, data, skip)),
  };
}

/** The root's relation is "root", and nobody else's. */
function relationsOf(
  heads: ArrayLike<number>,
  found: ArrayLike<number>,
  relations: readonly string[],
): string[] {
  return Array.from(heads, (head, i) => {
    const relation = relations[found[i]!]!;
    return head < 0 ? "root" : relation === "root" ? "parataxis" : relation;
  });
}

function tokensOf(
  tokens: readonly Token[],
  parsed: Parsed,
  words: Words,
  known: ReadonlySet<string>,
): Token[] {
  const readings = verbReadings(parsed);
  return tokens.map(({ start, end, text, norm, lemma }, i): Token => {
    const word = words.tagged(text, parsed.tags[i]!);
    return {
      start,
      end,
      text,
      norm,
      lemma: known.has(lemma) ? lemma : word.lemma,
      upos: word.upos,
      xpos: word.xpos,
      feats: word.features(readings[i]),
      head: parsed.heads[i]!,
      deprel: parsed.relations[i]!,
      confidence: parsed.confidence[i]!,
    };
  });
}

/** Spans of the names in the text; "Iran" alone where a name only opens a compound such as "Iran-backed". */
function namesOf(sentence: Sentence, parsed: Parsed): NameSpan[] {
  return parsed.names.map((name): NameSpan => {
    const last = sentence.tokens[name.to]!;
    const start = sentence.tokens[name.from]!.start;
    return {
      start,
      end: last.end - tailOf(last.text, name, parsed),
      type: name.type,
      confidence: name.confidence,
    };
  });
}

function tailOf(form: string, name: LabelSpan, parsed: Parsed): number {
  if (name.layer === 1 || !/^(VERB|ADJ)/.test(parsed.tags[name.to]!)) return 0;
  const tail = /^\p{Lu}[^-‐‑]*([-‐‑]\p{Ll}+)$/u.exec(form);
  return tail ? tail[1]!.length : 0;
}
