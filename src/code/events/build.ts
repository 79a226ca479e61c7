// A cluster of tellings made into an event record: fullest telling, joined roles, one date, one status.
import type { Event, EventStatus, Range, Role, Span } from "../../record/index.ts";
import { edtfDayNumbers, numberOfDay } from "../../text/index.ts";
import type { Candidate } from "./candidates.ts";
import type { When } from "./dates.ts";
import { fullest, type Cluster } from "./cluster.ts";
import { sameThing } from "./likeness.ts";
import type { Slots } from "./slots.ts";
import type { Thing } from "./things.ts";

/** The event that a cluster tells of. `id` is unique in the document. */
export function eventOf(cluster: Cluster, id: string, published?: string): Event {
  const main = fullest(cluster);
  const ordered = [main, ...cluster.filter((one) => one !== main)];
  const when = whenOf(ordered);
  const count = first(ordered, (one) => one.count);
  const killed = first(ordered, (one) => someOf(one.killed)) ?? first(ordered, (one) => one.killed);
  const injured = first(ordered, (one) => someOf(one.injured)) ?? first(ordered, (one) => one.injured);
  return {
    id,
    type: main.type,
    mode: modeOf(ordered),
    trigger: spanOf(main),
    evidence: evidenceOf(cluster),
    status: atDate(statusOf(ordered), when?.date, published),
    ...(when && { date: when.date, when: when.span }),
    actors: rolesOf(ordered, "actors"),
    targets: rolesOf(ordered, "targets"),
    victims: rolesOf(ordered, "victims"),
    weapons: rolesOf(ordered, "weapons"),
    places: rolesOf(ordered, "places"),
    ...(count && { count }),
    ...(killed && { killed }),
    ...(injured && { injured }),
    by: main.trigger.by,
  };
}

function spanOf(candidate: Candidate): Span {
  const { view, trigger } = candidate;
  return { start: view.tokens[trigger.from]!.start, end: view.tokens[trigger.to - 1]!.end };
}

function evidenceOf(cluster: Cluster): Span[] {
  const spans = new Map<number, Span>();
  for (const { view } of cluster)
    spans.set(view.index, { start: view.sentence.start, end: view.sentence.end });
  return [...spans.values()];
}

/** A mode said closely stands before one that says nothing more. */
function modeOf(ordered: readonly Candidate[]): string {
  return (ordered.find((one) => one.specific) ?? ordered[0]!).mode;
}

/** Told once in the text's own voice is reported; else what the fullest telling has. */
function statusOf(ordered: readonly Candidate[]): EventStatus {
  if (ordered.some((one) => one.status === "reported")) return "reported";
  const told = ordered.filter((one) => !one.casualty);
  return (told[0] ?? ordered[0]!).status;
}

/** Past this many days before the news a thing told is its background: the turning point in the corpus. */
const NEWS_DAYS = 7;

/** What lies days before the news is background, what lies behind it is planned. */
function atDate(status: EventStatus, date: string | undefined, published: string | undefined): EventStatus {
  if (date === undefined || published === undefined || status === "denied" || status === "hypothetical")
    return status;
  const event = edtfDayNumbers(date);
  const news = numberOfDay(published.slice(0, 10));
  if (!event || news === undefined) return status;
  if (event.first > news) return "planned";
  return news - event.last > NEWS_DAYS ? "past-background" : status;
}

/** The fullest telling's date, or an exacter one of another telling; a day that may not be its own comes last. */
function whenOf(ordered: readonly Candidate[]): When | undefined {
  const told = ordered.flatMap(({ when }) => (when ? [when] : []));
  const best = told.find(({ weak }) => !weak) ?? told[0];
  if (!best) return undefined;
  return told.find(({ date }) => date.length > best.date.length && date.startsWith(best.date)) ?? best;
}

function first(
  ordered: readonly Candidate[],
  pick: (one: Candidate) => Range | undefined,
): Range | undefined {
  for (const one of ordered) {
    const range = pick(one);
    if (range) return range;
  }
  return undefined;
}

/** "No casualties" gives way to whoever counts some. */
function someOf(range: Range | undefined): Range | undefined {
  return range?.max === 0 ? undefined : range;
}

function rolesOf(ordered: readonly Candidate[], slot: keyof Slots): Role[] {
  const kept: Thing[] = [];
  for (const one of ordered.filter((one, at) => at === 0 || !isUnhurt(one))) {
    for (const thing of one.slots[slot]) {
      if (one !== ordered[0] && isReadOtherwise(ordered[0]!, slot, thing)) continue;
      if (slot === "places" && isReadOtherwise(one, slot, thing)) continue;
      if (!kept.some((other) => sameThing(other, thing))) kept.push(thing);
    }
  }
  return kept.map(roleOf);
}

const SUFFER: readonly (keyof Slots)[] = ["targets", "victims", "places"];

/** Who did it is not what it was done to: where two tellings read the same words each its way, the fullest decides. */
function isReadOtherwise({ slots }: Candidate, slot: keyof Slots, thing: Thing): boolean {
  const against = SUFFER.includes(slot) ? (["actors"] as const) : slot === "actors" ? SUFFER : [];
  return against.some((other) => slots[other].some((one) => sameThing(one, thing)));
}

/** "No guards were killed": who was not is no victim. */
function isUnhurt({ casualty, status }: Candidate): boolean {
  return casualty && status === "denied";
}

function roleOf(thing: Thing): Role {
  const { mention } = thing;
  return {
    start: thing.bare ?? thing.start,
    end: thing.end,
    ...(mention && { mention: mention.id }),
    ...(mention?.entity !== undefined && { entity: mention.entity }),
    ...(mention?.name !== undefined && { name: mention.name }),
  };
}
