// Lists in a tree: the things that "and" and commas join, and whether a description means several.
import type { Thing } from "../things.ts";
import { isPlural, thingOf, type View } from "../view.ts";
import { under } from "./walk.ts";

/** The things of a list, by the word that heads it. */
export const listed =
  (view: View) =>
  (at: number): Thing[] =>
    [at, ...under(view, at).filter((i) => view.tokens[i]!.deprel === "conj")].flatMap(
      (one) => nearest(view, one) ?? [],
    );

/** "Leader Febe Velasquez": the name behind the word that heads the phrase. */
export function nearest(view: View, at: number): Thing | undefined {
  const thing = thingOf(view, at);
  if (thing?.mention?.type !== "role" && thing?.mention?.type !== "nationality") return thing;
  const next = thingOf(view, thing.to);
  return next?.from === thing.to && next.mention?.type === "person" ? next : thing;
}

export function isSeveral(view: View, { to }: Thing): boolean {
  return isPlural(view.tokens[to - 1]);
}
