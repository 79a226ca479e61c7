// Events of a document: tellings found by rules over trees, or by the order of words where there is no tree, put together.
import type { Event } from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { occurrencesOf } from "./events/anchored.ts";
import { eventOf } from "./events/build.ts";
import { candidatesIn, type Candidate } from "./events/candidates.ts";
import { clustersOf } from "./events/cluster.ts";
import { withDays } from "./events/days.ts";
import { isInGeneral } from "./events/general.ts";
import { isHarmless, subjectOf } from "./events/harmless.ts";
import { addTails, tailOf, type Tail } from "./events/tails.ts";
import { isViolent } from "./events/violent.ts";
import { viewsOf } from "./events/view.ts";

/** Everything the document tells of as done, alleged, denied or planned; one event per occurrence. */
export function findEvents(ctx: CodingContext): Event[] {
  const subject = subjectOf(ctx);
  const harmless = isHarmless(subject);
  const isAttack = (one: Candidate): boolean => isViolent(ctx.knowledge.kinds, one.type);
  const candidates: Candidate[] = [];
  const tails: Tail[] = [];
  for (const view of viewsOf(ctx)) {
    const here = candidatesIn(ctx, view, subject.armed);
    candidates.push(...here.filter((one) => !(harmless && isAttack(one))));
    const tail = here.some(isAttack) ? undefined : tailOf(ctx, view);
    if (tail) tails.push(tail);
  }
  const clusters = clustersOf(ctx, candidates).filter((one) => !(one.every(isAttack) && isInGeneral(one)));
  addTails(
    clusters.filter((cluster) => cluster.some(isAttack)),
    tails,
  );
  const occurrences = occurrencesOf(withDays(ctx, clusters), isAttack);
  return occurrences.map((cluster, at) => eventOf(cluster, `e${at + 1}`, ctx.document.published));
}
