// The door of collect: addresses, files and folders to bytes. The only room that reaches out to the network.
import { collectFile, listFiles } from "./files.ts";
import { collectUrl } from "./url.ts";
import { describeError } from "../record/index.ts";
import type { Collected, CollectOptions } from "./types.ts";

export type { Collected, CollectOptions, Failed, Fetched, Given } from "./types.ts";
export { isPublicAddress } from "./addresses.ts";

/** How many things a run will go through, known once all folders have been listed. */
export interface Plan {
  readonly total: number;
  items(): AsyncGenerator<Collected>;
}

/** Lists what stands behind the locations (files, folders, http addresses), then yields each in order. */
export async function collect(locations: readonly string[], options: CollectOptions = {}): Promise<Plan> {
  const steps: (() => Promise<Collected>)[] = [];
  for (const location of locations) {
    if (/^https?:\/\//i.test(location)) {
      steps.push(() => collectUrl(location, options));
      continue;
    }
    try {
      for (const path of await listFiles(location)) steps.push(() => collectFile(path, options));
    } catch (error) {
      steps.push(async () => ({ kind: "failed", location, ...describeError(error) }));
    }
  }
  return {
    total: steps.length,
    async *items() {
      for (const step of steps) yield await step();
    },
  };
}
