// Words of violence that tell of no attack by what stands around them: the doer is the weather, an animal or an accident,
// the means or the mark is a matter of words, the tale is invented, the shot is a test.
import type { Frames } from "../../../rules/index.ts";
import type { Trigger } from "../trigger.ts";
import type { ThingClass } from "../things.ts";
import { thingOf, type View } from "../view.ts";
import { under, upFrom } from "./walk.ts";

/** True if the sentence itself says that nobody was attacked, or only in a tale or a test. */
export function isFigurative(view: View, trigger: Trigger, frames: Frames | undefined): boolean {
  return (
    isByNobody(view, trigger, frames) ||
    isToNobody(view, trigger, frames) ||
    isGoverned(view, trigger) ||
    isInTale(view, trigger)
  );
}

/** "The storm killed six", "killed by lightning"; also what the storm did in the clause that this one goes on from. */
function isByNobody(view: View, { head, kind }: Trigger, frames: Frames | undefined): boolean {
  const doers = (frames?.of("doer") ?? []).map((one) => one.head);
  if (doers.length > 0) return doers.every((at) => isBlameless(view, at));
  if (kind === "noun") return false;
  const verb = CONTINUES.has(view.tokens[head]!.deprel ?? "") ? (view.tokens[head]!.head ?? -1) : -1;
  return verb >= 0 && under(view, verb).some((at) => DOERS.has(deprel(view, at)) && isBlameless(view, at));
}

const CONTINUES: ReadonlySet<string> = new Set(["conj", "advcl", "xcomp"]);
const DOERS: ReadonlySet<string> = new Set(["nsubj", "obl:agent"]);

/** A common noun of the list that nobody's name makes a deed of; in "an outbreak of X" it is X that counts. */
function isBlameless(view: View, at: number): boolean {
  if (view.tokens[at]!.upos !== "NOUN") return false;
  if (!view.has("blameless-doers", at) && !view.has("animals", at)) return false;
  return under(view, at).every((child) => {
    if (under(view, child).some((one) => view.has("object-markers", one))) return isBlameless(view, child);
    const thing = thingOf(view, child);
    return thing === undefined || thing === thingOf(view, at) || !OWNERS.has(thing.class);
  });
}

const OWNERS: ReadonlySet<ThingClass> = new Set(["armed", "body", "nationality", "person"]);

/** "Bombarded with complaints", "attacked his plan", "killed a leopard": done in words, or to nobody. */
function isToNobody(view: View, { head }: Trigger, frames: Frames | undefined): boolean {
  const means = under(view, head).filter((at) => deprel(view, at) === "obl" || deprel(view, at) === "nmod");
  if (means.some((at) => view.has("spoken-means", at))) return true;
  const marks = (frames?.of("done-to") ?? []).map((one) => one.head);
  return marks.length > 0 && marks.every((at) => isNobody(view, at));
}

function isNobody(view: View, at: number): boolean {
  if (view.tokens[at]!.upos === "PROPN") return false;
  return view.has("animals", at) || (thingOf(view, at) === undefined && view.has("spoken-marks", at));
}

/** "Test-fired a missile, hitting a target", "simulated an attack", "an exercise in which troops stormed a village". */
function isGoverned(view: View, { head, kind }: Trigger): boolean {
  return upFrom(view, head).some((at, step) => {
    if (step === 0 && kind === "noun") return false;
    return view.has("rehearsing-verbs", at) && view.tokens[at]!.upos === "VERB";
  });
}

/** "The novel opens with the assassination of a king": a made-up work is the subject of the telling. */
function isInTale(view: View, { head }: Trigger): boolean {
  return upFrom(view, head).some(
    (at) =>
      view.has("telling-verbs", at) &&
      under(view, at).some((child) => deprel(view, child) === "nsubj" && view.has("invented-works", child)),
  );
}

function deprel(view: View, at: number): string {
  return view.tokens[at]!.deprel ?? "";
}
