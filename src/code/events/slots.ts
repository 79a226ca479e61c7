// The roles of one telling while they are being gathered. How things get into them is decided in tree/ and order/.
import type { Thing } from "./things.ts";

export interface Slots {
  readonly actors: Thing[];
  readonly targets: Thing[];
  readonly victims: Thing[];
  readonly weapons: Thing[];
  readonly places: Thing[];
}

export function emptySlots(): Slots {
  return { actors: [], targets: [], victims: [], weapons: [], places: [] };
}

export function addOnce(things: Thing[], thing: Thing): void {
  if (!things.some((one) => one.start === thing.start)) things.push(thing);
}

/** How many things fill roles. */
export function filled({ actors, targets, victims, weapons, places }: Slots): number {
  return actors.length + targets.length + victims.length + weapons.length + places.length;
}
