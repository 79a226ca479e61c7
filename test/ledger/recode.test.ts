// Coding anew: people's judgements follow the words, and the same reports end in the same incidents whatever happened
// in between, in whatever order.
import { describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/index.ts";
import { reportsOf } from "../../src/merge/index.ts";
import type { Sample } from "./samples.ts";
import { codedSample } from "./samples.ts";
import { addedAt, collected, enterSamples, filledLedger, merging } from "./setup.ts";
import { STORES } from "./stores.ts";

const LATER = "2024-03-01T00:00:00Z";
const judgement = { score: 0, reasons: [], by: "Ann", at: addedAt };

/** An attack told as event 1, or as event 2 after one that was overlooked before. */
function told(id: string, coding: "first" | "second"): Sample {
  const rockets = {
    trigger: "hit",
    mode: "rocket-attack",
    date: "2024-01-08",
    places: ["Erbil"],
    actors: ["Alpha Brigade"],
  };
  const shots = { trigger: "fired", mode: "shooting", date: "2024-01-02", places: ["Basra"] };
  return {
    id,
    text: "Shots were fired in Basra. Rockets hit Erbil on Monday, Alpha Brigade said.",
    published: "2024-01-09",
    events: coding === "first" ? [rockets] : [shots, rockets],
  };
}

async function recode(ledger: Ledger, samples: readonly Sample[], at = LATER): Promise<number> {
  const recoded = samples.map(codedSample).map((coded) => ({ coded, reports: reportsOf(coded) }));
  return ledger.recode(recoded, at, merging);
}

const groups = async (ledger: Ledger): Promise<string[]> =>
  (await collected(ledger.allIncidents()))
    .map((one) => one.reports.map(({ document, event }) => `${document}#${event}`).join(" "))
    .toSorted();

describe.each(STORES)("coding anew on $name", ({ begin }) => {
  it("writes nothing where nothing changed, and leaves what it does not know", async () => {
    const ledger = await filledLedger([told("a", "first")], await begin());
    expect(await recode(ledger, [told("a", "first"), told("z", "first")])).toBe(0);
    expect(await recode(ledger, [{ ...told("a", "second"), text: `${told("a", "first").text} More.` }])).toBe(
      0,
    );
    await ledger.close();
  });

  it("replaces what was coded, in its place, and keeps it searchable", async () => {
    const ledger = await filledLedger([told("a", "first"), told("b", "first")], await begin());
    expect(await recode(ledger, [told("a", "second")])).toBe(1);
    expect(await groups(ledger)).toEqual(["a#e1", "a#e2 b#e1"]);
    expect((await collected(ledger.codedDocuments())).map((coded) => coded.id)).toEqual(["a", "b"]);
    expect((await ledger.search("rockets", {})).total).toBe(2);
    expect(await ledger.status()).toMatchObject({ documents: 2, events: 3, reports: 3 });
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("leads a judgement to the event that now tells its words", async () => {
    const ledger = await filledLedger([told("a", "first"), told("b", "first")], await begin());
    await ledger.judge({ ...judgement, id: "j1", a: "a#e1", b: "b#e1", verdict: "different" }, merging);
    await recode(ledger, [told("a", "second")]);
    expect(await groups(ledger)).toEqual(["a#e1", "a#e2", "b#e1"]);
    expect(await ledger.judgement("j1")).toMatchObject({ a: "a#e2", b: "b#e1", by: "Ann", at: addedAt });
    await ledger.rebuild(merging, LATER);
    expect(await groups(ledger)).toEqual(["a#e1", "a#e2", "b#e1"]);
    await ledger.withdraw("j1", LATER, merging);
    expect(await groups(ledger)).toEqual(["a#e1", "a#e2 b#e1"]);
    await ledger.close();
  });

  it("lets a judgement wait while nothing tells its words, and wakes it when something does", async () => {
    const ledger = await filledLedger([told("a", "first"), told("b", "first")], await begin());
    await ledger.judge({ ...judgement, id: "j1", a: "a#e1", b: "b#e1", verdict: "different" }, merging);
    await recode(ledger, [{ ...told("a", "first"), events: [] }]);
    expect(await groups(ledger)).toEqual(["b#e1"]);
    await recode(ledger, [told("a", "second")], "2024-03-02T00:00:00Z");
    expect(await groups(ledger)).toEqual(["a#e1", "a#e2", "b#e1"]);
    await ledger.close();
  });

  it("may go on for ever: back and forth ends where it began", async () => {
    const ledger = await filledLedger([told("a", "first"), told("b", "first")], await begin());
    const before = await collected(ledger.allIncidents());
    for (let round = 1; round <= 6; round++) {
      await recode(ledger, [told("a", round % 2 === 0 ? "first" : "second")], `2024-03-0${round}T00:00:00Z`);
    }
    expect(await collected(ledger.allIncidents())).toEqual(before);
    await ledger.close();
  });
});

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

const DAYS = ["2024-01-08", "2024-01-09", "2024-01-10"];
const PLACES = ["Erbil", "Basra", "al-Asad"];

function drawn(random: () => number, index: number): Sample {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const place = pick(PLACES);
  return {
    id: `d${index}`,
    text: `Rockets hit ${place}, Alpha Brigade said in note ${index}.`,
    published: "2024-01-11",
    events: [
      {
        trigger: "hit",
        mode: pick(["rocket-attack", "attack"]),
        date: pick(DAYS),
        places: [place],
        ...(random() < 0.5 && { actors: ["Alpha Brigade"] }),
        ...(random() < 0.5 && { killed: 2 }),
      },
    ],
  };
}

async function bytesOf(ledger: Ledger): Promise<string> {
  return (await collected(ledger.allIncidents())).map((incident) => JSON.stringify(incident)).join("\n");
}

describe.each(STORES)("any order on $name", ({ begin }) => {
  it("of entering, judging, coding anew and rebuilding ends in the same bytes", async () => {
    const random = randomOf(20240111);
    const samples = Array.from({ length: 24 }, (_, index) => drawn(random, index));
    const judgements = [0, 1, 2, 3].map((index) => ({
      ...judgement,
      id: `j${index}`,
      a: `d${index}#e1`,
      b: `d${index + 10}#e1`,
      verdict: index % 2 === 0 ? ("same" as const) : ("different" as const),
    }));
    const ends = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const ledger = await filledLedger([], await begin());
      const order = samples.toSorted(() => random() - 0.5);
      for (let at = 0; at < order.length; at += 1 + Math.floor(random() * 8)) {
        const rest = order.slice(at, at + 8);
        await enterSamples(ledger, rest);
      }
      for (const one of judgements.toSorted(() => random() - 0.5)) await ledger.judge(one, merging);
      await recode(
        ledger,
        order.slice(0, 6).map((sample) => ({ ...sample, events: [] })),
        `2024-04-0${round + 1}`,
      );
      if (round === 1) await ledger.rebuild(merging, LATER);
      await recode(ledger, order.slice(0, 6), `2024-05-0${round + 1}`);
      ends.add(await bytesOf(ledger));
      await ledger.rebuild(merging, LATER);
      ends.add(await bytesOf(ledger));
      expect(await ledger.verify()).toEqual([]);
      await ledger.close();
    }
    expect(ends.size).toBe(1);
  });
});
