// Actors: who acts, by id, with names, kinds, and dated, sourced relations.
import { z } from "zod";

export const NAME_KINDS = ["name", "alias", "transliteration", "abbreviation", "facade"] as const;
export const ActorName = z.object({ text: z.string(), language: z.string(), kind: z.enum(NAME_KINDS) });
export type ActorName = z.infer<typeof ActorName>;

export const Membership = z.object({
  actor: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  source: z.string(),
});
export type Membership = z.infer<typeof Membership>;

export const Actor = z.object({
  id: z.string(),
  names: z.array(ActorName),
  kind: z.string(),
  country: z.string().optional(),
  memberOf: z.array(Membership),
  spokespersonOf: z.array(Membership).optional(),
  leads: z.array(Membership).optional(),
  proxyOf: z.array(Membership).optional(),
  facadeOf: z.array(Membership).optional(),
  bodies: z.array(z.string()).optional(),
});
/** An entry of the actor register. Relations of different kinds are never folded into one. */
export type Actor = z.infer<typeof Actor>;
