// Values for tests of what is worked out over many documents: an incident with what a test gives it.
import type { MergeKnowledge, Standing } from "../../src/merge/index.ts";
import type { Incident, Party, Threat } from "../../src/record/index.ts";
import { plainKnowledge } from "./plain.ts";

export const knowledge: MergeKnowledge = plainKnowledge;

const UMBRELLAS: Readonly<Record<string, string>> = { "alpha-facade": "alpha", navy: "ruritania" };

/** Alpha has a façade, Ruritania a navy; nobody else has to do with anybody. */
export const standing: Standing = {
  principal: (id) => UMBRELLAS[id] ?? id,
  inLine: (a, b) => (UMBRELLAS[a] ?? a) === (UMBRELLAS[b] ?? b),
};

const parties = (ids: readonly string[]): Party[] => ids.map((entity) => ({ name: entity, entity }));

export interface IncidentSample {
  readonly id: string;
  readonly date?: string;
  readonly by?: readonly string[];
  readonly on?: readonly string[];
  readonly country?: string;
  readonly mode?: string;
  readonly count?: number;
  readonly responseTo?: readonly string[];
}

export function incidentSample({
  id,
  date,
  by = [],
  on = [],
  country,
  mode,
  count,
  responseTo,
}: IncidentSample): Incident {
  return {
    id,
    type: "assault",
    perpetrators: parties(by),
    targets: parties(on),
    weapons: [],
    attribution: [],
    reports: [{ document: `d-${id}`, event: "e1", role: "main" }],
    confidence: 0.6,
    ...(date !== undefined && { date }),
    ...(mode !== undefined && { mode }),
    ...(country !== undefined && { place: { name: country, country, precision: "country" as const } }),
    ...(count !== undefined && { count: { min: count, max: count } }),
    ...(responseTo && { responseTo: [...responseTo] }),
  };
}

export function threatSample(id: string, said: string, more: Partial<Threat> = {}): Threat {
  return {
    id: `${id}#s1`,
    document: id,
    words: `we will strike you, says ${id}`,
    said,
    speaker: { name: "Alpha", entity: "alpha" },
    actor: "alpha",
    target: { name: "Ruritania", entity: "ruritania" },
    against: "ruritania",
    ...more,
  };
}
