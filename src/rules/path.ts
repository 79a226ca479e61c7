// Reads the way to a role as a rule writes it: "done-to for:actor | for"; names of relations, a type behind the last.
import { fault, unknownValue } from "../knowledge/index.ts";
import type { Where } from "../knowledge/index.ts";
import { MENTION_TYPES } from "../record/index.ts";
import type { Grammar } from "./grammar.ts";
import { isType } from "./labels.ts";
import type { RolePath } from "./types.ts";

/** The trigger itself as a step: `weapon: trigger`. */
export const TRIGGER = "trigger";

export function readPaths(text: string, grammar: Grammar, where: Where): RolePath[] {
  return text.split("|").map((part) => readPath(part.trim(), grammar, where));
}

function readPath(text: string, grammar: Grammar, where: Where): RolePath {
  const colon = text.lastIndexOf(":");
  const type = colon < 0 ? undefined : text.slice(colon + 1).trim();
  if (type !== undefined && !isType(type, grammar.types))
    fault(where, `type ${unknownValue(type, [...grammar.types.keys(), ...MENTION_TYPES])}`);
  const steps = readSteps(colon < 0 ? text : text.slice(0, colon), grammar, where);
  return type === undefined ? { steps } : { steps, type };
}

/** Names may have blanks ("because of"): the longest that fits is taken. */
export function readSteps(text: string, grammar: Grammar, where: Where): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0) fault(where, `a relation is missing; write for example "doer"`);
  const steps: string[] = [];
  for (let at = 0; at < words.length;) {
    const longest = [3, 2, 1]
      .map((count) => words.slice(at, at + count).join(" "))
      .find((name) => name === TRIGGER || grammar.relations.has(name));
    if (longest === undefined) {
      fault(where, `relation ${unknownValue(words[at], [TRIGGER, ...grammar.relations.keys()])}`);
      return steps;
    }
    steps.push(longest);
    at += longest.split(" ").length;
  }
  return steps;
}
