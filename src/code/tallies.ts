// Tallies: numbers that somebody reports over a period. Scope, window and who counted; a tally is never an event.
import type { Tally } from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { isHarmless, subjectOf } from "./events/harmless.ts";
import { viewsOf } from "./events/view.ts";
import { talliesIn, type Inherited } from "./tallies/sentence.ts";

/** All tallies of the document, in text order; none in a text whose attacks and kills are figures of speech. */
export function findTallies(ctx: CodingContext): Tally[] {
  if (isHarmless(subjectOf(ctx))) return [];
  const found: Tally[] = [];
  let inherited: Inherited | undefined;
  for (const view of viewsOf(ctx)) {
    const result = talliesIn(ctx, view, inherited);
    inherited = result.inherited;
    for (const tally of result.tallies) found.push({ id: `y${found.length + 1}`, ...tally });
  }
  return found;
}
