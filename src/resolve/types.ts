// What resolving adds to a mention.
import type { Mention } from "../record/index.ts";

export type Resolution = Partial<Pick<Mention, "entity" | "name" | "lat" | "lon" | "country" | "precision">>;
