// Deeds spoken of in general: "an end to the murder of activists", "they were trained to attack". Nobody in particular
// is said to have met them at any time or place, so they are no occurrence. Tells by trees alone.
import type { Candidate } from "./candidates.ts";
import type { Cluster } from "./cluster.ts";
import type { Thing } from "./things.ts";
import { under } from "./tree/walk.ts";
import { isPlural, type View } from "./view.ts";

/** True if no telling of it says when, where or with what, how many were hurt, or names anybody or anything in particular. */
export function isInGeneral(cluster: Cluster): boolean {
  return cluster.every((one) => isUnplaced(one) && (isOfMany(one) || isOnlyAimed(one)));
}

function isUnplaced(one: Candidate): boolean {
  const { view, trigger, slots, when, count, killed, injured } = one;
  if (view.tokens[trigger.from]!.deprel === undefined || isKnownDeed(one)) return false;
  const isCounted = [count, killed, injured].some((range) => range !== undefined);
  const isPlaced = slots.places.some((place) => !slots.targets.some(({ start }) => start === place.start));
  return when === undefined && !isPlaced && slots.weapons.length === 0 && !isCounted;
}

/** "American forces carried out airstrikes on militias": whose deed of what kind it was is known. */
function isKnownDeed({ specific, slots }: Candidate): boolean {
  return specific && slots.actors.some(({ mention }) => mention !== undefined && mention.type !== "role");
}

/** What was struck is told in bare plurals, or not at all beside a noun in the plural ("killings"). */
function isOfMany({ view, trigger, slots }: Candidate): boolean {
  const struck = [...slots.targets, ...slots.victims];
  if (struck.length === 0) return trigger.kind === "noun" && isPlural(view.tokens[trigger.head]);
  return struck.every((thing) => isBarePlural(view, thing));
}

/** "They were trained | to attack the villages": an aim that no cue says was tried. */
function isOnlyAimed({ view, trigger, slots }: Candidate): boolean {
  if (trigger.kind !== "verb" || view.tokens[trigger.head]!.feats?.["VerbForm"] !== "Inf") return false;
  const isMarked = under(view, trigger.head).some((at) => view.tokens[at]!.deprel === "mark");
  return isMarked && ![...slots.targets, ...slots.victims].some(({ mention }) => mention?.type === "person");
}

/** "Activists", "police stations": without a number, an article, an owner or a name; "several men" are some in particular. */
function isBarePlural(view: View, { from, to, mention }: Thing): boolean {
  const head = view.tokens[to - 1]!;
  if (mention?.entity !== undefined || head.upos === "PROPN" || !isPlural(head)) return false;
  const parts = new Set(under(view, to - 1).filter((at) => at < to));
  for (let at = from; at < to - 1; at++) parts.add(at);
  return ![...parts].some((at) => makesParticular(view, at));
}

function makesParticular(view: View, at: number): boolean {
  const { upos = "", deprel } = view.tokens[at]!;
  return PARTICULAR.has(upos) || deprel === "nmod:poss" || view.has("vague-plurals", at);
}

const PARTICULAR: ReadonlySet<string> = new Set(["DET", "NUM", "PROPN"]);
