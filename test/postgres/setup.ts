// Before the database tests: a server, or the reason why there is none, for `inject("postgres")`.
import type { TestProject } from "vitest/node";
import { startServer } from "./server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the server; "" where none could be started. */
    postgres: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The machine outlives the tests, so nothing need wait for the disk; a killed server loses nothing by it.
  const server = await startServer(["-c", "fsync=off"]);
  if ("why" in server) {
    console.warn(`\nThe tests on PostgreSQL are left out: ${server.why}\n`);
    project.provide("postgres", "");
    return async () => {};
  }
  project.provide("postgres", server.address);
  return () => server.stop();
}
