// The small words in front of a word (prepositions, conjunctions), also where a parser has hung one on the wrong word.
import type { Token } from "../language/index.ts";
import type { Grammar } from "./grammar.ts";

const CLIMB = 8;
const NONE: readonly string[] = [];

/** For each word its small words, each alone and with what is fixed to it: "because", "because of". */
export function markersIn(
  tokens: readonly Token[],
  children: readonly (readonly number[])[],
  grammar: Grammar,
): (readonly string[])[] {
  const markers: (readonly string[])[] = tokens.map(() => NONE);
  tokens.forEach((token, at) => {
    if (!grammar.sets.marker.has(token.deprel ?? "")) return;
    const owner = ownerOf(tokens, at, grammar);
    if (owner < 0 || owner >= tokens.length) return;
    const fixed = children[at]!.filter((one) => grammar.sets.fixed.has(tokens[one]!.deprel ?? ""));
    const words = [at, ...fixed].sort((a, b) => a - b).map((one) => tokens[one]!.norm);
    markers[owner] = [...markers[owner]!, token.norm, ...(fixed.length > 0 ? [words.join(" ")] : [])];
  });
  return markers;
}

/** "attacked it with two drones on Friday": a parser may hang "with" on Friday, but the words right behind it own it. */
function ownerOf(tokens: readonly Token[], at: number, grammar: Grammar): number {
  const head = tokens[at]!.head ?? -1;
  let top = at + 1;
  while (tokens[top]?.head === at) top++; // what is fixed to it
  if (head <= top) return head;
  for (let steps = 0; steps < CLIMB; steps++) {
    const over = tokens[top]!.head ?? -1;
    if (over === head) return head;
    if (over <= at || over >= head) break;
    top = over;
  }
  const { deprel = "", upos = "" } = tokens[top]!;
  return grammar.sets["noun-place"].has(deprel) && grammar.nounTags.has(upos) ? top : head;
}
