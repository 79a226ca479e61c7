// The sources that are polled, and how each of them is: when it last answered, how much it brings, what was left out.
import type { Journal, PollEntry } from "../archive/index.ts";
import { planSources } from "../collect/index.ts";
import type { PlannedSource } from "../collect/index.ts";
import { loadOwnSources } from "../knowledge/index.ts";
import type { Knowledge, Source } from "../knowledge/index.ts";
import { CasusError } from "../record/index.ts";
import type { SourceHealth, SourceState } from "../record/index.ts";

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Every source with a `collect:`, of knowledge/ and of the data folder; one of the data folder goes before. */
export function plannedSources(knowledge: Knowledge, dataDir: string): PlannedSource[] {
  const byId = new Map<string, Source>();
  for (const source of [...knowledge.sources, ...loadOwnSources(dataDir)]) byId.set(source.id, source);
  return planSources(
    [...byId.values()].flatMap(({ collect, ...rest }) => (collect ? [{ ...rest, collect }] : [])),
  );
}

/** Those that are named, or all. Throws CasusError "not-found" that lists the names there are. */
export function chosenSources(
  all: readonly PlannedSource[],
  ids: readonly string[] = [],
): readonly PlannedSource[] {
  if (all.length === 0) {
    const how = "Describe one in sources/NAME.yaml of the data folder (docs/sources.md).";
    throw new CasusError("not-found", `No source is collected yet. ${how}`);
  }
  const unknown = ids.find((id) => !all.some((source) => source.id === id));
  if (unknown !== undefined) {
    const names = all.map((source) => source.id).join(", ");
    throw new CasusError(
      "not-found",
      `There is no source "${unknown}" that is collected. There are: ${names}.`,
    );
  }
  return ids.length === 0 ? all : all.filter((source) => ids.includes(source.id));
}

export function failuresInARow(polls: readonly PollEntry[]): number {
  const lastGood = polls.findLastIndex((poll) => poll.ok);
  return polls.length - 1 - lastGood;
}

/** Documents a day, over at most a week; undefined before there is a day to speak of. */
function perDayOf(polls: readonly PollEntry[], nowMs: number): number | undefined {
  const recent = polls.filter((poll) => nowMs - Date.parse(poll.at) <= WEEK_MS);
  const first = recent[0];
  if (!first) return undefined;
  const days = (nowMs - Date.parse(first.at)) / DAY_MS;
  return days < 1 ? undefined : recent.reduce((sum, poll) => sum + poll.added, 0) / days;
}

function stateOf(
  polls: readonly PollEntry[],
  perDay: number | undefined,
  expect: readonly [number, number] | undefined,
): SourceState {
  if (polls.length === 0) return "new";
  if (!polls.at(-1)!.ok) return "failing";
  if (expect && perDay !== undefined && perDay < expect[0]) return "silent";
  if (expect && perDay !== undefined && perDay > expect[1]) return "loud";
  return "ok";
}

export function healthOf(source: PlannedSource, journal: Journal, nowMs: number): SourceHealth {
  const polls = journal.polls(source.id);
  const last = polls.at(-1);
  const lastSuccessAt = polls.findLast((poll) => poll.ok)?.at;
  const perDay = perDayOf(polls, nowMs);
  const leftOut: Record<string, number> = {};
  let [gone, leftOutLast]: [number, string | undefined] = [0, undefined];
  const { added, changed } = journal.brought(source.id);
  for (const poll of polls.filter(({ at }) => nowMs - Date.parse(at) <= WEEK_MS)) {
    gone += poll.gone;
    leftOutLast = poll.leftOut ?? leftOutLast;
    for (const [reason, times] of Object.entries(poll.reasons ?? {}))
      leftOut[reason] = (leftOut[reason] ?? 0) + times;
  }
  return {
    id: source.id,
    name: source.name,
    type: source.type.type,
    subject: source.subject,
    everyMs: source.everyMs,
    state: stateOf(polls, perDay, source.expect),
    failuresInARow: failuresInARow(polls),
    leftOut,
    ...(last && { lastPollAt: last.at, nextAt: last.nextAt }),
    ...(lastSuccessAt !== undefined && { lastSuccessAt }),
    ...(perDay !== undefined && { perDay }),
    ...(added > 0 && { documents: added }),
    ...(changed > 0 && { versions: changed }),
    ...(gone > 0 && { gone }),
    ...(leftOutLast !== undefined && { leftOutLast }),
    ...(source.expect && { expect: source.expect }),
    ...(last?.error !== undefined && { error: last.error }),
  };
}
