// The door of resolve: mentions get their entry in the registers and coordinates, and roles what their mention has.
// Pure. What the registers do not know, or the text leaves open, stays unresolved.
import type { CodedDocument, Mention } from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { resolveActors } from "./actors.ts";
import { resolvePlaces } from "./places.ts";
import { fillRoles } from "./roles.ts";
import { withShortNames } from "./short-names.ts";

/** The document with `entity`, `name`, `lat`, `lon`, `country` and `precision` on mentions, and ids and names on roles. */
export function resolve(coded: CodedDocument, knowledge: Knowledge): CodedDocument {
  if (coded.mentions.length === 0) return coded;
  const placed = resolvePlaces(coded, knowledge);
  const acted = resolveActors(coded, knowledge);
  const mentions: Mention[] = coded.mentions.map((mention) => {
    const place = placed.get(mention.id);
    const actor = acted.get(mention.id);
    // An actor of the register says more than the place ("Washington" that warns); a bare name says less.
    return actor?.entity === undefined
      ? { ...mention, ...actor, ...place }
      : { ...mention, ...place, ...actor };
  });
  return fillRoles(
    { ...coded, mentions: withShortNames(coded.text, mentions, knowledge.languages.get(coded.language)) },
    knowledge,
  );
}
