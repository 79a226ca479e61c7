// One text in many documents: compared once, whatever comes first, with the outcome that comparing every pair has.
import { describe, expect, it } from "vitest";
import { mergeReports, mergingWith, reportsOf } from "../../src/merge/index.ts";
import type { Incident, Judgement, Report } from "../../src/record/index.ts";
import { codedSample, type EventSample } from "../ledger/samples.ts";
import { plainKnowledge as knowledge } from "./plain.ts";

const TEXT =
  "Today there was an attack and then a raid. It was at Erbil or al-Asad or Basra in Iraq by Alpha Brigade or Beta Front on Ruritania.";
const TRIGGERS = ["attack", "raid"];

/** A small generator with a seed (mulberry32), so that a failure can be had again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function document(id: string, events: readonly Partial<EventSample>[], text = TEXT): Report[] {
  const told = events.map((event, at) => ({ trigger: TRIGGERS[at]!, mode: "rocket-attack", ...event }));
  const made = reportsOf(codedSample({ id, text, published: "2024-01-09", outlet: id, events: told }));
  // Every sample has the same words, so they would say that all are one.
  return made.map((one) => ({
    ...one,
    words: undefined,
    evidenceWords: undefined,
    keys: undefined,
    seeks: undefined,
  }));
}

/** Texts of one or two events, each in one to five documents. */
function randomDocuments(random: () => number, texts: number): Report[][] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: texts }).flatMap((_, text) => {
    const events = Array.from({ length: pick([1, 1, 2]) }, () => ({
      date: pick(["2024-01-07", "2024-01-08", undefined]),
      places: pick([["Erbil"], ["al-Asad"], ["Iraq"], []]),
      mode: pick(["rocket-attack", "attack"]),
      actors: pick([["Alpha Brigade"], ["Beta Front"], []]),
    }));
    const copies = pick([1, 2, 5]);
    return Array.from({ length: copies }, (_copy, copy) =>
      document(`d${Math.floor(random() * 1e6)}-${text}-${copy}`, events),
    );
  });
}

const merging = mergingWith({ knowledge });

/** Document after document, as the ledger enters them: what is put together at the end was compared on the way. */
function oneByOne(documents: readonly Report[][]): Incident[] {
  const known: Report[] = [];
  const judgements: Judgement[] = [];
  for (const reports of documents) {
    judgements.push(...merging.compare(reports, known));
    known.push(...reports);
  }
  const byId = new Map(known.map((report) => [report.id, report]));
  const outlines = documents.flatMap(merging.outline);
  return merging
    .group(outlines, judgements)
    .map((ids) => merging.incident(ids.map((id) => byId.get(id)!)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same reports, each of a text of its own for all that merging can tell. */
const unlike = (reports: readonly Report[]): Report[] =>
  reports.map((report, at) => ({ ...report, mark: at }) as Report);

const base: Partial<EventSample> = { date: "2024-01-08", places: ["Erbil"] };

describe("copies of one text", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("end as if every pair was compared, in any order (seed %i)", (seed) => {
    const random = randomOf(seed);
    const documents = randomDocuments(random, 12);
    const expected = mergeReports(documents.flat(), { knowledge });
    expect(mergeReports(unlike(documents.flat()), { knowledge }).incidents).toEqual(expected.incidents);
    for (let round = 0; round < 3; round++) {
      const order = shuffled(documents, random);
      expect(mergeReports(order.flat(), { knowledge })).toEqual(expected);
      expect(oneByOne(order)).toEqual(expected.incidents);
    }
  });

  it("are each held against the first of them alone", () => {
    const copies = Array.from({ length: 30 }, (_, at) => document(`c${100 + at}`, [base])).flat();
    const other = document("other", [{ ...base, actors: ["Alpha Brigade"] }]);
    const { incidents, judgements } = mergeReports([...copies, ...other], { knowledge });
    expect(incidents).toHaveLength(1);
    expect(judgements).toHaveLength(30);
    const first = judgements.filter(({ a, b }) => a === "c100#e1" || b === "c100#e1");
    expect(first).toHaveLength(30);
    const copied = judgements.filter(({ reasons }) => reasons.some(({ name }) => name === "copy"));
    expect(copied).toHaveLength(29);
  });

  it("of too little to be one incident stay apart", () => {
    const vague = ["a", "b", "c"].flatMap((id) => document(id, [{ mode: "attack" }]));
    expect(mergeReports(vague, { knowledge }).incidents).toHaveLength(3);
  });

  it("follow a person's judgement one by one", () => {
    const copies = ["a", "b", "c", "d"].flatMap((id) => document(id, [base]));
    const judgement: Judgement = {
      id: "p1",
      a: "b#e1",
      b: "a#e1",
      verdict: "different",
      score: 0,
      reasons: [],
      by: "Ann",
      at: "2024-02-01",
    };
    const { incidents } = mergeReports(copies, { knowledge, judgements: [judgement] });
    const together = incidents.map((one) => one.reports.map((report) => report.document).toSorted());
    expect(together.flat().toSorted()).toEqual(["a", "b", "c", "d"]);
    expect(together.some((list) => list.includes("a") && list.includes("b"))).toBe(false);
  });
});
