// An actor of the register with its relations.
import { z } from "zod";
import { ActorName } from "../actor.ts";

/** In which sense one actor is above another; kinds of relations are never folded into one. */
export const RELATIONS = ["memberOf", "proxyOf", "facadeOf", "leads", "spokespersonOf"] as const;
export type RelationName = (typeof RELATIONS)[number];

export const Relation = z.object({
  relation: z.enum(RELATIONS),
  /** `up`: the actor is it of the other; `down`: the other is it of the actor. */
  direction: z.enum(["up", "down"]),
  other: z.string(),
  name: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  source: z.string(),
});
export type Relation = Readonly<z.infer<typeof Relation>>;

export const ActorView = z.object({
  id: z.string(),
  name: z.string(),
  /** Label of the kind. */
  kind: z.string(),
  country: z.string().optional(),
  names: z.array(ActorName).readonly(),
  relations: z.array(Relation).readonly(),
});
/** An actor of the register with everybody it is related to, both ways. */
export type ActorView = Readonly<z.infer<typeof ActorView>>;
