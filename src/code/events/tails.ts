// Sentences that give only the dead and hurt of what was told before them, joined to that telling.
import type { Range } from "../../record/index.ts";
import type { Harm } from "../casualties.ts";
import type { Candidate } from "./candidates.ts";
import type { Cluster } from "./cluster.ts";
import { emptySlots } from "./slots.ts";
import type { View } from "./view.ts";

export interface Tail {
  readonly view: View;
  readonly harms: Partial<Record<Harm, Range>>;
}

/** How many sentences behind the last telling the figures of its dead may stand. */
const REACH = 3;

/** Adds such sentences to the telling that stands last before them. */
export function addTails(clusters: readonly Cluster[], tails: readonly Tail[]): void {
  const told = new Map<number, { cluster: Cluster; member: Candidate }>();
  for (const cluster of clusters)
    for (const member of cluster) told.set(member.view.index, { cluster, member });
  for (const { view, harms } of tails) {
    const last = told.get(view.index - 1) ?? told.get(view.index - 2) ?? told.get(view.index - REACH);
    if (!last) continue;
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
