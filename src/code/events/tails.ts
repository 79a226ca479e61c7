// Sentences that give only the dead and hurt of what was told before them, joined to that telling.
import type { Range } from "../../record/index.ts";
import type { Harm } from "../casualties.ts";
import type { CodingContext } from "../context.ts";
import type { Candidate } from "./candidates.ts";
import type { Cluster } from "./cluster.ts";
import { factsOf, talliesOf } from "./facts.ts";
import { addOnce, emptySlots } from "./slots.ts";
import type { Thing } from "./things.ts";
import { harmedIn } from "./tree/harmed.ts";
import type { View } from "./view.ts";

export interface Tail {
  readonly view: View;
  readonly harms: Partial<Record<Harm, Range>>;
  readonly victims: readonly Thing[];
}

/** The dead and hurt of a sentence that tells of no event itself; they belong to one told before. */
export function tailOf(ctx: CodingContext, view: View): Tail | undefined {
  if (talliesOf(ctx, view).length > 0) return undefined;
  const { casualties } = factsOf(ctx, view);
  const harms: Partial<Record<Harm, Range>> = {};
  for (const { harm, range } of casualties) harms[harm] ??= range;
  const victims = harmedIn(ctx, view);
  return casualties.length + victims.length > 0 ? { view, harms, victims } : undefined;
}

/** How many sentences behind the last telling the figures of its dead may stand. */
const REACH = 3;

/** Adds such sentences to the telling that stands last before them. */
export function addTails(clusters: readonly Cluster[], tails: readonly Tail[]): void {
  const told = new Map<number, { cluster: Cluster; member: Candidate }>();
  for (const cluster of clusters)
    for (const member of cluster) told.set(member.view.index, { cluster, member });
  for (const { view, harms, victims } of tails) {
    const last = told.get(view.index - 1) ?? told.get(view.index - 2) ?? told.get(view.index - REACH);
    if (!last) continue;
    for (const one of victims) addOnce(last.member.slots.victims, one);
    const {
      view: _view,
      slots: _slots,
      killed: _killed,
      injured: _injured,
      when: _when,
      count: _count,
      ...rest
    } = last.member;
    last.cluster.push({ ...rest, ...harms, view, slots: emptySlots(), casualty: true });
  }
}
