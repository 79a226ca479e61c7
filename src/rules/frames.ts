// The arguments of any trigger by plain names: verbs active and passive, nouns with their own and their light verb's.
import { holds } from "./aspect-checks.ts";
import type { SetName } from "./grammar.ts";
import type { LightVerb } from "./light-verbs.ts";
import {
  antecedent,
  childrenBy,
  headOf,
  is,
  isNoun,
  isPassive,
  objectsOf,
  subjectsOf,
  type Asking,
} from "./subjects.ts";
import { conjuncts, counters, mended, phraseAt } from "./phrases.ts";
import { hasWord } from "./tree.ts";
import type { Label, LabelPath, Phrase, Voice } from "./types.ts";

/** Asks what a phrase is: mention types and the like. Labels with a type hold only where it is given. */
export type TypeTest = (phrase: Phrase) => ReadonlySet<string>;

export interface FrameAsking extends Asking {
  readonly typeOf?: TypeTest;
  /** Phrases found so far, by trigger and relation: many rules ask the same of one word. */
  readonly found: Map<string, readonly Phrase[]>;
  /** Verbs that carry a noun, as far as they have been asked for. */
  readonly carriers: Map<number, readonly Carrier[]>;
}

/** A verb that carries a noun, and how its roles become those of the noun. */
export interface Carrier {
  readonly verb: number;
  readonly light: LightVerb;
}

interface Found {
  readonly at: number;
  readonly via: string;
}

const CLIMB = 8;

/** By the tag, unless what hangs on the word, or where it hangs, says that the tagger was wrong. */
export function voiceOf(asking: Asking, trigger: number): Voice {
  const { upos = "" } = asking.tree.tokens[trigger]!;
  const has = (set: SetName): boolean => asking.tree.children[trigger]!.some((one) => is(asking, one, set));
  if (has("nominal")) return "noun"; // also "the bombing of the bridge"
  const isVerb = asking.grammar.verbTags.has(upos);
  if (isVerb && is(asking, trigger, "noun-place")) return "noun";
  if (!isVerb && !has("subject") && !has("object")) return "noun";
  return isPassive(asking, trigger) ? "passive" : "active";
}

/** The phrases that fill a relation of a trigger, each conjunct by itself. */
export function argument(asking: FrameAsking, trigger: number, name: string): readonly Phrase[] {
  const key = `${trigger} ${name}`;
  let phrases = asking.found.get(key);
  if (!phrases) asking.found.set(key, (phrases = findArgument(asking, trigger, name)));
  return phrases;
}

function findArgument(asking: FrameAsking, trigger: number, name: string): Phrase[] {
  const heads = headsOf(asking, trigger, name, true);
  const phrases: Phrase[] = [];
  const seen = new Set<number>([trigger]);
  for (const { at, via } of heads) {
    for (const one of conjuncts(asking, at)) {
      if (seen.has(one)) continue;
      seen.add(one);
      phrases.push(phraseAt(asking, one, via));
    }
  }
  return mended(phrases);
}

function headsOf(asking: FrameAsking, trigger: number, name: string, light: boolean): Found[] {
  const relation = asking.grammar.relations.get(name);
  if (!relation) return [];
  const voice = voiceOf(asking, trigger);
  const own = unique(
    [trigger, ...counters(asking, trigger)].flatMap((at) =>
      relation.labels[voice].flatMap((path) => follow(asking, at, path, voice)),
    ),
  ).filter((one) => one.at !== trigger);
  if (voice === "noun" && light && (own.length === 0 || asking.grammar.passes.has(name))) {
    own.push(...fromLightVerb(asking, trigger, name));
  }
  if (own.length > 0) return unique(own);
  return unique(relation.otherwise[voice].flatMap((path) => follow(asking, trigger, path, voice)));
}

function unique(found: Found[]): Found[] {
  if (found.length < 2) return found;
  const first = new Map<number, Found>();
  for (const one of found) if (!first.has(one.at)) first.set(one.at, one);
  return [...first.values()];
}

const NOWHERE: Found[] = [];

function follow(asking: FrameAsking, trigger: number, path: LabelPath, voice: Voice): Found[] {
  let at = hop(asking, trigger, path[0]!, voice);
  for (let index = 1; index < path.length && at.length > 0; index++)
    at = at.flatMap((one) => hop(asking, one, path[index]!, undefined));
  if (at.length === 0) return NOWHERE;
  const label = path.at(-1)!.relation;
  const { subject } = asking.grammar.sets;
  return at.map((one) => {
    const own = asking.tree.tokens[one]!.deprel ?? "";
    return { at: one, via: subject.has(label) && subject.has(own) ? own : label };
  });
}

function hop(asking: FrameAsking, at: number, label: Label, voice: Voice | undefined): number[] {
  if (label.up) {
    const head = asking.tree.tokens[at]!.deprel === label.relation ? headOf(asking, at) : -1;
    return head >= 0 && isWanted(asking, head, label) ? [head] : [];
  }
  return reached(asking, at, label, voice).filter((one) => isWanted(asking, one, label));
}

function reached(asking: FrameAsking, at: number, label: Label, voice: Voice | undefined): number[] {
  const { sets } = asking.grammar;
  if (voice !== undefined && voice !== "noun") {
    if (sets.subject.has(label.relation)) return subjectsOf(asking, at);
    if (sets.object.has(label.relation)) return objectsOf(asking, at);
  }
  const { children, tokens, markers } = asking.tree;
  const found: number[] = [];
  for (const one of children[at]!) {
    if (tokens[one]!.deprel !== label.relation) continue;
    if (label.markers === undefined || markers[one]!.some((word) => label.markers!.has(word)))
      found.push(antecedent(asking, one));
  }
  return found;
}

function isWanted(asking: FrameAsking, at: number, label: Label): boolean {
  if (label.words !== undefined && !hasWord(asking.tree.tokens[at]!, label.words)) return false;
  return label.type === undefined || isOfType(asking, phraseAt(asking, at, label.relation), label.type);
}

/** Whether the phrase is of the type, or of one that relations.yaml counts to it. */
export function isOfType(asking: FrameAsking, phrase: Phrase, type: string): boolean {
  const found = asking.typeOf?.(phrase);
  if (!found) return false;
  if (found.has(type)) return true;
  const members = asking.grammar.types.get(type);
  if (members) for (const one of found) if (members.has(one)) return true;
  return false;
}

/** What a noun has by the verb that carries it: "carried out an attack", "the attack killed", "an attack took place". */
function fromLightVerb(asking: FrameAsking, noun: number, name: string): Found[] {
  for (const { verb, light } of lightVerbsOf(asking, noun)) {
    if ((light.tells && isDenied(asking, verb)) || isUnsaid(asking, verb)) continue;
    const role = light.gives[name] ?? (asking.grammar.passes.has(name) ? name : undefined);
    if (role === undefined) continue;
    const found = headsOf(asking, verb, role, false).filter((one) => one.at !== noun);
    if (found.length > 0) return found;
  }
  return [];
}

/** Negated itself, or said of nobody. */
function isDenied(asking: FrameAsking, verb: number): boolean {
  return (asking.grammar.aspects.get("negated") ?? []).some((test) => holds(asking, verb, test));
}

/** "Did not say that it had carried out the attack": nobody is told to have done it. */
function isUnsaid(asking: FrameAsking, verb: number): boolean {
  const saying = is(asking, verb, "complement") ? headOf(asking, verb) : -1;
  return saying >= 0 && isDenied(asking, saying);
}

export function lightVerbsOf(asking: FrameAsking, noun: number): readonly Carrier[] {
  let carriers = asking.carriers.get(noun);
  if (!carriers) asking.carriers.set(noun, (carriers = findLightVerbs(asking, noun)));
  return carriers;
}

/** Verbs that carry a noun: over it, over the first of its conjuncts, or in a clause that hangs on it. */
function findLightVerbs(asking: FrameAsking, noun: number): Carrier[] {
  let first = counters(asking, noun).at(-1) ?? noun;
  for (let steps = 0; steps < CLIMB && is(asking, first, "conjunct"); steps++) {
    const head = headOf(asking, first);
    if (head < 0 || !isNoun(asking, head)) break;
    first = counters(asking, head).at(-1) ?? head;
  }
  const clauses = asking.tree.children[noun]!.filter(
    (one) => is(asking, one, "relative-clause") || is(asking, one, "participle"),
  );
  const verbs = [...verbsOver(asking, first), ...clauses].filter(
    (verb) => verb >= 0 && !isNoun(asking, verb),
  );
  return verbs.flatMap((verb) =>
    carriersAt(asking, verb)
      .filter((light) =>
        headsOf(asking, verb, light.noun, false).some(({ at }) => at === first || at === noun),
      )
      .map((light) => ({ verb, light })),
  );
}

/** The verb over a noun, also over one that stands between: "claimed responsibility for the attack". */
function verbsOver(asking: FrameAsking, noun: number): number[] {
  const head = headOf(asking, noun);
  return head >= 0 && isNoun(asking, head) ? [head, headOf(asking, head)] : [head];
}

/** The readings of a verb as one that carries a noun, by its form or lemma. */
function carriersAt(asking: Asking, verb: number): LightVerb[] {
  const { norm, lemma } = asking.tree.tokens[verb]!;
  const { lightVerbs } = asking.grammar;
  const readings = [
    ...(lightVerbs.get(norm) ?? []),
    ...(norm === lemma ? [] : (lightVerbs.get(lemma) ?? [])),
  ];
  return readings.filter(({ rest }) => rest.every((part, index) => isWith(asking, verb, part, index)));
}

/** A particle or object right behind the verb, or hanging on it by a particle's label. */
function isWith(asking: Asking, verb: number, part: string, index: number): boolean {
  const next = asking.tree.tokens[verb + 1 + index];
  if (next && (next.norm === part || next.lemma === part)) return true;
  return childrenBy(asking, verb, "particle").some((one) => asking.tree.tokens[one]!.norm === part);
}
