// Counts and things sorted into lanes: the fullest first, what nobody is named for after them, the rest in one lane.
import type { Labels } from "../../app/index.ts";
import type { Incident, LaneCount, LaneSort, LanesView, StatementMark } from "../../record/index.ts";
import { actorName, placeName } from "../parts/names.ts";

/** One thing in a lane, to be drawn by itself. */
export type Thing =
  | { readonly kind: "incident"; readonly incident: Incident }
  | { readonly kind: "statement"; readonly mark: StatementMark };

export interface Lane {
  /** "" for those not known, and for the rest. */
  readonly id: string;
  readonly name: string;
  /** Set where the lane holds statements of one act. */
  readonly act?: string;
  readonly counts: readonly LaneCount[];
  readonly things?: readonly Thing[];
}

/** More lanes than this push the list of entries off the screen. */
const MOST_LANES = 9;

interface Group {
  readonly id: string;
  readonly act?: string;
  readonly counts: LaneCount[];
  readonly things: Thing[];
}

export function lanesOf({ counts, each, principals = {} }: LanesView, by: LaneSort, labels: Labels): Lane[] {
  const groups = new Map<string, Group>();
  const actorLane = (entity: string): string => principals[entity] ?? entity;
  const groupOf = (id: string, act: string | undefined): Group => {
    // Statements have no place of their own, and the kind of a statement is its act.
    const said = act !== undefined && !isOfActors(by);
    const key = `${said ? (by === "kind" ? "act" : "said") : "lane"} ${id}`;
    const found = groups.get(key) ?? { id, ...(said && { act }), counts: [], things: [] };
    groups.set(key, found);
    return found;
  };
  for (const count of counts) groupOf(count.lane, count.act).counts.push(count);
  for (const incident of each?.incidents ?? [])
    for (const id of lanesOfIncident(incident, by, actorLane))
      groupOf(id, undefined).things.push({ kind: "incident", incident });
  for (const mark of each?.statements ?? [])
    groupOf(laneOfStatement(mark, by, actorLane), mark.act).things.push({ kind: "statement", mark });
  const lanes = [...groups.values()].filter((group) => group.counts.length > 0);
  return arranged(lanes, by, labels).map((lane) => (each ? lane : { ...lane, things: undefined }));
}

const isOfActors = (by: LaneSort): boolean => by === "actor" || by === "principal";

type ActorLane = (entity: string) => string;

function lanesOfIncident(
  { perpetrators, place, mode, type }: Incident,
  by: LaneSort,
  of: ActorLane,
): string[] {
  if (by === "kind") return [mode ?? type];
  if (by === "place") return [place?.entity ?? place?.name ?? ""];
  const doers = new Set(perpetrators.flatMap(({ entity }) => (entity === undefined ? [] : of(entity))));
  return doers.size > 0 ? [...doers] : [""];
}

function laneOfStatement({ act, entity }: StatementMark, by: LaneSort, of: ActorLane): string {
  if (by === "kind") return act;
  return isOfActors(by) && entity !== undefined ? of(entity) : "";
}

const sum = (counts: readonly LaneCount[]): number => counts.reduce((all, { total }) => all + total, 0);

function arranged(groups: readonly Group[], by: LaneSort, labels: Labels): Lane[] {
  const named = groups
    .filter(({ id }) => id !== "")
    .toSorted((a, b) => sum(b.counts) - sum(a.counts) || (a.id < b.id ? -1 : 1));
  const rest = named.slice(MOST_LANES);
  const others: Lane[] =
    rest.length === 0
      ? []
      : [
          {
            id: "",
            name: `${rest.length} more ${MORE[by]}`,
            counts: rest.flatMap(({ counts }) => counts),
            things: rest.flatMap(({ things }) => things),
          },
        ];
  const unnamed = groups.filter(({ id }) => id === "");
  return [
    ...named.slice(0, MOST_LANES).map((group) => ({ ...group, name: nameOf(group, by, labels) })),
    ...others,
    ...unnamed.map((group) => ({ ...group, name: unnamedName(group, by) })),
  ];
}

const MORE = { actor: "actors", principal: "principals", place: "places", kind: "kinds" } as const;

function nameOf({ id, act, things }: Group, by: LaneSort, labels: Labels): string {
  if (isOfActors(by)) return actorName(id, labels);
  if (by === "place") {
    const [first] = things;
    return first?.kind === "incident" && first.incident.place
      ? placeName(first.incident.place, labels)
      : (labels.place(id) ?? id);
  }
  if (act !== undefined) return labels.act(act);
  const mode = labels.mode(id);
  return mode === id ? labels.type(id) : mode;
}

function unnamedName({ act }: Group, by: LaneSort): string {
  if (isOfActors(by)) return "Unnamed or unregistered";
  return act === undefined ? "Place not known" : "Statements";
}
