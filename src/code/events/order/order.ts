// How the sentences of a language without trees are built, read from its list "word-order".
import type { LanguageKnowledge } from "../../../knowledge/index.ts";
import type { Token } from "../../../language/index.ts";
import type { Trigger } from "../trigger.ts";
import { isHardBreak, type View } from "../view.ts";

/** Where the verb stands: before doer and object, between them, or behind both. */
export type VerbPlace = "first" | "second" | "last";

export interface Order {
  readonly verb: VerbPlace;
  /** The head of a noun phrase is its last word ("Erbil airport"), not its first. */
  readonly headsLast: boolean;
  /** A particle written onto a word that joins like things. */
  readonly joinedCoordinator?: string;
  /** Particles written onto a verb that begin a clause of its own ("and", "so"). */
  readonly clauseParticles: readonly string[];
  /** A particle written onto what a noun of action was done to ("the shelling of"). */
  readonly targetParticle?: string;
  /** Endings by which the name of a people means its members, not its adjective. */
  readonly peopleEndings: readonly string[];
  /** Written forms that are passive, and forms that are verbs whatever word they are. */
  readonly passiveShape?: RegExp;
  readonly verbShape?: RegExp;
}

const made = new WeakMap<LanguageKnowledge, Order>();

export function orderOf(language: LanguageKnowledge): Order {
  const known = made.get(language);
  if (known) return known;
  const order = read(language.lists.get("word-order")?.entries[0]?.attributes ?? {});
  made.set(language, order);
  return order;
}

function read(attributes: Readonly<Record<string, unknown>>): Order {
  const texts = (key: string): string[] => {
    const value = attributes[key];
    return Array.isArray(value) ? value.map(String) : [];
  };
  const text = (key: string): string | undefined => {
    const value = attributes[key];
    return typeof value === "string" ? value : undefined;
  };
  const joined = text("joined-coordinator");
  const target = text("target-particle");
  const passive = text("passive-shape");
  const verb = text("verb-shape");
  const place = text("verb");
  return {
    verb: place === "first" || place === "last" ? place : "second",
    headsLast: attributes["heads"] === "last",
    clauseParticles: texts("clause-particles"),
    peopleEndings: texts("people-endings"),
    ...(joined !== undefined && { joinedCoordinator: joined }),
    ...(target !== undefined && { targetParticle: target }),
    ...(passive !== undefined && { passiveShape: new RegExp(passive, "u") }),
    ...(verb !== undefined && { verbShape: new RegExp(verb, "u") }),
  };
}

/** True if the particle is written onto the word and is no letter of the word itself. */
export function carries({ norm, lemma }: Token, particle: string | undefined): boolean {
  return particle !== undefined && norm.startsWith(particle) && !lemma.startsWith(particle);
}

/** An auxiliary and the verb's second part at the end of the clause hold so many words between them. */
const BRACKET = 14;

/** True if all that belongs to the verb stands before it: by the language, or for the second part of a verb. */
export function standsLast(order: Order, { attributes }: Trigger): boolean {
  return order.verb === "last" || attributes["stands"] === "last";
}

/** What the verb's subject is, was done to: said by the entry, by an auxiliary before it, or by the way it is written. */
export function isPassive(view: View, order: Order, trigger: Trigger): boolean {
  if (trigger.kind !== "verb") return false;
  if (trigger.attributes["passive"] === true) return true;
  const reach = standsLast(order, trigger) ? BRACKET : 2;
  for (let i = trigger.from - 1; i >= Math.max(0, trigger.from - reach); i--) {
    if (view.has("passive-auxiliaries", i)) return true;
    if (isHardBreak(view.tokens[i]!) || view.has("clause-openers", i)) break;
  }
  return order.passiveShape?.test(view.tokens[trigger.from]!.text) ?? false;
}
