// What sets an occurrence apart from a general saying: when, where, with what, how many, whom by name, or told twice.
// "Murders of officials", "we will fight them", "they attack unions" have none of these and tell of no occurrence.
import type { Candidate } from "./candidates.ts";
import type { Cluster } from "./cluster.ts";
import { hasClass, isCrewed, type Thing } from "./things.ts";
import type { View } from "./view.ts";

/** Without the attacks that nothing sets apart; a text that tells of no other keeps those told as done. */
export function occurrencesOf(
  clusters: readonly Cluster[],
  isAttack: (one: Candidate) => boolean,
): readonly Cluster[] {
  const attacks = clusters.filter((cluster) => cluster.some(isAttack));
  const anchored = new Set(attacks.filter(isAnchored));
  const kept = anchored.size > 0 ? anchored : new Set(attacks.filter((cluster) => cluster.some(isDone)));
  return clusters.filter((cluster) => kept.has(cluster) || !cluster.some(isAttack));
}

function isDone({ status }: Candidate): boolean {
  return status !== "hypothetical" && status !== "planned" && status !== "denied";
}

/** Word order alone finds too little to ask it. */
function isAnchored(cluster: Cluster): boolean {
  if (new Set(cluster.map(({ view }) => view.index)).size > 1) return true;
  return cluster.some((one) => one.trigger.match === undefined || isSetApart(one));
}

function isSetApart(one: Candidate): boolean {
  const { slots, when, count, killed, injured, view } = one;
  if ((when && !when.weak) || (count ?? killed ?? injured)) return true;
  const struck = [...slots.targets, ...slots.victims];
  if (slots.places.length + slots.weapons.length > 0 || hasClass(struck, "weapon")) return true;
  if (slots.actors.some(isCrewed)) return true;
  return struck.some((thing) => thing.mention?.type === "person" || isCounted(view, thing));
}

/** "Two engineers": not one of the pronouns whose span lies elsewhere. */
function isCounted(view: View, { from, to }: Thing): boolean {
  return view.tokens.slice(from, to).some(({ upos }) => upos === "NUM");
}
