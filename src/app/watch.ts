// Polling sources on their schedules, several hosts at a time, until told to stop. What was begun before a crash is
// taken up again; a source that fails is asked again later, less and less often.
import { setTimeout as sleep } from "node:timers/promises";
import type { Archive, Journal, KeptEntry, PollEntry } from "../archive/index.ts";
import { backOffMs, createWeb, poll } from "../collect/index.ts";
import type { Collected, PlannedSource, PollContext, Web } from "../collect/index.ts";
import { enterAll } from "../pipeline.ts";
import type { Rooms } from "../pipeline.ts";
import type { TelegramLine } from "./telegram.ts";
import type { AddOutcome } from "../record/index.ts";
import { readers } from "./readers.ts";
import { chosenSources, failuresInARow } from "./sources.ts";

export interface WatchOptions {
  /** Ids of the sources to poll; default all. */
  readonly sources?: readonly string[];
  /** Polls everything once, due or not, and returns. */
  readonly once?: boolean;
  readonly signal?: AbortSignal;
  /** Pause between two requests to a host; default 2 s. */
  readonly delayMs?: number;
  readonly onOutcome?: (source: string, outcome: AddOutcome) => void;
  readonly onPolled?: (poll: PollEntry) => void;
}

export interface WatchRooms extends Rooms {
  readonly journal: Journal;
  readonly planned: readonly PlannedSource[];
  readonly dataDir: string;
  readonly allowPrivate?: boolean;
  readonly telegram: TelegramLine;
}

/** Sources polled at the same time; requests to one host are never. */
const AT_ONCE = 4;
const FIRST_RETRY_MS = 60_000;
// So many failures in a row are no hiccup: from here on the pause doubles from its schedule, up to 16 times.
const HICCUPS = 5;
// The clock is looked at this often, so that a changed one does not stall a schedule.
const LONGEST_SLEEP_MS = 60_000;
// Originals looked through after a crash: more than any poll has in hand at a time.
const LOOKED_THROUGH = 256;

/** When a source is due again: on its schedule, and after failures soon at first, then less and less often. */
export function pauseMs(everyMs: number, failures: number, random: () => number): number {
  if (failures === 0) return everyMs * (0.95 + 0.1 * random());
  if (failures <= HICCUPS) return Math.min(backOffMs(failures, random, FIRST_RETRY_MS), everyMs);
  return everyMs * Math.min(2 ** (failures - HICCUPS), 16) * (0.75 + 0.5 * random());
}

/** Due, or never polled, or due at a time so far off that the clock must have been changed since. */
export function isDue(source: PlannedSource, last: PollEntry | undefined, nowMs: number): boolean {
  if (!last) return true;
  const dueMs = Date.parse(last.nextAt);
  return dueMs <= nowMs || dueMs - nowMs > 32 * source.everyMs;
}

interface Tally {
  answered: number;
  added: number;
  changed: number;
  known: number;
  unchanged: number;
  gone: number;
  failed: number;
  reasons: Record<string, number>;
  leftOut?: string;
}

/** What came of one item; other words at an address count as a change, not as one document more. */
function count(tally: Tally, outcome: AddOutcome): void {
  if (outcome.kind === "added" && outcome.version !== undefined) tally.changed++;
  else tally[outcome.kind]++;
  if (outcome.kind !== "failed") return;
  tally.reasons[outcome.code] = (tally.reasons[outcome.code] ?? 0) + 1;
  tally.leftOut = outcome.message;
}

class Watch {
  readonly #rooms: WatchRooms;
  readonly #options: WatchOptions;
  readonly #web: Web;

  constructor(rooms: WatchRooms, options: WatchOptions) {
    this.#rooms = rooms;
    this.#options = options;
    const { signal, delayMs } = options;
    this.#web = createWeb({ signal, delayMs, allowPrivate: rooms.allowPrivate });
  }

  get #stopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** Everything that comes in for one source, counted; ends where the run is stopped. */
  async *#items(source: PlannedSource, tally: Tally): AsyncGenerator<Collected> {
    const { archive, journal } = this.#rooms;
    const context: PollContext = {
      web: this.#web,
      memory: archive,
      folder: this.#rooms.dataDir,
      readers,
      telegram: () => this.#rooms.telegram.open(),
      mark: journal.mark(source.id),
      saveMark: (mark) => journal.saveMark(source.id, mark),
    };
    for await (const item of poll(source, context, Date.parse(this.#rooms.now()))) {
      if (this.#stopped) return;
      if (item.kind !== "failed" && item.kind !== "gone") tally.answered++;
      yield item;
    }
  }

  async #poll(source: PlannedSource): Promise<void> {
    const { journal } = this.#rooms;
    const at = this.#rooms.now();
    const started = performance.now();
    const none = { answered: 0, added: 0, changed: 0, known: 0, unchanged: 0, gone: 0, failed: 0 };
    const tally: Tally = { ...none, reasons: {} };
    for await (const outcome of enterAll(this.#items(source, tally), { ...this.#rooms, batch: 1 })) {
      count(tally, outcome);
      this.#options.onOutcome?.(source.id, outcome);
    }
    if (this.#stopped) return;
    const { answered, changed, leftOut, reasons, ...counts } = tally;
    // Nothing but failures: nobody knows what the source has.
    const ok = answered > 0 || leftOut === undefined;
    const failures = ok ? 0 : failuresInARow(journal.polls(source.id)) + 1;
    const pause = pauseMs(source.everyMs, failures, Math.random);
    const entry: PollEntry = {
      source: source.id,
      at,
      tookMs: Math.round(performance.now() - started),
      ok,
      nextAt: new Date(Date.parse(this.#rooms.now()) + pause).toISOString(),
      ...counts,
      ...(changed > 0 && { changed }),
      ...(leftOut !== undefined && { reasons, leftOut }),
      ...(!ok && { error: leftOut }),
    };
    await journal.addPoll(entry);
    this.#options.onPolled?.(entry);
  }

  async #pollAll(sources: readonly PlannedSource[]): Promise<void> {
    const queue = [...sources];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next && !this.#stopped; next = queue.shift()) await this.#poll(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  async run(): Promise<void> {
    const { journal, archive, now } = this.#rooms;
    const sources = chosenSources(this.#rooms.planned, this.#options.sources);
    await takeUp(this.#rooms);
    if (this.#options.once) {
      await this.#pollAll(sources);
      return;
    }
    while (!this.#stopped) {
      await archive.seal(now());
      const nowMs = Date.parse(now());
      const last = (source: PlannedSource): PollEntry | undefined => journal.polls(source.id).at(-1);
      await this.#pollAll(sources.filter((source) => isDue(source, last(source), nowMs)));
      const next = Math.min(...sources.map((source) => Date.parse(last(source)?.nextAt ?? now())));
      const pause = Math.min(Math.max(next - Date.parse(now()), 100), LONGEST_SLEEP_MS);
      await sleep(pause, undefined, { signal: this.#options.signal }).catch(() => {});
    }
  }
}

/** Kept after the last complete poll of its source: a crash may have come before it was coded. */
function isUnfinished(entry: KeptEntry, journal: Journal): boolean {
  const last = entry.source === undefined ? undefined : journal.polls(entry.source).at(-1);
  return last === undefined || entry.keptAt > last.at;
}

async function* unfinished(archive: Archive, journal: Journal): AsyncGenerator<Collected> {
  for (const entry of await archive.newestKept(LOOKED_THROUGH)) {
    const bytes = isUnfinished(entry, journal) ? await archive.get(entry.sha256) : undefined;
    if (!bytes) continue;
    const { mediaType, charset, location, name = entry.sha256, given = {}, parts, source } = entry;
    yield { kind: "fetched", bytes, mediaType, charset, location, name, given, parts, source };
  }
}

/** Codes what was kept and not coded when a run was broken off; from the archive, without asking anybody again. */
async function takeUp(rooms: WatchRooms): Promise<void> {
  for await (const outcome of enterAll(unfinished(rooms.archive, rooms.journal), rooms)) void outcome;
}

export async function watch(rooms: WatchRooms, options: WatchOptions = {}): Promise<void> {
  try {
    await new Watch(rooms, options).run();
  } finally {
    await rooms.telegram.close();
  }
}
