// Tellings of one occurrence put together inside a document: same kind, dates not in conflict, shared roles, "the attack".
import type { Kinds } from "../../knowledge/index.ts";
import type { Token } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import type { Candidate } from "./candidates.ts";
import { modesAgree, pairScore, POINTS, type Given } from "./likeness.ts";
import { partiesOf } from "./opposed.ts";
import { areElsewhere } from "./sites.ts";
import { under } from "./tree/walk.ts";

/** Tellings of one occurrence, in text order. */
export type Cluster = Candidate[];

/** How far back a telling may belong, in sentences, and with how many of the last tellings it is compared: news is shorter. */
const LOOK_BACK = 80;
const COMPARED = 10;

interface Growing {
  readonly members: Candidate[];
  main: Candidate;
}

export function clustersOf(ctx: CodingContext, candidates: readonly Candidate[]): Cluster[] {
  const { kinds } = ctx.knowledge;
  const parties = partiesOf(ctx);
  const given = { kinds, parties };
  const clusters: Growing[] = [];
  for (const candidate of candidates) {
    const near = clusters.filter(
      ({ members }) =>
        candidate.view.index - members.at(-1)!.view.index <= LOOK_BACK &&
        !members
          .slice(-COMPARED)
          .some((member) => areApart(ctx, member, candidate) || parties.areOpposed(member, candidate)),
    );
    const chosen =
      clusters.find(({ members }) => members.slice(-COMPARED).some((one) => isSameAgain(one, candidate))) ??
      near.find(({ members }) =>
        members
          .slice(-COMPARED)
          .some((one) => isSubjectOf(one, candidate) || isManner(kinds, one, candidate)),
      ) ??
      bestOf(given, near, candidate);
    if (chosen) {
      chosen.members.push(goingOn(chosen, candidate));
      if (weight(candidate) > weight(chosen.main)) chosen.main = candidate;
    } else if (stands(candidate)) clusters.push({ members: [candidate], main: candidate });
  }
  return withoutHeadlines(clusters.map(({ members }) => members));
}

/** A headline opens what its story tells; of a type that no sentence tells it is itself the record. */
function withoutHeadlines(clusters: readonly Cluster[]): Cluster[] {
  const told = new Set(clusters.flat().flatMap(({ type, inTitle }) => (inTitle ? [] : [type])));
  return clusters.filter((one) => one.some(({ type, inTitle }) => !inTitle || !told.has(type)));
}

/** What "it" was is told by the verb before. */
function goingOn({ members }: Growing, candidate: Candidate): Candidate {
  if (!members.some((one) => isSameAgain(one, candidate))) return candidate;
  return { ...candidate, slots: { ...candidate.slots, targets: [] } };
}

function bestOf(given: Given, clusters: readonly Growing[], candidate: Candidate): Growing | undefined {
  let best: { cluster: Growing; score: number } | undefined;
  for (const cluster of clusters) {
    const score = fit(given, cluster, candidate);
    if (score >= POINTS.enough && (!best || score >= best.score)) best = { cluster, score };
  }
  return best?.cluster;
}

/** Two portions of one telling, or sites far from each other. */
function areApart(ctx: CodingContext, a: Candidate, b: Candidate): boolean {
  if (a.portion && b.portion && a.portion.of === b.portion.of) return true;
  if (areListed(a, b) || areListed(b, a)) return true;
  return areElsewhere(ctx, a.slots, b.slots);
}

/** "A drone attack on the base and a rocket attack in the north": two nouns side by side, each with its own way of attack. */
function areListed(a: Candidate, b: Candidate): boolean {
  if (a.view !== b.view || a.trigger.kind !== "noun" || b.trigger.kind !== "noun" || a.mode === b.mode)
    return false;
  const { deprel, head } = b.view.tokens[b.trigger.head]!;
  return a.specific && b.specific && deprel === "conj" && head === a.trigger.head;
}

/** "Fired rockets at the base and hit it": a verb joined to another whose object is only "it". */
function isSameAgain(member: Candidate, candidate: Candidate): boolean {
  if (member.view !== candidate.view || member.type !== candidate.type) return false;
  const { view, trigger } = candidate;
  const { deprel, head } = view.tokens[trigger.head]!;
  if (trigger.kind !== "verb" || deprel !== "conj" || head !== member.trigger.head) return false;
  return under(view, trigger.head).some(
    (at) => view.tokens[at]!.deprel === "obj" && view.tokens[at]!.upos === "PRON",
  );
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
  if (candidate.casualty && candidate.status === "denied") return false; // "nobody was hurt"
  return roles > 0 || (candidate.when !== undefined && !candidate.definite);
}

/** How well a telling fits: by the member most like it and by the fullest, so that chains of likeness do not grow. */
function fit(given: Given, { members, main }: Growing, candidate: Candidate): number {
  const mainScore = pairScore(given, main, candidate);
  let most = mainScore;
  for (const member of members.slice(-COMPARED)) {
    if (mainScore === -Infinity) return -Infinity;
    const score = pairScore(given, member, candidate);
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
