// One poll of one source: everything new, then the pages whose time for another look has come, and how it went.
import { describeError } from "../record/index.ts";
import { recheck } from "./pages.ts";
import type { PlannedSource } from "./plan.ts";
import type { CollectContext } from "./source.ts";
import type { Collected } from "./types.ts";

export type PollContext = Omit<CollectContext, "source" | "given">;

export async function* poll(
  source: PlannedSource,
  context: PollContext,
  nowMs: number,
): AsyncGenerator<Collected> {
  const full: CollectContext = { ...context, source: source.id, given: source.given };
  try {
    yield* source.type.collect(source.options, full);
    if (source.recheck) yield* recheck(source.recheck, full, nowMs);
  } catch (error) {
    // A type that breaks is a failing source and stops no other one.
    yield { kind: "failed", location: source.subject, source: source.id, ...describeError(error) };
  }
}
