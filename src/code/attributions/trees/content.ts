// Which words were said: the clauses and objects that hang on the verb, or the clause in which the verb stands as an aside.
import { isComma, isWord, type Stretch } from "../line.ts";
import { hasMark, type Cue } from "./cues.ts";
import type { Source } from "./source.ts";
import {
  branch,
  childBy,
  childrenOf,
  hangsBy,
  headOf,
  isVerb,
  stretchAround,
  type LineTree,
} from "./tree.ts";

export interface Said {
  /** Word indexes in order. */
  readonly words: readonly number[];
  readonly addressee?: Stretch;
  /** What an act is about where nothing was said in so many words. */
  readonly bare?: readonly number[];
}

interface Asked {
  readonly tree: LineTree;
  readonly cue: Cue;
  readonly source: Source | undefined;
  readonly cues: readonly Cue[];
}

export function saidBy(asked: Asked): Said {
  const { tree } = asked;
  const open = openingOf(asked);
  const found = sorted(asked);
  const { told, objects } = found;
  const clauses =
    open === undefined ? found.clauses : [...found.clauses, clauseOver(tree, open)].filter((one) => one >= 0);
  const withObjects = clauses.length === 0 || objects.some((one) => isObject(tree, one));
  let words = [...(withObjects && open === undefined ? objects : []), ...clauses].flatMap((head) =>
    wordsUnder(asked, head),
  );
  if (open !== undefined) words = words.filter((word) => word >= open);
  else if (objects.length > 0 && words.length > 0) words.push(...tail(asked, words));
  if (open === undefined && !saysBehind(asked) && isInserted(asked)) words = besides(asked);
  if (words.length === 0) words = topic(asked);
  if (words.length === 0) words = around(asked);
  if (words.length === 0 && isAside(tree, asked.cue)) words = besides(asked);
  const addressee = open === undefined ? told && personAt(tree, told) : personBefore(asked, open);
  const behind = words.every((word) => isRelative(asked, word)) ? wordsBehind(asked, told) : [];
  if (asked.cue.act && behind.length === 0)
    words = words.flatMap((word) => (isRelative(asked, word) ? nounOf(tree, word) : [word]));
  const bare = behind.length > 0 ? behind : undefined;
  if (bare && asked.cue.act) words = [];
  const inOrder = unbroken(
    asked,
    [...new Set(words)].sort((a, b) => a - b),
  );
  return { words: withoutAside(asked, inOrder), ...(addressee && { addressee }), ...(bare && { bare }) };
}

function isRelative({ tree }: Asked, at: number): boolean {
  return tree.line.is(at, "relatives") && !hangsBy(tree, at, "marker");
}

/** The noun phrase that a relative word stands for, without its clause. */
function nounOf(tree: LineTree, at: number): number[] {
  let clause = headOf(tree, at);
  while (clause >= 0 && !hangsBy(tree, clause, "relative-clause")) clause = headOf(tree, clause);
  const noun = headOf(tree, clause);
  return noun < 0 ? [at] : branch(tree, noun, (child) => child === clause);
}

/** Behind the verb what was said is one stretch, but for verbs of saying that leave it. */
function unbroken(asked: Asked, words: readonly number[]): readonly number[] {
  const { tree, cue, cues } = asked;
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined || first < cue.to) return words;
  const left = new Set(
    cues.filter((other) => other !== cue && leaves(tree, other)).flatMap((other) => branch(tree, other.from)),
  );
  return [...Array(last - first + 1).keys()]
    .map((step) => first + step)
    .filter((at) => !left.has(at) && !isOwn(asked, at));
}

/** All that hangs on the verb behind it: what an act is about where the tree names no object; of a told person what is ordered. */
function wordsBehind(asked: Asked, told: number | undefined): readonly number[] {
  const { cue } = asked;
  if (told === undefined) return wordsUnder(asked, cue.from).filter((at) => at >= cue.to);
  const words = wordsUnder(asked, told);
  return unbroken(asked, [...words, ...tail(asked, words)]);
}

/** The word that opens a clause behind the verb, with only a person told, times, places and media before it. */
function openingOf(asked: Asked): number | undefined {
  const { tree, cue } = asked;
  const { line } = tree;
  for (let at = cue.to; at < Math.min(tree.size, cue.to + REACH); at++) {
    if (line.quoteOf[at] !== -1 && line.quoteOf[at] !== line.quoteOf[cue.from]) return undefined;
    if (line.is(at, "that-words") && clauseOver(tree, at) >= 0) return at;
    const verb =
      isVerb(tree, at) &&
      !hangsBy(tree, at, "attribute") &&
      !line.grammar.endsIn(line.tokens[at], "participle-endings");
    if (verb || isCue(asked, at) || /^[.;:!?]+$/.test(line.tokens[at]!.text)) return undefined;
  }
  return undefined;
}

/** How far behind a verb its content may begin, past times, places and media ("said in a statement on Tuesday that"). */
const REACH = 25;

/** The verb of the clause that a word opens; -1 where it opens none, or one that tells of the noun before it. */
function clauseOver(tree: LineTree, at: number): number {
  let up = headOf(tree, at);
  while (up >= 0 && up < at) up = headOf(tree, up);
  const isClause =
    up >= 0 && (isVerb(tree, up) || hangsBy(tree, up, "clause")) && !hangsBy(tree, at, "nominal");
  const tells = !hangsBy(tree, at, "marker") && !tree.line.is(headOf(tree, up), "channel-nouns");
  return isClause && !tells ? up : -1;
}

/** "warned the Houthis on Monday that": who is told stands right behind the verb. */
function personBefore({ tree, cue }: Asked, open: number): Stretch | undefined {
  const { line } = tree;
  if (cue.entry.attributes["object"] !== "addressee") return undefined;
  let to = cue.to;
  const goesOn = (at: number) =>
    at < open &&
    isWord(line, at) &&
    !line.is(at, "time-words") &&
    (at === cue.to || !line.is(at, "prepositions"));
  while (goesOn(to)) to++;
  return to > cue.to && !line.is(cue.to, "prepositions") ? { from: cue.to, to } : undefined;
}

function isInside(at: number, { from, to }: Stretch): boolean {
  return at >= from && at < to;
}

function isOwn({ cue, source }: Asked, at: number): boolean {
  return isInside(at, cue) || (source !== undefined && isInside(at, source.stretch));
}

function isCue({ cues }: Asked, at: number): boolean {
  return cues.some((cue) => cue.from === at);
}

/** A branch without the cue, the source, and verbs that go on from this one. */
function wordsUnder(asked: Asked, top: number): number[] {
  const { tree, cue, cues } = asked;
  const leave = (child: number) =>
    isInside(child, cue) ||
    cues.some((other) => other.from === child && other !== cue && leaves(tree, other));
  return branch(tree, top, leave).filter((at) => !isOwn(asked, at));
}

/** Another verb of saying whose words are not among those said here. */
function leaves(tree: LineTree, cue: Cue): boolean {
  return cue.goesOn !== undefined || isAside(tree, cue);
}

/** "…, Reuters reported": a subject behind a comma, and nothing said behind the verb. */
function isAside(tree: LineTree, cue: Cue): boolean {
  if (cue.form !== "finite") return false;
  const subject = childBy(tree, cue.from, "subject");
  if (
    subject === undefined ||
    subject > cue.from ||
    !(hangsBy(tree, cue.from, "complement") || hangsBy(tree, cue.from, "conjunct"))
  )
    return false;
  const said = childrenOf(tree, cue.from).some(
    (child) =>
      child > cue.from &&
      (hangsBy(tree, child, "complement") || isObject(tree, child) || hangsBy(tree, child, "controlled")),
  );
  const [first] = branch(tree, subject);
  return !said && first !== undefined && isComma(tree.line, first - 1);
}

/** Something said stands behind the verb. */
function saysBehind({ tree, cue }: Asked): boolean {
  return childrenOf(tree, cue.from).some(
    (child) =>
      child > cue.from &&
      (hangsBy(tree, child, "complement") || hangsBy(tree, child, "controlled") || isObject(tree, child)),
  );
}

/** "They were ready, the army wrote on Monday, when …": a subject behind a comma, and a clause before it. */
function isInserted({ tree, cue, source }: Asked): boolean {
  if (
    cue.form !== "finite" ||
    !source ||
    source.stretch.to > cue.from ||
    !isComma(tree.line, source.stretch.from - 1)
  )
    return false;
  for (let at = 0; at < source.stretch.from; at++) if (isFiniteVerb(tree, at)) return true;
  return false;
}

function isFiniteVerb(tree: LineTree, at: number): boolean {
  const fin = tree.line.tokens[at]!.feats?.["VerbForm"] === "Fin";
  return fin && isVerb(tree, at);
}

/** All that stands before the subject of an aside, and what goes on behind the comma that closes it. */
function besides({ tree, cue, source }: Asked): number[] {
  if (!source) return [];
  const { line } = tree;
  let close = cue.to;
  while (close < tree.size && isWord(line, close)) close++;
  const goesOn = isComma(line, close) && !line.is(close + 1, "leaving-words");
  const behind = goesOn ? tree.size - close - 1 : 0;
  let open = source.stretch.from;
  while (open > 0 && !/^[;؛]$/.test(line.tokens[open - 1]!.text)) open--;
  const before = source.stretch.from - open;
  return [
    ...Array(before)
      .keys()
      .map((step) => open + step),
    ...Array(behind)
      .keys()
      .map((step) => close + 1 + step),
  ];
}

function isObject(tree: LineTree, at: number): boolean {
  return hangsBy(tree, at, "object") || hangsBy(tree, at, "controller");
}

/** What hangs on the words of the cue, by what it is. */
function sorted(asked: Asked): { told?: number; objects: number[]; clauses: number[] } {
  const { tree, cue } = asked;
  const objects: number[] = [];
  const clauses: number[] = [];
  const goesOn = cue.entry.attributes["continues"] === true;
  for (let word = cue.from; word < cue.to; word++) {
    for (const child of childrenOf(tree, word)) {
      // "continued the shelling", "went on fighting": only words go on by being said.
      if (goesOn && !hangsBy(tree, child, "complement") && !hangsBy(tree, child, "aside")) continue;
      if (isInside(child, cue) || (isOwn(asked, child) && cue.form !== "passive")) continue;
      if (isClause(asked, child)) clauses.push(child);
      else if (isThing(asked, child)) objects.push(child);
    }
  }
  if (cue.entry.attributes["object"] !== "addressee" || cue.form === "passive") return { objects, clauses };
  const told = objects.find(
    (one) => isGovernedBy(tree, one, cue, "addressee-prepositions") ?? isObject(tree, one),
  );
  return { ...(told !== undefined && { told }), objects: objects.filter((one) => one !== told), clauses };
}

function isClause(asked: Asked, child: number): boolean {
  const { tree, cue } = asked;
  if (hangsBy(tree, child, "complement") || hangsBy(tree, child, "controlled")) return true;
  if (hangsBy(tree, child, "aside")) return !isCue(asked, child);
  // "called on Iraq to expel them"
  if (cue.entry.attributes["object"] === "addressee" && hangsBy(tree, child, "adverbial"))
    return hasMark(tree, child, "infinitive-marks");
  // "Iran will answer, the minister warned": a clause before its verb, with a subject and no word that opens it.
  const bare = hangsBy(tree, child, "adverbial") && child < cue.from && cue.form === "finite";
  return (
    bare &&
    childBy(tree, child, "marker") === undefined &&
    childBy(tree, child, "subject") !== undefined &&
    !isParted(tree, child, cue.from)
  );
}

/** A semicolon or colon stands between two words. */
function isParted({ line }: LineTree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/^[;:؛]$/.test(line.tokens[at]!.text)) return true;
  return false;
}

function isThing({ tree, cue }: Asked, child: number): boolean {
  if (cue.form === "passive") return hangsBy(tree, child, "subject");
  if (isObject(tree, child) || isGoverned(tree, child, cue)) return true;
  return cue.entry.attributes["names"] === true && hasMark(tree, child, "as-words");
}

/** The cue ends in a preposition ("called for") that governs the word. */
function isGoverned(tree: LineTree, at: number, cue: Cue): boolean {
  return isGovernedBy(tree, at, cue, "prepositions") !== undefined;
}

/** Whether the preposition of the cue that governs the word is of a class; undefined if none governs it. */
function isGovernedBy(tree: LineTree, at: number, cue: Cue, wordClass: string): boolean | undefined {
  const mark = childrenOf(tree, at).find(
    (one) => one > cue.from && one < cue.to && hangsBy(tree, one, "marker"),
  );
  return mark === undefined ? undefined : tree.line.is(mark, wordClass);
}

/** "thanked voters for their support": what follows an object up to the next comma belongs to it, but for times. */
function tail(asked: Asked, words: readonly number[]): number[] {
  const { tree, cue } = asked;
  const { line } = tree;
  let last = Math.max(...words, cue.to - 1);
  const found: number[] = [];
  for (const child of childrenOf(tree, cue.from)) {
    if (hangsBy(tree, child, "agent")) continue;
    if (
      child <= last ||
      !(hangsBy(tree, child, "oblique") || hangsBy(tree, child, "adverbial")) ||
      isCue(asked, child)
    )
      continue;
    const under = wordsUnder(asked, child);
    const first = under[0] ?? child;
    if (first !== last + 1 || isComma(line, first) || line.is(child, "time-words")) break;
    found.push(...under);
    last = Math.max(...under);
  }
  return found;
}

/** "asked about the loan", "warned against it": what the preposition behind the verb governs. */
function topic(asked: Asked): number[] {
  const { tree, cue } = asked;
  if (cue.entry.attributes["continues"] === true) return [];
  for (const child of childrenOf(tree, cue.from)) {
    if (child < cue.to || !hangsBy(tree, child, "oblique")) continue;
    const mark = childrenOf(tree, child).find((one) => hangsBy(tree, one, "marker"));
    if (mark === undefined || !tree.line.is(mark, "topic-prepositions") || tree.line.is(child, "time-words"))
      continue;
    return wordsUnder(asked, child).filter((at) => at !== mark);
  }
  return [];
}

/** "…, X said, …", "…, as X put it", "the man whom X blames": the clause or noun that the verb itself hangs on. */
function around(asked: Asked): number[] {
  const { tree, cue } = asked;
  const head = headOf(tree, cue.from);
  if (head < 0) return [];
  const aside =
    hangsBy(tree, cue.from, "aside") ||
    (hangsBy(tree, cue.from, "adverbial") && hasMark(tree, cue.from, "as-words"));
  const relative = hangsBy(tree, cue.from, "relative-clause") || hangsBy(tree, cue.from, "participle");
  if (!aside && !relative) return [];
  if (relative && isOwn(asked, head)) return [];
  return branch(tree, head, (child) => child === cue.from).filter((at) => !isOwn(asked, at));
}

/** ", which has …", ", but the army …" at the end of what was said is the reporter's. */
function withoutAside({ tree, cue }: Asked, words: readonly number[]): readonly number[] {
  const { line } = tree;
  for (const at of words) {
    if (at <= cue.to || !line.is(at, "leaving-words") || !isComma(line, at - 1) || line.quoteOf[at] !== -1)
      continue;
    return words.filter((one) => one < at - 1);
  }
  return words;
}

/** The person told, without what is said of them. */
function personAt(tree: LineTree, head: number): Stretch {
  return stretchAround(
    tree,
    branch(tree, head, (child) => hangsBy(tree, child, "relative-clause")),
    head,
  );
}
