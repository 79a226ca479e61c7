// How much two tellings of one document are alike: points for what they share, against what differs. Which tellings are
// compared, and what the points lead to, stands in cluster.ts.
import type { Kinds } from "../../knowledge/index.ts";
import { edtfOverlaps } from "../../text/index.ts";
import type { Candidate } from "./candidates.ts";
import type { Parties } from "./opposed.ts";
import { isCrewed, type Thing } from "./things.ts";

/** Points that a shared or differing trait gives; set on two thirds of the corpus, checked on the rest; a search gained little. */
export const POINTS = {
  sameTarget: 2,
  otherTarget: -1.45,
  samePlace: 1.35,
  otherPlace: -0.2,
  sameActor: 1.6,
  anybodysCraft: 1.1,
  otherActor: -0.7,
  otherNamed: -2,
  sameWeapon: 1.2,
  sameVictim: 1.5,
  otherVictim: -1.5,
  otherDeed: -2.5,
  sameDate: 1.1,
  sameMode: 0.5,
  definite: 2.6,
  definiteElsewhere: 0.6,
  definiteFar: -0.12,
  title: 1.8,
  sameSentence: 1.8,
  nextSentence: 1.4,
  background: -0.6,
  casualty: 2.4,
  otherPlural: -0.5,
  reversed: -2,
  unreal: -1.5,
  enough: 1.75,
  shareOfMain: 0.4,
} as const;

/** What two tellings are compared by. */
export interface Given {
  readonly kinds: Kinds;
  readonly parties: Parties;
}

/** "Nobody was hurt in the attack" does not go back to the killing in the title. */
function isDeadly({ killed }: Candidate, other: Candidate): boolean {
  return (killed?.min ?? 0) > 0 && other.killed?.max === 0;
}

/** How much speaks for one occurrence; -Infinity where two tellings cannot be of one. */
export function pairScore({ kinds, parties }: Given, a: Candidate, b: Candidate): number {
  if (a.type !== b.type || !(modesAgree(kinds, a.mode, b.mode) || pointsBack(kinds, a, b))) return -Infinity;
  const days = sameDays(a, b);
  if (days === false) return -Infinity;
  if (a.view === b.view && a.answered !== b.answered) return -Infinity;
  if (a.inTitle !== b.inTitle && (isDeadly(a, b) || isDeadly(b, a))) return -Infinity;
  let score = a.mode === b.mode ? POINTS.sameMode : 0;
  if (days) score += POINTS.sameDate;
  const isBack = isBackByCraft(a, b);
  const isVague = (isBack || isPast(a) === isPast(b)) && (isGeneralTarget(a) || isGeneralTarget(b));
  score += shared(a.slots.targets, b.slots.targets, POINTS.sameTarget, isVague ? 0 : POINTS.otherTarget);
  score += shared(a.slots.places, b.slots.places, POINTS.samePlace, POINTS.otherPlace);
  score += sharedActors(parties, a, b);
  score += shared(a.slots.weapons, b.slots.weapons, POINTS.sameWeapon, 0);
  score += sharedVictims(a, b);
  if (isOtherDeed(a, b)) score += POINTS.otherDeed;
  if (isReversed(a, b) || isReversed(b, a)) score += POINTS.reversed;
  if (b.definite || (days === true && isNamedByDay(b)) || isBack)
    score +=
      (pointsElsewhere(a, b) ? POINTS.definiteElsewhere : POINTS.definite) +
      POINTS.definiteFar * Math.min(b.view.index - a.view.index, 10);
  // "The attack" goes back to what the story told last, rather than to its title.
  if (a.inTitle !== b.inTitle && !b.definite) score += POINTS.title;
  score += distance(b.view.index - a.view.index);
  if (isPast(a) !== isPast(b) && !b.definite) score += POINTS.background;
  if (isUnreal(a) !== isUnreal(b)) score += POINTS.unreal;
  if (a.plural !== b.plural) score += POINTS.otherPlural;
  if (a.casualty || b.casualty)
    score += b.view.index === a.view.index ? POINTS.casualty : POINTS.casualty / 2;
  return score;
}

/** Whether the days told are one; nothing is said where one has none, or none that is surely its own. */
function sameDays(a: Candidate, b: Candidate): boolean | undefined {
  if (!a.when || !b.when) return undefined;
  const same = edtfOverlaps(a.when.date, b.when.date);
  return same || !(a.when.weak || b.when.weak) ? same : undefined;
}

/** "The attacks on the base" after strikes on a depot: its own words say that it goes back to something else. */
function pointsElsewhere(a: Candidate, b: Candidate): boolean {
  if (b.trigger.kind !== "noun") return false;
  return shared(a.slots.targets, b.slots.targets, 1, -1) < 0;
}

function sharedActors(parties: Parties, a: Candidate, b: Candidate): number {
  const [one, two] = [a.slots.actors, b.slots.actors];
  const same = parties.areOne(a, b) ? POINTS.sameActor : 0;
  // "American strikes", and then "the jets": a craft that is nobody's by its words is no other doer.
  if (one.every(isAnybodys) || two.every(isAnybodys))
    return shared(one, two, POINTS.sameActor, a.mode === b.mode ? POINTS.anybodysCraft : 0);
  if (same > 0) return same;
  return shared(one, two, POINTS.sameActor, isNamed(a) && isNamed(b) ? POINTS.otherNamed : POINTS.otherActor);
}

/** "The jets had attacked" after American air strikes. */
function isBackByCraft(a: Candidate, b: Candidate): boolean {
  if (a.mode !== b.mode || a.slots.actors.length === 0) return false;
  return b.slots.actors.some(
    (one) => isAnybodys(one) && [one.from, one.from - 1].some((at) => b.view.has("definite-words", at)),
  );
}

/** "Strikes on targets": not said what was hit. */
function isGeneralTarget({ view, slots }: Candidate): boolean {
  return slots.targets.every(
    ({ from, to, mention }) =>
      mention?.entity === undefined &&
      [from, to - 1].some((at) => view.has("general-targets", at)) &&
      !view.tokens.slice(from, to).some(({ upos }) => upos === "PROPN"),
  );
}

function isAnybodys(thing: Thing): boolean {
  return isCrewed(thing) && thing.owner === undefined && thing.mention?.entity === undefined;
}

function isPast({ status }: Candidate): boolean {
  return status === "past-background";
}

function isUnreal({ status }: Candidate): boolean {
  return status === "hypothetical" || status === "planned";
}

function distance(gap: number): number {
  if (gap === 0) return POINTS.sameSentence;
  return gap === 1 ? POINTS.nextSentence : 0;
}

/** "the strike" after rockets: a bare definite noun that its weapon does not narrow goes with any mode that answers to the general one. */
function pointsBack(kinds: Kinds, a: Candidate, b: Candidate): boolean {
  const { refine, mode } = b.trigger.attributes;
  const bare = b.definite && refine === true && b.mode === mode;
  return (
    bare &&
    [...kinds.modes.values()].some(
      (kind) => kind.attributes["general"] === true && modesAgree(kinds, kind.id, a.mode),
    )
  );
}

/** "Monday's attack": the day points back as "the" does. */
function isNamedByDay({ view, trigger }: Candidate): boolean {
  return trigger.kind === "noun" && (view.inTime(trigger.from - 1) || view.inTime(trigger.from - 2));
}

const NAMES: ReadonlySet<string> = new Set(["organization", "nationality", "location", "person"]);

/** A doer has a name, and is not only described. */
function isNamed({ slots }: Candidate): boolean {
  return slots.actors.some(({ mention }) => mention !== undefined && NAMES.has(mention.type));
}

/** One's doer is the other's target: blow and counter-blow. */
function isReversed(a: Candidate, b: Candidate): boolean {
  return a.slots.actors.some((one) => b.slots.targets.some((two) => sameThing(one, two)));
}

function shared(a: readonly Thing[], b: readonly Thing[], same: number, other: number): number {
  if (a.length === 0 || b.length === 0) return 0;
  return a.some((one) => b.some((two) => sameThing(one, two))) ? same : other;
}

/** "Raided a farm and arrested four men": two verbs of one sentence with an object each tell of two deeds. */
function isOtherDeed(a: Candidate, b: Candidate): boolean {
  if (a.view !== b.view || a.casualty || b.casualty || a.definite || b.definite) return false;
  const both = a.slots.targets.length > 0 && b.slots.targets.length > 0;
  return both && !a.slots.targets.some((one) => b.slots.targets.some((two) => sameThing(one, two)));
}

/** Two named dead are not one; a name and a description may be. */
function sharedVictims(a: Candidate, b: Candidate): number {
  const named = (one: Candidate): Thing[] =>
    one.slots.victims.filter(({ mention }) => mention?.type === "person");
  return shared(named(a), named(b), POINTS.sameVictim, POINTS.otherVictim);
}

/** Same register entry, same words of the text (a pronoun leads back to them), same name, or same last word. */
export function sameThing(a: Thing, b: Thing): boolean {
  const first = a.mention?.entity;
  const second = b.mention?.entity;
  if (first !== undefined && second !== undefined) return first === second;
  const names = a.mention?.name !== undefined && a.mention.name === b.mention?.name;
  const isOneSpan = a.start === b.start && a.end === b.end;
  return (
    names ||
    isOneSpan ||
    a.words === b.words ||
    (a.last.length > 3 && a.last === b.last && !areTwoSites(a, b)) ||
    isShortFor(a, b) ||
    isShortFor(b, a)
  );
}

/** "The base at Erbil airport" and "the base at Ain al-Asad": sites with names that share no word but for what they are. */
function areTwoSites(a: Thing, b: Thing): boolean {
  if (a.named !== true || b.named !== true) return false;
  const own = new Set(a.words.split(" "));
  return !b.words.split(" ").some((word) => word !== b.last && own.has(word));
}

/** "The embassy" after "the US embassy in Baghdad": one noun for a longer name that holds it. */
function isShortFor(a: Thing, b: Thing): boolean {
  if (a.class !== "site" || b.class !== "site" || a.last.length <= 3 || b.to - b.from < 3) return false;
  return a.words.split(" ").at(-1) === a.last && a.to - a.from <= 2 && b.words.split(" ").includes(a.last);
}

/** Modes are one, one of them says nothing closer, or the kinds hold that one event may bear both. */
export function modesAgree(kinds: Kinds, a: string, b: string): boolean {
  return a === b || isCompatible(kinds, a, b) || isCompatible(kinds, b, a);
}

function isCompatible(kinds: Kinds, a: string, b: string): boolean {
  const compatible = kinds.modes.get(a)?.attributes["compatible"];
  return Array.isArray(compatible) && compatible.includes(b);
}
