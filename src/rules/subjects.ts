// Who a verb's clause is about: its own subject, or one shared through "and", a relative clause, a participle or an
// infinitive. Settles these once, so that a rule need not know of them.
import type { Grammar, SetName } from "./grammar.ts";
import { hasFeatures, hasWord, isMark, type Tree } from "./tree.ts";

/** What a tree is asked with. */
export interface Asking {
  readonly tree: Tree;
  readonly grammar: Grammar;
}

/** Longer chains of clauses are faults of the parser; the bound keeps odd trees linear. */
const CLIMB = 8;

export function is(asking: Asking, at: number, set: SetName): boolean {
  return asking.grammar.sets[set].has(asking.tree.tokens[at]!.deprel ?? "");
}

export function headOf(asking: Asking, at: number): number {
  const head = asking.tree.tokens[at]!.head ?? -1;
  return head < asking.tree.tokens.length ? head : -1;
}

export function childrenBy(asking: Asking, at: number, set: SetName): number[] {
  return asking.tree.children[at]!.filter((child) => is(asking, child, set));
}

/**
 * By its auxiliary; by its subject's label, but where an object or a finite form speaks against it (parsers take the
 * subject of a headline's verb for a passive one); by its own form where nothing hangs on it that tells.
 */
export function isPassive(asking: Asking, at: number): boolean {
  const { features } = asking.grammar;
  const token = asking.tree.tokens[at]!;
  const has = (set: SetName): boolean => asking.tree.children[at]!.some((child) => is(asking, child, set));
  if (has("passive-auxiliary")) return true;
  if (has("object")) return false;
  if (has("passive-subject")) return !hasFeatures(token, features.finite);
  return hasFeatures(token, features.passive) && !has("subject") && !has("auxiliary");
}

function isInfinitive(asking: Asking, at: number): boolean {
  return hasFeatures(asking.tree.tokens[at]!, asking.grammar.features.infinitive);
}

export function isNoun(asking: Asking, at: number): boolean {
  return asking.grammar.nounTags.has(asking.tree.tokens[at]!.upos ?? "");
}

/** A relative pronoun stands for the word that its clause hangs on. */
export function antecedent(asking: Asking, found: number): number {
  if (!hasFeatures(asking.tree.tokens[found]!, asking.grammar.features.relative)) return found;
  let at = headOf(asking, found);
  for (let steps = 0; steps < CLIMB && at >= 0; steps++) {
    if (is(asking, at, "relative-clause")) return meant(asking, Math.max(headOf(asking, at), 0));
    at = headOf(asking, at);
  }
  return found;
}

/** "Soldiers were the ones who shot": the soldiers. */
function meant(asking: Asking, at: number): number {
  if (!hasWord(asking.tree.tokens[at]!, asking.grammar.standIns)) return at;
  return childrenBy(asking, at, "subject")[0] ?? at;
}

/** The surface subject of a verb's clause: of a passive that is what it was done to. */
export function subjectsOf(asking: Asking, verb: number): number[] {
  let at = verb;
  for (let steps = 0; steps < CLIMB && at >= 0; steps++) {
    const own = childrenBy(asking, at, "subject");
    if (own.length > 0) return own.map((one) => antecedent(asking, one));
    const head = headOf(asking, at);
    if (head < 0) return [];
    if (is(asking, at, "relative-clause")) return [meant(asking, head)];
    const attempting = is(asking, at, "participle") && isInfinitive(asking, at) ? ownersOf(asking, head) : [];
    if (attempting.length > 0) return attempting;
    if (isNoun(asking, head) && isOrdered(asking, at, head)) {
      const caught = partsOf(asking, head);
      if (caught.length > 0) return caught;
    }
    const described = describedBy(asking, at);
    if (described !== undefined) return [described];
    if (is(asking, at, "participle")) {
      at = verbOver(asking, head); // "a plan to strike", ", killing two": whoever does the verb over the noun
      continue;
    }
    if (is(asking, at, "controlled") || isOrdered(asking, at, head)) {
      const ordered = controllers(asking, head);
      if (ordered.length > 0) return ordered;
    } else if (is(asking, at, "borrowing") && isFinite(asking, at)) return lostSubject(asking, at);
    else if (!is(asking, at, "conjunct") && !is(asking, at, "borrowing")) return [];
    at = head;
  }
  return [];
}

function isFinite(asking: Asking, at: number): boolean {
  return hasFeatures(asking.tree.tokens[at]!, asking.grammar.features.finite);
}

/** How far before its verb a subject is looked for that the parser has hung elsewhere. */
const LOST_WITHIN = 16;

/**
 * A finite clause borrows no subject: the parser has hung its own on the word before ("taken after | men | placed a bomb")
 * or has given it a clause of its own ("that | guerrillas | presumed to be members placed a bomb").
 */
function lostSubject(asking: Asking, verb: number): number[] {
  const { clauseOpeners } = asking.grammar;
  const head = headOf(asking, verb);
  for (let at = verb - 1; at >= Math.max(0, verb - LOST_WITHIN); at--) {
    const over = headOf(asking, at);
    const isBeside = is(asking, at, "subject") && over < verb && over > head && headOf(asking, over) === head;
    const isOpened = isNoun(asking, at) && asking.tree.markers[at]!.some((word) => clauseOpeners.has(word));
    if (isBeside || isOpened) return [antecedent(asking, at)];
  }
  return [];
}

/** The noun that a participle says something of: "rockets fired from", "militants attacking"; not one behind a comma. */
function describedBy(asking: Asking, at: number): number | undefined {
  const head = headOf(asking, at);
  const passive = isPassive(asking, at);
  if (is(asking, at, "participle")) {
    if (isInfinitive(asking, at)) return undefined;
    const apart = at > head && isMark(asking.tree.tokens[at - 1]!);
    return passive || !apart || verbOver(asking, head) < 0 ? head : undefined;
  }
  // A parser may hang a passive participle on the verb although it stands right behind its noun.
  const before = at - 1;
  const right = passive && is(asking, at, "borrowing") && before >= 0 && isNoun(asking, before);
  return right && before !== head && asking.tree.markers[at]!.length === 0 ? before : undefined;
}

/** An infinitive under a verb of ordering, a marked clause under one of accusing, whatever label it hangs by. */
function isOrdered(asking: Asking, at: number, verb: number): boolean {
  const over = asking.tree.tokens[verb]!;
  if (isInfinitive(asking, at)) return hasWord(over, asking.grammar.objectControl);
  return asking.tree.markers[at]!.length > 0 && hasWord(over, asking.grammar.accusing);
}

/** "ordered the army to strike": the object does what the infinitive says, but for verbs of promising. */
function controllers(asking: Asking, verb: number): number[] {
  if (isPassive(asking, verb) || hasWord(asking.tree.tokens[verb]!, asking.grammar.subjectControl)) return [];
  return childrenBy(asking, verb, "controller").map((one) => antecedent(asking, one));
}

/** "The arrest of two men for planting": the men. */
function partsOf(asking: Asking, noun: number): number[] {
  const { by } = asking.grammar.transparent;
  return asking.tree.children[noun]!.filter(
    (one) =>
      asking.tree.tokens[one]!.deprel === by?.relation &&
      asking.tree.markers[one]!.some((word) => by?.markers?.has(word)),
  );
}

/** "An attempt by the rebels to seize", "the army's plan to strike": whose attempt it is. */
function ownersOf(asking: Asking, noun: number): number[] {
  const { phraseBreaks } = asking.grammar;
  return asking.tree.children[noun]!.filter(
    (one) => is(asking, one, "owner") || asking.tree.markers[one]!.some((word) => phraseBreaks.has(word)),
  );
}

function verbOver(asking: Asking, noun: number): number {
  let at = noun;
  for (let steps = 0; steps < CLIMB && at >= 0 && isNoun(asking, at); steps++) at = headOf(asking, at);
  return at;
}

/** Direct objects: its own, the noun that its relative clause hangs on, or one shared with the next verb. */
export function objectsOf(asking: Asking, verb: number): number[] {
  const own = childrenBy(asking, verb, "object");
  if (own.length > 0) return own.map((one) => antecedent(asking, one));
  if (isPassive(asking, verb)) return [];
  if (is(asking, verb, "relative-clause")) {
    const subjects = childrenBy(asking, verb, "subject");
    const head = headOf(asking, verb);
    const gap = subjects.length > 0 && subjects.every((one) => antecedent(asking, one) === one);
    return gap && head >= 0 ? [head] : [];
  }
  return sharedObject(asking, verb);
}

/** "attacked and destroyed a convoy": nothing but small words stands between the verbs. */
const BETWEEN = 3;

function sharedObject(asking: Asking, verb: number): number[] {
  const next = childrenBy(asking, verb, "conjunct").find((one) => one > verb && one - verb <= BETWEEN);
  if (next === undefined || isNoun(asking, next) || isPassive(asking, next)) return [];
  if (childrenBy(asking, next, "subject").length > 0) return [];
  return childrenBy(asking, next, "object");
}
