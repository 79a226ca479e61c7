// `casus judge` and `casus withdraw` killed with SIGKILL on the way: a judgement stands with the incidents it makes or it
// does not stand at all, what was told as judged or taken back is so, and taking back ends in the bytes of before.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Judgement } from "../../src/record/index.ts";
import { STORES } from "../ledger/stores.ts";
import { newPlace, type Place, randomOf, startCasus, withApp, writeDocuments } from "./killing.ts";

// Every text stands in two documents.
const DOCUMENTS = 24;
const KILLS = 3;
const BY = "Ann";

interface State {
  readonly incidents: string;
  /** The judgement in force. */
  readonly judged: Judgement | undefined;
}

const stateOf = (place: Place, report: string): Promise<State> =>
  withApp(place, async (app) => {
    const incidents = (await Array.fromAsync(app.export("jsonl", { what: "incidents" }))).join("");
    const [document, event] = report.split("#");
    const { rows } = await app.incidents({ document: document! });
    const id = rows.find((one) =>
      one.reports.some((told) => told.document === document && told.event === event),
    );
    const view = id && (await app.incident(id.id));
    const judged = view?.judgements.find((one) => one.by === BY && one.withdrawnAt === undefined);
    expect(await app.verify()).toMatchObject({ documents: DOCUMENTS, faults: [] });
    return { incidents, judged };
  });

/** Two reports that the machine put together. */
const pairIn = (place: Place): Promise<readonly [string, string]> =>
  withApp(place, async (app) => {
    const { rows } = await app.incidents({ limit: 200 });
    const told = rows.find(({ reports }) => new Set(reports.map((one) => one.document)).size > 1)!.reports;
    const other = told.find((one) => one.document !== told[0]!.document)!;
    return [`${told[0]!.document}#${told[0]!.event}`, `${other.document}#${other.event}`];
  });

interface Run {
  readonly told: boolean;
  readonly tookMs: number;
}

async function run(args: readonly string[], place: Place, killAfterMs?: number): Promise<Run> {
  const started = performance.now();
  const { child, ended } = startCasus(args, place);
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  const { code, lines } = await ended;
  clearTimeout(timer);
  return { told: code === 0 || lines.length > 0, tookMs: performance.now() - started };
}

describe.each(STORES)("kill -9 on $name", (store) => {
  it("during judging and taking back leaves what was before or what is after", async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-kill-"));
    try {
      const random = randomOf(5);
      const place = await newPlace(store, join(dir, "data"));
      await writeDocuments(join(dir, "documents.jsonl"), DOCUMENTS / 2);
      await startCasus(["add", join(dir, "documents.jsonl")], place).ended;
      await writeDocuments(join(dir, "again.jsonl"), DOCUMENTS / 2, "again");
      await startCasus(["add", join(dir, "again.jsonl")], place).ended;
      const [a, b] = await pairIn(place);
      const judge = ["judge", "not-same", a, b, "--by", BY];
      const before = await stateOf(place, a);
      const { tookMs } = await run(judge, place);
      const after = await stateOf(place, a);
      expect(after.judged).toBeDefined();
      expect(after.incidents).not.toBe(before.incidents);
      let state = after;
      for (let kill = 0; kill < 2 * KILLS; kill++) {
        const taking = state.judged !== undefined;
        const args = taking ? ["withdraw", state.judged!.id] : judge;
        const { told } = await run(args, place, tookMs * (0.5 + 0.5 * random()));
        state = await stateOf(place, a);
        const stands = state.judged !== undefined;
        expect(state.incidents).toBe(stands ? after.incidents : before.incidents);
        if (told) expect(stands).toBe(!taking);
      }
      if (state.judged) await run(["withdraw", state.judged.id], place);
      expect((await stateOf(place, a)).incidents).toBe(before.incidents);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }, 400_000);
});
