// Finds the words that report speech in a sentence, and how each is used: as a finite verb, a participle, a passive …
import type { WordEntry } from "../../knowledge/index.ts";
import type { Match, Matcher } from "../words.ts";
import {
  closesQuote,
  isAdverb,
  isCapital,
  isFinite,
  isPastForm,
  isWord,
  opensQuote,
  type Line,
} from "./line.ts";

export type CueForm = "finite" | "participle" | "passive" | "infinitive";

export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly entry: WordEntry;
  /** The entry of an act that the same words perform ("deny"), where there is one. */
  readonly act?: WordEntry;
  readonly form: CueForm;
}

/** Verbs of reporting and of acts outside quotations, from left to right. */
export function findCues(line: Line, reporting: Matcher, acts: Matcher, prepositions: Matcher): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < line.tokens.length; i++) {
    if (line.quoteOf[i] !== -1 && isUtteranceToken(line, i)) continue;
    // "citing X" names a source as "according to X" does.
    if (prepositions.at(line.sentence, i).length > 0) continue;
    const said = reporting.at(line.sentence, i)[0];
    const act = acts.at(line.sentence, i)[0];
    const longest = act && (!said || act.to >= said.to) ? act : said;
    if (!longest) continue;
    const form = formOf(line, i, longest.to, longest.entry.attributes["transitive"] === true);
    if (!form || isOddUse(line, i, longest)) continue;
    cues.push({ from: i, to: longest.to, entry: longest.entry, form, ...(act ? { act: act.entry } : {}) });
    i = longest.to - 1;
  }
  return cues;
}

/** "seems" without "to", "a group called X", "what he calls X": words of the list that report nothing here. */
function isOddUse(line: Line, from: number, match: Match): boolean {
  const { strict, names } = match.entry.attributes;
  if (strict === true && !line.is(match.to, "infinitive-marks") && !line.is(match.to, "that-words"))
    return true;
  if (names !== true) return false;
  const before = wordBefore(line, from);
  if (line.is(before, "subject-pronouns") || isCapital(line, before))
    return line.is(before - 1, "clause-openers") && !line.is(before - 1, "that-words");
  return (
    isPastForm(line, from) &&
    isWord(line, before) &&
    isCapital(line, match.to) &&
    !line.is(before, "have-forms") &&
    !line.is(before, "relatives") &&
    !line.is(before, "coordinators")
  );
}

/** Inside a real quotation the speaker speaks; a borrowed word ("claimed") may still be a cue. */
function isUtteranceToken(line: Line, i: number): boolean {
  return line.quotes[line.quoteOf[i]!]?.words !== 1;
}

/** Index of the word before `i` that is neither adverb nor negation. */
export function wordBefore(line: Line, i: number): number {
  let j = i - 1;
  while (j >= 0 && (isAdverb(line, j) || line.is(j, "negations"))) j--;
  return j;
}

function formOf(line: Line, from: number, to: number, transitive: boolean): CueForm | undefined {
  const token = line.tokens[from]!;
  const before = wordBefore(line, from);
  if (line.grammar.endsIn(token, "participle-endings") && token.lemma !== token.norm)
    return participle(line, from, before);
  if (isNounPosition(line, from - 1)) return undefined;
  if (transitive && isReduced(line, from, to, before)) return undefined;
  if (isPastForm(line, from)) return pastForm(line, from, to, before);
  if (line.is(before, "infinitive-marks")) return line.is(before - 1, "to-openers") ? "finite" : "infinitive";
  return isPresentVerb(line, from, to, before) ? "finite" : undefined;
}

function participle(line: Line, from: number, before: number): CueForm | undefined {
  if (line.is(before, "be-forms")) return "finite";
  if (isNounPosition(line, from - 1)) return undefined;
  return "participle";
}

function pastForm(line: Line, from: number, to: number, before: number): CueForm | undefined {
  if (line.is(before, "be-forms") || line.is(to, "agent-marks")) return "passive";
  if (line.is(before, "have-forms") || !line.is(before, "prepositions")) return "finite";
  return undefined;
}

/** "men suspected of …", "suspected militants": a verb that needs an object has none behind it, or no subject before. */
function isReduced(line: Line, from: number, to: number, before: number): boolean {
  if (!isPastForm(line, from) || line.is(before, "have-forms")) return false;
  return before < 0 || line.is(to, "prepositions");
}

function isNounPosition(line: Line, before: number): boolean {
  if (line.is(before, "determiners-strict") || line.is(before, "possessives")) return true;
  return line.is(before, "owner-marks") && !closesQuote(line, before);
}

/** "claims", "report", "call" are nouns as often as verbs: what stands around decides. */
function isPresentVerb(line: Line, from: number, to: number, before: number): boolean {
  if (before < 0 && from > 0) return false;
  if (line.is(before, "modals") || line.is(before, "subject-pronouns") || line.is(before, "relatives"))
    return true;
  if (line.is(before, "prepositions") || line.is(before, "determiners")) return false;
  if (from === 0) return false;
  if (line.is(before, "coordinators") && line.tokens[from]!.norm === line.tokens[from]!.lemma) return false;
  if (isFinite(line, before) || /^\p{N}/u.test(line.tokens[before]?.text ?? "")) return false;
  if (!line.is(from, "noun-verbs") && !isCapital(line, from)) return true;
  const token = line.tokens[from]!;
  if (isCapital(line, from) && isCapital(line, before) && !isTitleCase(line)) return false;
  const singular = line.grammar.endsIn(token, "s-endings") && token.norm !== token.lemma;
  if (opensContent(line, to)) return singular || isPlural(line, before) || isCapital(line, before);
  if (!isWord(line, before)) return closesClause(line, before) && isCapital(line, to);
  if (!isWord(line, to)) return false;
  return singular
    ? isCapital(line, before) && !line.is(to, "prepositions")
    : isPlural(line, before) && !isCapital(line, from);
}

function isPlural(line: Line, i: number): boolean {
  const token = line.tokens[i];
  return token !== undefined && token.norm !== token.lemma && line.grammar.endsIn(token, "s-endings");
}

function opensContent(line: Line, i: number): boolean {
  if (opensQuote(line, i)) return true;
  return ["that-words", "determiners", "possessives", "personal-pronouns", "clause-openers"].some((name) =>
    line.is(i, name),
  );
}

function closesClause(line: Line, i: number): boolean {
  return /^[,”"’»]/.test(line.tokens[i]?.text ?? "");
}

/** A headline that capitalises its words says nothing by a capital. */
function isTitleCase(line: Line): boolean {
  let capitals = 0;
  let words = 0;
  for (let i = 0; i < line.tokens.length; i++) {
    if (!/^\p{L}{4}/u.test(line.tokens[i]!.text)) continue;
    words++;
    if (isCapital(line, i)) capitals++;
  }
  return capitals > words * 0.8;
}
