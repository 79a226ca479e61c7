// Tellings of one occurrence put together inside a document: same kind, dates not in conflict, shared roles, "the attack".
import type { Kinds } from "../../knowledge/index.ts";
import type { Token } from "../../language/index.ts";
import { edtfOverlaps } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import type { Candidate } from "./candidates.ts";
import { opposition } from "./opposed.ts";
import { areElsewhere } from "./sites.ts";
import type { Thing } from "./things.ts";

/** Tellings of one occurrence, in text order. */
export type Cluster = Candidate[];

/** Points that a shared or differing trait gives; set on two thirds of the corpus, checked on the rest; a search gained little. */
const POINTS = {
  sameTarget: 2,
  otherTarget: -1.45,
  samePlace: 1.35,
  otherPlace: -0.2,
  sameActor: 1.6,
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

/** How far back a telling may belong, in sentences, and with how many of the last tellings it is compared: news is shorter. */
const LOOK_BACK = 80;
const COMPARED = 10;

interface Growing {
  readonly members: Candidate[];
  main: Candidate;
}

export function clustersOf(ctx: CodingContext, candidates: readonly Candidate[]): Cluster[] {
  const { kinds } = ctx.knowledge;
  const areOpposed = opposition(ctx);
  const clusters: Growing[] = [];
  for (const candidate of candidates) {
    const near = clusters.filter(
      ({ members }) =>
        candidate.view.index - members.at(-1)!.view.index <= LOOK_BACK &&
        !members
          .slice(-COMPARED)
          .some((member) => areApart(ctx, member, candidate) || areOpposed(member, candidate)),
    );
    const chosen =
      near.find(({ members }) =>
        members
          .slice(-COMPARED)
          .some((one) => isSubjectOf(one, candidate) || isManner(kinds, one, candidate)),
      ) ?? bestOf(kinds, near, candidate);
    if (chosen) {
      chosen.members.push(candidate);
      if (weight(candidate) > weight(chosen.main)) chosen.main = candidate;
    } else if (stands(candidate)) clusters.push({ members: [candidate], main: candidate });
  }
  return clusters.map(({ members }) => members);
}

function bestOf(kinds: Kinds, clusters: readonly Growing[], candidate: Candidate): Growing | undefined {
  let best: { cluster: Growing; score: number } | undefined;
  for (const cluster of clusters) {
    const score = fit(kinds, cluster, candidate);
    if (score >= POINTS.enough && (!best || score >= best.score)) best = { cluster, score };
  }
  return best?.cluster;
}

/** Two portions of one telling, or sites far from each other. */
function areApart(ctx: CodingContext, a: Candidate, b: Candidate): boolean {
  if (a.portion && b.portion && a.portion.of === b.portion.of) return true;
  return areElsewhere(ctx, a.slots, b.slots);
}

/** "the blast killed three": noun and verb tell of one thing, if the verb is of the noun's type. */
function isSubjectOf(member: Candidate, candidate: Candidate): boolean {
  return (
    member.view === candidate.view && member.trigger === candidate.subject && member.type === candidate.type
  );
}

/** "Struck the militia, destroying three of its depots": a participle that goes on telling of its verb. */
function isManner(kinds: Kinds, member: Candidate, candidate: Candidate): boolean {
  if (member.view !== candidate.view || !modesAgree(kinds, member.mode, candidate.mode)) return false;
  const { deprel, head, feats } = candidate.view.tokens[candidate.trigger.head]!;
  return (
    head === member.trigger.head &&
    deprel === "advcl" &&
    isParticiple(feats) &&
    member.type === candidate.type
  );
}

function isParticiple(feats: Token["feats"]): boolean {
  return feats?.["VerbForm"] === "Ger" || (feats?.["VerbForm"] === "Part" && feats["Tense"] !== "Past");
}

/** A bare "the attack" that points to nothing told is no event of its own. */
function stands(candidate: Candidate): boolean {
  const { slots } = candidate;
  const roles =
    slots.actors.length +
    slots.targets.length +
    slots.victims.length +
    slots.weapons.length +
    slots.places.length;
  if (candidate.trigger.attributes["weak"] === true && candidate.definite) return false;
  return roles > 0 || (candidate.when !== undefined && !candidate.definite);
}

/** How well a telling fits: by the member most like it and by the fullest, so that chains of likeness do not grow. */
function fit(kinds: Kinds, { members, main }: Growing, candidate: Candidate): number {
  const mainScore = pairScore(kinds, main, candidate);
  let most = mainScore;
  for (const member of members.slice(-COMPARED)) {
    if (mainScore === -Infinity) return -Infinity;
    const score = pairScore(kinds, member, candidate);
    if (score === -Infinity) return -Infinity;
    most = Math.max(most, score);
  }
  return (1 - POINTS.shareOfMain) * most + POINTS.shareOfMain * mainScore;
}

/** The telling with most roles; a headline only if nothing tells more; of equals the first. */
export function fullest(cluster: Cluster): Candidate {
  return cluster.reduce((best, one) => (weight(one) > weight(best) ? one : best));
}

function weight(candidate: Candidate): number {
  const { slots } = candidate;
  const roles =
    slots.actors.length +
    slots.targets.length +
    slots.victims.length +
    slots.weapons.length +
    slots.places.length;
  const told = roles + (candidate.when === undefined ? 0 : 1);
  return told - (candidate.inTitle ? 2 : 0) - (candidate.casualty ? 1.5 : 0) - (candidate.definite ? 0.5 : 0);
}

function pairScore(kinds: Kinds, a: Candidate, b: Candidate): number {
  if (a.type !== b.type || !(modesAgree(kinds, a.mode, b.mode) || pointsBack(kinds, a, b))) return -Infinity;
  const days = sameDays(a, b);
  if (days === false) return -Infinity;
  if (a.view === b.view && a.answered !== b.answered) return -Infinity;
  let score = a.mode === b.mode ? POINTS.sameMode : 0;
  if (days) score += POINTS.sameDate;
  score += shared(a.slots.targets, b.slots.targets, POINTS.sameTarget, POINTS.otherTarget);
  score += shared(a.slots.places, b.slots.places, POINTS.samePlace, POINTS.otherPlace);
  const otherActor = isNamed(a) && isNamed(b) ? POINTS.otherNamed : POINTS.otherActor;
  score += shared(a.slots.actors, b.slots.actors, POINTS.sameActor, otherActor);
  score += shared(a.slots.weapons, b.slots.weapons, POINTS.sameWeapon, 0);
  score += sharedVictims(a, b);
  if (isOtherDeed(a, b)) score += POINTS.otherDeed;
  if (isReversed(a, b) || isReversed(b, a)) score += POINTS.reversed;
  if (b.definite || (days === true && isNamedByDay(b)))
    score +=
      (pointsElsewhere(a, b) ? POINTS.definiteElsewhere : POINTS.definite) +
      POINTS.definiteFar * Math.min(b.view.index - a.view.index, 10);
  if (a.inTitle !== b.inTitle) score += POINTS.title;
  score += distance(b.view.index - a.view.index);
  if ((a.status === "past-background") !== (b.status === "past-background") && !b.definite)
    score += POINTS.background;
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
    (a.last.length > 3 && a.last === b.last) ||
    isShortFor(a, b) ||
    isShortFor(b, a)
  );
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
