// Which act is done by what is said, whatever the verb of saying: "they will pay a heavy price" is a threat.
import type { LanguageKnowledge, WordEntry } from "../../knowledge/index.ts";
import { isWord, type Line } from "../attributions/line.ts";
import { wordsOf, type Match } from "../words.ts";
import { conditionIn } from "./conditions.ts";
import { performativeIn } from "./performative.ts";
import { matchesIn, type Piece } from "./pieces.ts";

/** An armed speaker: its forces and weapons are its own doers, but not those of somebody else. */
export interface Force {
  /** Whether a word before arms or men ("Russian drones") gives them to another side than the speaker's. */
  isForeign(word: string): boolean;
}

export interface ContentAct {
  readonly act: string;
  readonly match: Match;
  readonly piece: Piece;
}

/** "We condemn" weighs more than words of wrong-doing beside it, less than a threat or a claim. */
const NAMED_RANK = 3;
/** A future form governs a word of harm this many tokens on ("will be answered at a time and place of our choosing"). */
const FUTURE_BEFORE = 9;
/** … and a noun of harm may stand before it ("a crushing response will ensue"). */
const FUTURE_AFTER = 4;
/** "our fighters, with God's help, struck": from doer to deed. */
const OWN_BEFORE = 7;
/** "several unidentified Russian drones": marks of whose they are stand this close before. */
const MARK_BEFORE = 3;
/** With an apposition between: "fighters of X, the umbrella of Y, have struck". */
const ARMS_BEFORE = 16;

/** Whether the speaker is an armed force, whose forces and weapons are then its own doers. */
export function isArmed(language: LanguageKnowledge, piece: Piece): boolean {
  return matchesIn(language, "armed-speakers", piece).length > 0;
}

/** The act of one piece, the entry with the lowest rank; undefined for plain information. */
export function actOfContent(
  language: LanguageKnowledge,
  piece: Piece,
  quoted: boolean,
  force?: Force,
): ContentAct | undefined {
  let best: { rank: number; match: Match } | undefined;
  for (const match of matchesIn(language, "content-acts", piece)) {
    const rank = rankOf(match.entry);
    if (best && best.rank <= rank) continue;
    if (match.entry.attributes["quoted"] === true && !quoted) continue;
    if (match.entry.attributes["verb"] === true && !isVerbUse(piece, match)) continue;
    if (holds(language, piece, match, force)) best = { rank, match };
  }
  const named = !best || best.rank > NAMED_RANK ? performativeIn(language, piece) : undefined;
  if (named) best = { rank: NAMED_RANK, match: named };
  const act = best?.match.entry.attributes["act"];
  return best && typeof act === "string" ? { act, match: best.match, piece } : undefined;
}

/** "with the attack", "soldiers killed": the word is a noun, or a passive without its verb. */
function isVerbUse({ line, to }: Piece, match: Match): boolean {
  const before = match.from - 1;
  if (line.is(before, "determiners") || line.is(before, "possessives")) return false;
  const goesOn =
    line.grammar.endsIn(line.tokens[match.from], "participle-endings") && line.is(before - 2, "futures");
  if (line.is(before, "prepositions") && !line.is(before, "infinitive-marks") && !goesOn) return false;
  const opensActive = match.to >= to || isWord(line, match.to) || line.quoteOf[match.to] !== -1;
  return (
    line.is(before, "be-forms") ||
    hasFutureMark(line, match) ||
    (opensActive && !line.is(match.to, "agent-marks"))
  );
}

function hasFutureMark(line: Line, match: Match): boolean {
  return line.is(match.from - 1, "futures") || line.is(match.from - 1, "infinitive-marks");
}

function rankOf(entry: WordEntry): number {
  const rank = entry.attributes["rank"];
  return typeof rank === "number" ? rank : Number.MAX_SAFE_INTEGER;
}

function holds(language: LanguageKnowledge, piece: Piece, match: Match, force: Force | undefined): boolean {
  switch (match.entry.attributes["when"]) {
    case "future":
      return hasFuture(piece, match);
    case "own":
      return (
        hasDoer(language, piece, match, "own-side") ||
        (!isQuoted(piece, match) && hasDoer(language, piece, match, "own-pronouns"))
      );
    case "arms":
      return force !== undefined && hasDoer(language, piece, match, "own-arms", ARMS_BEFORE, force);
    case "conditional":
      return force !== undefined && conditionIn(language, [piece]) !== undefined;
    case "start":
      return isStart(piece, match.from);
    default:
      return true;
  }
}

/** A future form near the word, not denied between the two. */
export function hasFuture(piece: Piece, match: Match): boolean {
  const { line } = piece;
  for (let i = match.from - 1; i >= Math.max(piece.from, match.from - FUTURE_BEFORE); i--) {
    if (line.is(i, "futures")) return !isDenied(piece, i, match.from);
  }
  for (let i = match.to; i < Math.min(piece.to, match.to + FUTURE_AFTER); i++) {
    if (line.is(i, "futures")) return !line.is(i + 1, "negations");
  }
  return false;
}

/** "It had been hit by a missile fired from": the doer of the later word stands behind "by". */
function isStruckBetween({ line }: Piece, from: number, to: number): boolean {
  for (let at = from, passive = false; at < to; at++) {
    if (passive && line.is(at, "agent-marks")) return true;
    passive ||= line.is(at, "be-forms");
  }
  return false;
}

/** What between a doer and a deed says that the deed was not done, or not by it. */
const DOER_BARS = [isDenied, isFutureBetween, isStruckBetween] as const;

function isDenied(piece: Piece, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (piece.line.is(i, "negations")) return true;
  return false;
}

function hasDoer(
  language: LanguageKnowledge,
  piece: Piece,
  match: Match,
  list: string,
  reach = OWN_BEFORE,
  force?: Force,
): boolean {
  const { line } = piece;
  if (
    line.is(match.from - 1, "be-forms") ||
    line.is(match.from - 1, "infinitive-marks") ||
    line.is(match.from - 1, "determiners")
  )
    return false;
  for (let i = Math.max(piece.from, match.from - reach); i < match.from; i++) {
    const own = wordsOf(language, list).at(line.sentence, i)[0];
    if (own && force && !isOwn(language, piece, own, match, force)) return false;
    if (own && own.to <= match.from) return !DOER_BARS.some((bars) => bars(piece, i, match.from));
  }
  return false;
}

/** "A drone attacked" is nobody's, "Russian drones" are Russia's, and "drone attack" is a noun. */
function isOwn(language: LanguageKnowledge, piece: Piece, own: Match, deed: Match, force: Force): boolean {
  const { tokens, sentence } = piece.line;
  const arms = tokens[own.to - 1];
  const verb = tokens[deed.from];
  const isCompound = own.to === deed.from && arms?.norm === arms?.lemma && verb?.norm === verb?.lemma;
  if (isCompound) return false;
  const strangers = wordsOf(language, "strangers-marks");
  for (let i = Math.max(piece.from, own.from - MARK_BEFORE); i < own.from; i++) {
    const { norm, text } = tokens[i]!;
    if (/^\d/.test(norm) || strangers.at(sentence, i).length > 0 || force.isForeign(text)) return false;
  }
  return true;
}

/** Inside quotation marks "they" are others; outside, the reporter's "they" may be the speaker. */
function isQuoted(piece: Piece, match: Match): boolean {
  return piece.line.quoteOf[match.from] !== -1;
}

function isFutureBetween(piece: Piece, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (piece.line.is(i, "modals")) return true;
  return false;
}

function isStart(piece: Piece, from: number): boolean {
  for (let i = piece.from; i < from; i++) if (/[\p{L}\p{N}]/u.test(piece.line.tokens[i]!.text)) return false;
  return true;
}
