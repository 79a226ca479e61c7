// Server-sent events as an async iterator that goes on after a broken line, behind the last change it saw.
import type { IncidentChange } from "../record/index.ts";
import { type Asking, pause } from "./asking.ts";
import { CasusProblem } from "./problem.ts";

export interface EventsOptions {
  /** `seq` of the last change that was seen; without it only what comes next is told. */
  readonly after?: number;
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
  /** Pause before asking again, in milliseconds; it doubles up to a minute while nobody answers. Default 1000. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

export async function* events(
  asking: Asking,
  { after, signal, pauseMs = PAUSE_MS }: EventsOptions = {},
): AsyncGenerator<IncidentChange, void, undefined> {
  let seen = after;
  for (let wait = pauseMs; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    if (signal?.aborted) return;
    try {
      for await (const { id, data } of told(await stream(asking, seen, signal))) {
        seen = Number(id);
        if (data === undefined) continue;
        wait = pauseMs;
        yield JSON.parse(data) as IncidentChange;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (!mayPass(error)) throw error;
    }
    await pause(wait, signal);
  }
}

/** What another try may mend: a broken line, a server that is not there, too many requests. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof CasusProblem)) return true;
  return error.status === undefined || error.status === 429 || error.status >= 500;
}

async function stream(
  asking: Asking,
  seen: number | undefined,
  signal: AbortSignal | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const headers: Record<string, string> = { accept: "text/event-stream" };
  if (seen !== undefined) headers["last-event-id"] = String(seen);
  const { body } = await asking.response({ path: "events", headers, signal });
  return body!;
}

interface Told {
  readonly id: string;
  /** Absent where only the place is told. */
  readonly data?: string;
}

/** As much of the format of event streams as this server writes: ids, data, and comments that only keep the line open. */
async function* told(body: ReadableStream<Uint8Array>): AsyncGenerator<Told, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of body) {
    const blocks = (rest + decoder.decode(piece, { stream: true })).split("\n\n");
    rest = blocks.pop()!;
    for (const block of blocks) {
      const fields = new Map(block.split("\n").map((line) => fieldOf(line)));
      const id = fields.get("id");
      if (id !== undefined) yield { id, data: fields.get("data") };
    }
  }
}

function fieldOf(line: string): [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
}
