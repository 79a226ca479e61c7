// What the filters of the timeline offer: the actors, modes and acts that occur, most frequent first.
import type { Labels } from "../app/index.ts";
import type { Choice } from "./parts/filters.ts";
import { actorName } from "./parts/names.ts";
import { speakerName } from "./parts/statement-row.ts";
import type { Item } from "./timeline.ts";

export interface Facets {
  readonly actors: readonly Choice[];
  readonly modes: readonly Choice[];
  readonly acts: readonly Choice[];
}

/** Actors offered; a name beyond them can still stand in the address. */
const MOST_ACTORS = 60;

export function facetsOf(items: readonly Item[], labels: Labels): Facets {
  const actors = new Map<string, string>();
  const actorCounts = new Map<string, number>();
  const modes = new Map<string, number>();
  const acts = new Map<string, number>();
  for (const item of items) {
    for (const [value, label] of actorsOf(item, labels)) {
      actors.set(value, label);
      add(actorCounts, value);
    }
    if (item.kind === "statement") add(acts, item.row.statement.act);
    else if (item.incident.mode) add(modes, item.incident.mode);
  }
  return {
    actors: choices(actorCounts, (id) => actors.get(id) ?? id).slice(0, MOST_ACTORS),
    modes: choices(modes, (id) => labels.mode(id)),
    acts: choices(acts, (id) => labels.act(id)),
  };
}

/** Only actors of the register can be asked for by id; the others have no id that two documents share. */
function actorsOf(item: Item, labels: Labels): Map<string, string> {
  if (item.kind === "statement") {
    const id = item.row.statement.speaker.entity;
    return new Map(id ? [[id, speakerName(item.row, labels)]] : []);
  }
  const ids = [
    ...item.incident.perpetrators.flatMap((party) => party.entity ?? []),
    ...item.incident.attribution.flatMap((one) => one.actor ?? []),
  ];
  return new Map(ids.filter((id) => labels.actor(id) !== undefined).map((id) => [id, actorName(id, labels)]));
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function choices(counts: ReadonlyMap<string, number>, label: (id: string) => string): Choice[] {
  return [...counts]
    .map(([value, count]) => ({ value, label: label(value), count }))
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}
