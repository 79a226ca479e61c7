// Events by trigger lexicons with roles near the trigger. The words are data; a tree-based coder takes the same place later.
import type { Event } from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { eventOf } from "./events/build.ts";
import { candidatesIn, type Candidate } from "./events/candidates.ts";
import { clustersOf } from "./events/cluster.ts";
import { isHarmless, subjectOf } from "./events/harmless.ts";
import { viewsOf } from "./events/view.ts";

/** Everything the document tells of as done, alleged, denied or planned; one event per occurrence. */
export function findEvents(ctx: CodingContext): Event[] {
  const subject = subjectOf(ctx.language, ctx.analysis.sentences);
  const harmless = isHarmless(subject);
  const candidates: Candidate[] = [];
  for (const view of viewsOf(ctx)) {
    for (const candidate of candidatesIn(ctx, view, subject.armed)) {
      if (!(harmless && candidate.type === "assault")) candidates.push(candidate);
    }
  }
  return clustersOf(ctx.knowledge.kinds, candidates).map((cluster, at) =>
    eventOf(cluster, `e${at + 1}`, ctx.document.published),
  );
}
