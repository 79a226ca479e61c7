// "Tehran's claim that …", "its warning that …": the owner says what the noun's clause holds.
import type { Matcher } from "../../words.ts";
import type { Draft } from "../draft.ts";
import { spanOf, type Stretch } from "../line.ts";
import { spansOf } from "./spans.ts";
import { branch, childrenOf, hangsBy, stretchAround, type LineTree } from "./tree.ts";

export function draftsOfNouns(tree: LineTree, nouns: Matcher): Draft[] {
  const { line } = tree;
  return nouns.matches(line.sentence).flatMap((match): Draft[] => {
    const noun = match.to - 1;
    const owner = line.quoteOf[noun] === -1 ? ownerOf(tree, noun) : undefined;
    const clause = childrenOf(tree, noun).find((child) => child > noun && opensWithThat(tree, child));
    if (!owner || clause === undefined) return [];
    const cue = { from: match.from, to: match.to };
    return [
      {
        line: line.number,
        cue,
        entry: match.entry,
        subject: owner,
        rule: "noun-clause",
        quoted: false,
        source: [spanOf(line, owner)],
        cueSpans: [spanOf(line, cue)],
        content: spansOf(line, branch(tree, clause), noun),
      },
    ];
  });
}

/** The owner of a noun without its mark: "Tehran" of "Tehran's claim". */
export function ownerOf(tree: LineTree, noun: number): Stretch | undefined {
  const owner = childrenOf(tree, noun).find((child) => child < noun && isOwner(tree, child));
  if (owner === undefined) return undefined;
  const words = branch(tree, owner, (child) => tree.line.is(child, "owner-marks"));
  return stretchAround(tree, words, owner);
}

function isOwner(tree: LineTree, at: number): boolean {
  return (
    tree.line.is(at, "possessives") ||
    childrenOf(tree, at).some((child) => tree.line.is(child, "owner-marks"))
  );
}

function opensWithThat(tree: LineTree, at: number): boolean {
  return childrenOf(tree, at).some(
    (child) => tree.line.is(child, "that-words") && hangsBy(tree, child, "marker"),
  );
}
