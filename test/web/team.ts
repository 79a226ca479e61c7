// A team on a real ledger: one of each role, signed in or not.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, openApp } from "../../src/app/index.ts";
import type { PersonRole } from "../../src/record/index.ts";
import { createWeb, type WebOptions } from "../../src/web/index.ts";
import { type Browser, browserOf } from "./browser.ts";

export const PASSWORD = "a long way to Tipperary";
export const NAMES: Readonly<Record<PersonRole, string>> = { viewer: "Vera", reviewer: "Rita", admin: "Ada" };

export interface Team {
  readonly app: App;
  readonly dataDir: string;
  /** A new browser, signed in as one of them or as nobody. */
  visit(role?: PersonRole, options?: WebOptions): Promise<Browser>;
  end(): Promise<void>;
}

export async function newTeam(): Promise<Team> {
  const dataDir = await mkdtemp(join(tmpdir(), "casus-team-"));
  const app = await openApp({ dataDir });
  for (const role of ["admin", "reviewer", "viewer"] as const)
    await app.people.add({ name: NAMES[role], role, password: PASSWORD }, "terminal");
  return {
    app,
    dataDir,
    async visit(role, options) {
      const browser = browserOf(createWeb(app, options), options?.address?.origin);
      if (role) await browser.signIn(NAMES[role], PASSWORD);
      return browser;
    },
    async end() {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
