// Where "that" opens what was said behind a verb, past the person told, times, places and media.
import { isWord, type Stretch } from "../line.ts";
import { type Asked, isCue } from "./asked.ts";
import { hangsBy, headOf, isVerb, type LineTree } from "./tree.ts";

/** The word that opens a clause behind the verb, with only a person told, times, places and media before it. */
export function openingOf(asked: Asked): number | undefined {
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
export function clauseOver(tree: LineTree, at: number): number {
  let up = headOf(tree, at);
  while (up >= 0 && up < at) up = headOf(tree, up);
  const isClause =
    up >= 0 && (isVerb(tree, up) || hangsBy(tree, up, "clause")) && !hangsBy(tree, at, "nominal");
  const tells = !hangsBy(tree, at, "marker") && !tree.line.is(headOf(tree, up), "channel-nouns");
  return isClause && !tells ? up : -1;
}

/** "warned the Houthis on Monday that": who is told stands right behind the verb. */
export function personBefore({ tree, cue }: Asked, open: number): Stretch | undefined {
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
