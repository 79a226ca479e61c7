// Who is told, asked or ordered: the object of the verb ("urged both sides to …", "called on Iraq"), or who is to do what
// is demanded ("demanded that Baghdad send …", "both parties must …").
import type { Span } from "../../record/index.ts";
import { spanOf, trimmed, type Line, type Stretch } from "../attributions/line.ts";
import {
  branch,
  childBy,
  childrenOf,
  hangsBy,
  headOf,
  isNominal,
  isVerb,
  stretchAround,
  type LineTree,
} from "../attributions/trees/tree.ts";
import type { Match } from "../words.ts";

/** The addressee of the act that `match` names; nothing where the line has no tree. */
export function addresseeAt(line: Line, match: Match): Span | undefined {
  const { tree } = line;
  if (!tree) return undefined;
  const { object, harmful } = match.entry.attributes;
  const asks = object === "addressee";
  const behind = asks || harmful === undefined ? wishedOf(tree, match) : undefined;
  if (behind) return spanOf(line, behind);
  const told =
    (asks ? toldBy(tree, match) : undefined) ??
    // "Warned that submarines would come": what is warned of is nobody's to do.
    (harmful === undefined ? doerOfWish(tree, match) : undefined);
  const words = told === undefined ? undefined : phraseAt(tree, told);
  return words && spanOf(line, words);
}

/** "Both sides must keep away": whose duty it is. */
export function obligedIn(line: Line, { from, to }: Stretch): Span | undefined {
  const { tree } = line;
  if (!tree) return undefined;
  for (let at = from; at < to; at++) {
    if (!line.is(at, "obligations")) continue;
    const verb = headOf(tree, at);
    const subject = verb < 0 ? undefined : childBy(tree, verb, "subject");
    const isPassive = verb >= 0 && childrenOf(tree, verb).some((child) => isBe(line, child) && child < verb);
    if (subject === undefined || isPassive || !isNominal(tree, subject)) continue;
    const words = phraseAt(tree, subject);
    return words && spanOf(line, words);
  }
  return undefined;
}

const isBe = (line: Line, at: number): boolean => line.is(at, "be-forms");

/** The object of the verb, or what stands behind "on", "to" or "with". */
function toldBy(tree: LineTree, { from, to }: Match): number | undefined {
  for (let word = from; word < to; word++) {
    for (const child of childrenOf(tree, word)) {
      if (child < to || !isNominal(tree, child)) continue;
      if (hangsBy(tree, child, "object") || hangsBy(tree, child, "controller")) return child;
      const marked = childrenOf(tree, child).some((mark) => tree.line.is(mark, "addressee-prepositions"));
      if (hangsBy(tree, child, "oblique") && (marked || tree.line.is(child - 1, "addressee-prepositions")))
        return child;
    }
  }
  return undefined;
}

/** Who is to do what is wished: the subject of the clause, not of one in the passive. */
function doerOfWish(tree: LineTree, { from, to }: Match): number | undefined {
  for (let word = from; word < to; word++) {
    for (const child of childrenOf(tree, word)) {
      if (child < to || !(hangsBy(tree, child, "complement") || hangsBy(tree, child, "controlled"))) continue;
      const subject = childBy(tree, child, "subject");
      const isPassive = childrenOf(tree, child).some((one) => isBe(tree.line, one) && one < child);
      if (subject !== undefined && !isPassive && isNominal(tree, subject)) return subject;
    }
  }
  return undefined;
}

/** "Ordered shops to stay shut": all that stands between the verb and "to", if it is one noun phrase. */
function wishedOf(tree: LineTree, { to }: Match): Stretch | undefined {
  const { line } = tree;
  const from = line.is(to, "addressee-prepositions") ? to + 1 : to;
  for (let at = from; at < Math.min(line.tokens.length, from + LONGEST_WISHED); at++) {
    if (line.is(at, "infinitive-marks"))
      return at > from && isVerb(tree, at + 1) ? { from, to: at } : undefined;
    if (isVerb(tree, at) || BREAK.test(line.tokens[at]!.text)) return undefined;
  }
  return undefined;
}

/** "non-emergency staff of its embassy in one city and its consulate in another". */
const LONGEST_WISHED = 16;
const BREAK = /^[,;:.–—]$/;

/** The noun phrase without its clauses and marks. */
function phraseAt(tree: LineTree, head: number): Stretch | undefined {
  const leave = (child: number): boolean =>
    hangsBy(tree, child, "relative-clause") ||
    hangsBy(tree, child, "participle") ||
    hangsBy(tree, child, "aside") ||
    hangsBy(tree, child, "adverbial") ||
    hangsBy(tree, child, "marker");
  return trimmed(tree.line, stretchAround(tree, branch(tree, head, leave), head));
}
