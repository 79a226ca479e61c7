// The door of resolve: mentions to entries of the registers, and what that says of every role. Pure.
import type { CodedDocument, Mention } from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { carryIntoRoles } from "./roles.ts";

/** The same document with register ids, names and coordinates where the registers settle them. */
export function resolve(coded: CodedDocument, knowledge: Knowledge): CodedDocument {
  const mentions = coded.mentions.map((mention) => resolveMention(mention, coded.text, knowledge));
  return carryIntoRoles(coded, mentions);
}

function resolveMention(mention: Mention, text: string, knowledge: Knowledge): Mention {
  const words = text.slice(mention.start, mention.end);
  const [id, ...others] = knowledge.actors.idsFor(words);
  if (id === undefined || others.length > 0) return mention;
  return { ...mention, entity: id, name: knowledge.actors.nameOf(id) };
}
