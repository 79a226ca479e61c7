// Which types of event are attacks; knowledge/kinds says so.
import type { Kinds } from "../../knowledge/index.ts";

/** Attacks have a doer who may claim or deny, the dead and hurt, and words that are also figures of speech. */
export function isViolent(kinds: Kinds, type: string | undefined): boolean {
  return kinds.events.get(type ?? "")?.attributes["violent"] === true;
}
