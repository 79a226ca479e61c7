// What the actor register knows about the words of a span, before mentions are resolved: the kinds of actor they may name.
import type { Span } from "../record/index.ts";
import type { CodingContext } from "./context.ts";

/** Whether the words name an actor of the register whose kind has an attribute ("armed", "publishes"). */
export function isOfKind(context: CodingContext, span: Span, attribute: string): boolean {
  const { actors, kinds } = context.knowledge;
  return actors.idsFor(context.text.slice(span.start, span.end)).some((id) => {
    const kind = actors.actors.get(id)?.kind;
    return kind !== undefined && kinds.actorKinds.get(kind)?.attributes[attribute] === true;
  });
}

/** Countries that the words of a span name: by the register's actors, and by adjectives ("the Ukrainian military"). */
export function countriesIn(context: CodingContext, span: Span): string[] {
  const { actors } = context.knowledge;
  const words = context.text.slice(span.start, span.end);
  const named = actors.idsFor(words).map((id) => actors.actors.get(id)?.country);
  const adjectives = words.split(/[^\p{L}]+/u).map((word) => actors.countryOfDemonym(word));
  return [...named, ...adjectives].filter((country) => country !== undefined);
}
