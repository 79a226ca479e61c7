// Words that report speech, as the tree shows them used: a finite verb, a participle, an infinitive, a passive.
import type { WordEntry } from "../../../knowledge/index.ts";
import { isPassive, type SetName } from "../../../rules/index.ts";
import type { Match, Matcher } from "../../words.ts";
import type { CueForm } from "../draft.ts";
import { isAdverb, isComma, isPastForm } from "../line.ts";
import { childBy, childrenOf, hangsBy, headOf, isNominal, isVerb, type LineTree } from "./tree.ts";

export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly entry: WordEntry;
  /** The entry of an act that the same words perform ("deny"), where there is one. */
  readonly act?: WordEntry;
  readonly form: CueForm;
  /** The cue before it that has its subject and whose content ends here ("said …, adding that …"). */
  readonly goesOn?: Cue;
}

export interface CueWords {
  readonly reporting: Matcher;
  readonly acts: Matcher;
  /** "According to" and the like: no verbs. */
  readonly prepositions: Matcher;
}

/** The cues of a line outside quotations, from left to right. */
export function cuesOf(tree: LineTree, words: CueWords): Cue[] {
  const { line } = tree;
  const cues: Cue[] = [];
  for (let i = 0; i < line.tokens.length; i++) {
    if (isSpoken(tree, i) || words.prepositions.at(line.sentence, i).length > 0) continue;
    const cue = cueAt(tree, i, words);
    if (!cue) continue;
    const before = cues.findLast((one) => goesOnFrom(tree, one, cue));
    cues.push(before ? { ...cue, goesOn: before } : cue);
    i = cue.to - 1;
  }
  return cues;
}

/** Inside an utterance the speaker speaks; a borrowed word ("claimed") may still be a cue. */
function isSpoken({ line }: LineTree, i: number): boolean {
  return line.quoteOf[i] !== -1 && line.quotes[line.quoteOf[i]!]?.words !== 1;
}

function cueAt(tree: LineTree, i: number, { reporting, acts }: CueWords): Cue | undefined {
  const { sentence } = tree.line;
  const said = reporting.at(sentence, i)[0];
  const act = acts.at(sentence, i)[0];
  const longest: Match | undefined = act && (!said || act.to >= said.to) ? act : said;
  const form = longest && formOf(tree, i);
  if (!longest || !form || isOdd(tree, i, form, longest.entry)) return undefined;
  if (!isReport(tree, i, form, longest.entry)) return undefined;
  return { from: i, to: longest.to, entry: longest.entry, form, ...(act ? { act: act.entry } : {}) };
}

function formOf(tree: LineTree, i: number): CueForm | undefined {
  const { line } = tree;
  if (!isVerb(tree, i) || hangsBy(tree, i, "attribute") || hangsBy(tree, i, "marker")) return undefined;
  if (isPassiveUse(tree, i)) return "passive";
  if (
    line.grammar.endsIn(line.tokens[i], "participle-endings") &&
    line.tokens[i]!.lemma !== line.tokens[i]!.norm
  )
    return childBy(tree, i, "auxiliary") === undefined ? "participle" : "finite";
  return hasMark(tree, i, "infinitive-marks") ? "infinitive" : "finite";
}

/** An auxiliary to the tree, a name by its capitals. */
function isName(tree: LineTree, at: number): boolean {
  return hangsBy(tree, at, "auxiliary") && isNominal(tree, at);
}

export function hasMark(tree: LineTree, at: number, wordClass: string): boolean {
  return childrenOf(tree, at).some(
    (child) => hangsBy(tree, child, "marker") && tree.line.is(child, wordClass),
  );
}

/** "was claimed by", "claimed by"; a bare form behind a noun ("the group called X") is one too. */
function isPassiveUse(tree: LineTree, i: number): boolean {
  // "IS claimed": a name in capitals is no auxiliary.
  const isMark = (child: number) =>
    hangsBy(tree, child, "passive") &&
    (!hangsBy(tree, child, "auxiliary") || tree.line.is(child, "auxiliaries"));
  if (childrenOf(tree, i).some(isMark)) return !isBareActive(tree, i);
  if (childrenOf(tree, i).some((child) => isName(tree, child))) return false;
  if (isShortPassive(tree, i)) return true;
  if (
    childrenOf(tree, i).some((child) => hangsBy(tree, child, "subject") || hangsBy(tree, child, "auxiliary"))
  )
    return false;
  return isPassive({ tree: tree.tree, grammar: tree.grammar }, i) && !hangsBy(tree, i, "conjunct");
}

/** "Asked about it, he said", "when asked if …": a past form with nobody before it in a clause of its own. */
function isShortPassive(tree: LineTree, i: number): boolean {
  if (!hangsBy(tree, i, "adverbial") || childBy(tree, i, "subject") !== undefined) return false;
  if (childBy(tree, i, "auxiliary") !== undefined || childBy(tree, i, "object") !== undefined) return false;
  return isPastForm(tree.line, i) && !tree.line.grammar.endsIn(tree.line.tokens[i], "participle-endings");
}

const SAID_BEHIND: readonly SetName[] = ["complement", "controlled", "object", "adverbial"];

/** "The chiefs at first denied having sent a drone": a passive to the parser, without its auxiliary and with more behind it. */
function isBareActive(tree: LineTree, i: number): boolean {
  const children = childrenOf(tree, i);
  const has = (set: SetName) => children.some((child) => hangsBy(tree, child, set));
  if (has("auxiliary") || has("agent") || !has("subject")) return false;
  return children.some((child) => child > i && SAID_BEHIND.some((set) => hangsBy(tree, child, set)));
}

/** "seems" without a clause, "a group called X": words of the list that report nothing here. */
function isOdd(tree: LineTree, i: number, form: CueForm, { attributes }: WordEntry): boolean {
  const clause = childrenOf(tree, i).some(
    (child) => hangsBy(tree, child, "complement") || hangsBy(tree, child, "controlled"),
  );
  if (attributes["strict"] === true && !clause) return true;
  if (attributes["hearer"] === true && form === "finite" && isLast(tree, i)) return true;
  if (attributes["transitive"] === true && form === "finite" && isReduced(tree, i)) return true;
  return attributes["names"] === true && form === "passive" && childBy(tree, i, "agent") === undefined;
}

/** "Five dead, the forces informed.": a verb that needs a hearer, with nobody and nothing behind it, tells who was told. */
function isLast(tree: LineTree, i: number): boolean {
  if (!isPastForm(tree.line, i) || childBy(tree, i, "auxiliary") !== undefined) return false;
  return childrenOf(tree, i).every((child) => child < i || tree.line.tokens[child]!.upos === "PUNCT");
}

/** "Forces tasked with it fired", "attacks in Erbil blamed on Iran stopped": a verb that must have an object, and has none, tells of the noun before it. */
function isReduced(tree: LineTree, i: number): boolean {
  if (!isPastForm(tree.line, i) || !tree.line.is(i + 1, "prepositions")) return false;
  const has = (set: SetName) => childBy(tree, i, set) !== undefined;
  return !has("object") && !has("controller") && !has("auxiliary");
}

/** What is only wanted, shown or thought by an infinitive or a participle is no report of its own. */
function isReport(tree: LineTree, i: number, form: CueForm, { attributes }: WordEntry): boolean {
  const { kind } = attributes;
  const says = kind === undefined || kind === "say";
  if (form === "finite") return true;
  if (form === "passive") {
    const clause = childrenOf(tree, i).some(
      (child) =>
        hangsBy(tree, child, "complement") ||
        hangsBy(tree, child, "controlled") ||
        (attributes["object"] === "addressee" && isTopic(tree, child, "subject-prepositions")),
    );
    return childBy(tree, i, "agent") !== undefined || ((says || kind === "think") && clause);
  }
  if (form === "participle") return says || (kind === "show" && hangsBy(tree, i, "participle"));
  if (!says) return false;
  const head = headOf(tree, i);
  return hangsBy(tree, i, "controlled")
    ? head >= 0 && tree.line.is(head, "to-openers")
    : hangsBy(tree, i, "adverbial");
}

/** "asked about the loan". */
export function isTopic(tree: LineTree, child: number, prepositions = "topic-prepositions"): boolean {
  if (!hangsBy(tree, child, "oblique") || tree.line.is(child, "time-words")) return false;
  return hasMark(tree, child, prepositions);
}

/** A participle behind a comma, or a second verb of the same form, goes on from the verb whose content it stands in. */
function goesOnFrom(tree: LineTree, outer: Cue, cue: Cue): boolean {
  if (outer.form !== "finite" || !isInComplement(tree, outer.from, cue.from)) return false;
  const { line } = tree;
  if (cue.form === "participle") {
    let before = cue.from - 1;
    while (before > 0 && isAdverb(line, before)) before--;
    return hangsBy(tree, cue.from, "adverbial") && isComma(line, before);
  }
  if (cue.form !== "finite" || !hangsBy(tree, cue.from, "conjunct")) return false;
  if (childBy(tree, cue.from, "subject") !== undefined) return false;
  return (
    line.tokens[cue.from]!.xpos === line.tokens[outer.from]!.xpos &&
    childBy(tree, cue.from, "auxiliary") === undefined
  );
}

function isInComplement(tree: LineTree, verb: number, at: number): boolean {
  let under = at;
  for (let up = headOf(tree, at), steps = 0; up >= 0 && steps < CLIMB; up = headOf(tree, up), steps++) {
    if (up === verb) return hangsBy(tree, under, "complement") || hangsBy(tree, under, "aside");
    under = up;
  }
  return false;
}

/** Deeper nesting is a fault of the parser. */
const CLIMB = 12;
