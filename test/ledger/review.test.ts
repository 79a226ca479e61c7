// What people say about records: judgements with the coding that comes of them, codings of several coders, views, grades.
import { describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../../src/ledger/index.ts";
import { reportsOf } from "../../src/merge/index.ts";
import { anchorOf, applyJudgements } from "../../src/review/index.ts";
import type { CodedDocument, RecordJudgement } from "../../src/record/index.ts";
import { addedAt, enterSamples, merging, options } from "./setup.ts";
import type { Sample } from "./samples.ts";
import { STORES } from "./stores.ts";

const SAMPLE: Sample = {
  id: "a",
  text: "Three people died when rockets struck Erbil.",
  published: "2024-01-09",
  events: [{ trigger: "struck", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"], killed: 3 }],
};
const LATER = "2024-01-11T08:00:00Z";

async function judged(ledger: Ledger, given: Partial<RecordJudgement>): Promise<RecordJudgement> {
  const { coded, fingerprint } = (await ledger.review.machineCoding("a"))!;
  const anchor = anchorOf(coded, "event", coded.events[0]!.id, fingerprint)!;
  const base = {
    id: "r1",
    document: "a",
    kind: "event",
    verdict: "corrected",
    by: "Ann",
    at: LATER,
  } as const;
  return { ...base, anchor, ...given };
}

/** As the app does it: the machine's coding with all that stands applied. */
async function recoded(ledger: Ledger, standing: readonly RecordJudgement[]) {
  const { coded: machine, fingerprint } = (await ledger.review.machineCoding("a"))!;
  const coded: CodedDocument = applyJudgements(machine, standing, fingerprint);
  return { coded, reports: reportsOf(coded), ...(standing.length > 0 && { machine }) };
}

describe.each(STORES)("review on $name", ({ begin }) => {
  async function filled(): Promise<Ledger> {
    const ledger = await openLedger(await begin(), options);
    await enterSamples(ledger, [SAMPLE]);
    return ledger;
  }

  it("a correction changes the incident, the machine's coding stays, and withdrawing brings it back", async () => {
    const ledger = await filled();
    const fix = await judged(ledger, { field: "killed", value: { text: "5" } });
    await ledger.review.judgeRecord(fix, await recoded(ledger, [fix]), merging);
    expect((await ledger.incidents({})).rows[0]!.killed).toEqual({ min: 5, max: 5 });
    expect((await ledger.review.machineCoding("a"))!.coded.events[0]!.killed).toEqual({ min: 3, max: 3 });
    expect(await ledger.review.recordJudgements({ document: "a", standing: true })).toEqual([fix]);

    await ledger.review.withdrawRecord("r1", { at: addedAt, by: "Ben" }, await recoded(ledger, []), merging);
    expect((await ledger.incidents({})).rows[0]!.killed).toEqual({ min: 3, max: 3 });
    expect(await ledger.review.recordJudgements({ standing: true })).toEqual([]);
    expect(await ledger.review.recordJudgement("r1")).toMatchObject({ withdrawnAt: addedAt });
    expect((await ledger.people.audit({})).rows.map(({ by, deed }) => [by, deed])).toEqual([
      ["Ben", "withdraw"],
      ["Ann", "review"],
    ]);
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("a rejected event is no incident any more", async () => {
    const ledger = await filled();
    const no = await judged(ledger, { verdict: "rejected" });
    await ledger.review.judgeRecord(no, await recoded(ledger, [no]), merging);
    expect((await ledger.incidents({})).total).toBe(0);
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("nothing is judged, coded, kept or graded in the past", async () => {
    const ledger = await filled();
    const past = await ledger.asOf(LATER, merging);
    const no = await judged(ledger, { verdict: "rejected" });
    const view = { id: "v1", name: "x", path: "/timeline", query: "", owner: "Ann", at: LATER };
    await expect(past.review.judgeRecord(no, undefined, merging)).rejects.toThrow(/not changed/);
    await expect(past.review.saveView(view)).rejects.toThrow(/not changed/);
    expect(await past.review.recordJudgements({})).toEqual([]);
    await past.close();
    await ledger.close();
  });

  it("withdrawing what is not there is said", async () => {
    const ledger = await filled();
    const done = { at: LATER, by: "Ann" };
    await expect(ledger.review.withdrawRecord("r9", done, undefined, merging)).rejects.toThrow(
      /no judgement r9/,
    );
    await ledger.close();
  });

  it("keeps one coding a coder and document, and views and grades until they are taken back", async () => {
    const ledger = await filled();
    const { review } = ledger;
    const { coded, fingerprint } = (await review.machineCoding("a"))!;
    const coding = { id: "c1", document: "a", fingerprint, coder: "Ann", coded, finished: false, at: LATER };
    await review.keepCoding(coding);
    await review.keepCoding({ ...coding, id: "c2", finished: true });
    expect(await review.codings({ document: "a" })).toEqual([{ ...coding, finished: true }]);
    expect(await review.codings({ finished: false })).toEqual([]);
    await review.dropCoding("a", "Ann");
    expect(await review.codings({})).toEqual([]);

    const view = { id: "v1", name: "Erbil", path: "/timeline", query: "mode=x", owner: "Ann", at: LATER };
    await review.saveView(view);
    expect(await review.savedViews()).toEqual([view]);
    expect([await review.forgetView("v1"), await review.forgetView("v1")]).toEqual([true, false]);

    const grade = {
      id: "g1",
      source: "Zab Post",
      reliability: "B",
      credibility: "2",
      by: "Ann",
      at: LATER,
    } as const;
    await review.gradeSource(grade);
    await review.gradeSource({ ...grade, id: "g2", reliability: "C" });
    expect((await review.sourceGrades()).map(({ id, reliability }) => [id, reliability])).toEqual([
      ["g2", "C"],
    ]);
    await review.withdrawGrade("g2", { at: LATER, by: "Ann" });
    expect(await review.sourceGrades()).toEqual([]);
    await ledger.close();
  });

  it("gives the queue what nobody has judged yet", async () => {
    const ledger = await filled();
    await enterSamples(ledger, [
      {
        ...SAMPLE,
        id: "b",
        text: "Rockets struck Erbil; three died.",
        events: [{ ...SAMPLE.events![0]!, killed: 4 }],
      },
    ]);
    const limits = { judgements: 10, documents: 10 };
    const before = await ledger.review.queueRows(limits);
    expect(before.documents).toHaveLength(2);
    const [pair] = [...before.same, ...before.unsure];
    await ledger.judge({ ...pair!, id: "p1", by: "Ann", at: LATER, verdict: "same" }, merging);
    const after = await ledger.review.queueRows(limits);
    expect([...after.same, ...after.unsure].map(({ id }) => id)).not.toContain(pair!.id);
    expect(after.disagreeing[0]!.disagreements!.map(({ field }) => field)).toContain("killed");
    await ledger.close();
  });
});
