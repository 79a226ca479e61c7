// The door of collect: addresses, files, folders and sources to bytes. The only room that reaches out to the network.
import { describeError } from "../record/index.ts";
import { listFiles } from "./files/list.ts";
import { collectFile } from "./files/read-file.ts";
import { nameOf } from "./pages.ts";
import type { Collected, CollectOptions } from "./types.ts";
import { createWeb } from "./web/web.ts";
import type { Web } from "./web/web.ts";

export type { Answered, Collected, CollectOptions, Failed, Fetched, Given, Memory } from "./types.ts";
export type { Announced, Readers, SourceType } from "./source.ts";
export type { PlannedSource, SourceEntry } from "./plan.ts";
export type { PollContext } from "./poll.ts";
export type { LogIn, TelegramApp, TelegramClient } from "./telegram/client.ts";
export { logIn, openTelegram } from "./telegram/client.ts";
export type { Web, WebOptions } from "./web/web.ts";
export { planSources } from "./plan.ts";
export { poll } from "./poll.ts";
export { SOURCE_TYPES } from "./registry.ts";
export { isPublicAddress } from "./web/addresses.ts";
export { post } from "./web/exchange.ts";
export { send, type Sent, type ToSend } from "./web/send.ts";
export { backOffMs, createWeb } from "./web/web.ts";

/** How many things a run will go through, known once all folders have been listed. */
export interface Plan {
  readonly total: number;
  /** How many of them are done with; a web archive is one, whatever is in it. */
  readonly done: number;
  items(): AsyncGenerator<Collected>;
}

// Between two pages of one host that a person asked for.
const ASKED_DELAY_MS = 1000;

async function* collectAddress(address: string, web: Web): AsyncGenerator<Collected> {
  const answer = await web.get(address);
  if (answer.kind === "failed") yield { ...answer, location: address };
  else if (answer.kind === "answer") {
    const { bytes, mediaType, charset, url, fetch } = answer;
    yield {
      kind: "fetched",
      bytes,
      mediaType,
      charset,
      location: url,
      name: nameOf(url),
      given: { url },
      fetch,
    };
  } else yield { kind: answer.kind, location: address, fetch: answer.fetch };
}

/** Lists what stands behind the locations (files, folders, http addresses), then yields each in order. */
export async function collect(locations: readonly string[], options: CollectOptions = {}): Promise<Plan> {
  const steps: (() => AsyncIterable<Collected> | Iterable<Collected>)[] = [];
  // A person who names a page is no robot: robots.txt is for what goes on by itself.
  const web = createWeb({ ...options, robots: false, delayMs: ASKED_DELAY_MS });
  for (const location of locations) {
    if (/^https?:\/\//i.test(location)) {
      steps.push(() => collectAddress(location, web));
      continue;
    }
    try {
      for (const file of await listFiles(location, options.pictures))
        steps.push(() => collectFile(file, options));
    } catch (error) {
      steps.push(() => [{ kind: "failed", location, ...describeError(error) }]);
    }
  }
  let done = 0;
  return {
    total: steps.length,
    get done() {
      return done;
    },
    async *items() {
      for (const step of steps) {
        yield* step();
        done++;
      }
    },
  };
}
