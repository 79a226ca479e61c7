// What rules ask of the registers: where a place lies, and whether an actor is the one asked for or belongs to it.
import type { Registers } from "../../alerts/index.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import { CasusError } from "../../record/index.ts";

export function registersOf({ actors, places }: Pick<Knowledge, "actors" | "places">): Registers {
  function above(entity: string): string[] {
    const actor = actors.actors.get(entity);
    const relations = [actor?.memberOf, actor?.facadeOf, actor?.leads, actor?.spokespersonOf];
    return relations.flatMap((list) => list ?? []).map((one) => one.actor);
  }
  return {
    placeOf(id) {
      const place = places.get(id);
      if (place?.lat === undefined || place.lon === undefined) return undefined;
      return { lat: place.lat, lon: place.lon };
    },
    belongs(entity, asked) {
      const seen = new Set([entity]);
      // A set is walked in the order of adding, those added on the way too.
      for (const one of seen) {
        if (one === asked) return true;
        for (const next of above(one)) seen.add(next);
      }
      return false;
    },
  };
}

/** Throws CasusError "bad-option" where a rule names a place or an actor that no register knows. */
export function requireKnown(
  rule: {
    readonly name: string;
    readonly near?: { readonly place?: string };
    readonly actors?: readonly string[];
  },
  { actors, places }: Pick<Knowledge, "actors" | "places">,
): void {
  const { name, near } = rule;
  const place = near?.place;
  if (place !== undefined && places.get(place)?.lat === undefined)
    throw new CasusError(
      "bad-option",
      `Alert “${name}”: no register has a place “${place}” with coordinates; give its id, or lat and lon.`,
    );
  const unknown = rule.actors?.find((id) => !actors.actors.has(id));
  if (unknown !== undefined)
    throw new CasusError(
      "bad-option",
      `Alert “${name}”: no register knows the actor “${unknown}”; give the id of knowledge/actors.`,
    );
}
