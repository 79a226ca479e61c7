// Two codings of one text side by side, and what becomes of their differences.
import { describe, expect, it } from "vitest";
import type { CodedDocument, Event } from "../../src/record/index.ts";
import { addRecord, adjudicate, align, compare, differencesOf, setField } from "../../src/review/index.ts";
import { at, coded } from "../publish/fixture/build.ts";

const TEXT =
  "Rockets hit the base. A drone fell near Erbil; two were hurt. Officials count 17 attacks since May.";

function event(id: string, trigger: string, more: Partial<Event> = {}): Event {
  const none = { places: [], actors: [], targets: [], victims: [], weapons: [] };
  const evidence = [
    at(TEXT, trigger === "hit" ? "Rockets hit the base." : "A drone fell near Erbil; two were hurt."),
  ];
  return { id, type: "assault", status: "reported", trigger: at(TEXT, trigger), evidence, ...none, ...more };
}

const codingOf = (...events: Event[]): CodedDocument =>
  coded({ id: "d", text: TEXT, language: "en", events });
const A = codingOf(
  event("e1", "hit", { mode: "rocket-attack", killed: { min: 1, max: 1 } }),
  event("e2", "fell"),
);
const B = codingOf(
  event("e1", "fell", { mode: "drone-attack", injured: { min: 2, max: 2 } }),
  event("e2", "hit", { mode: "rocket-attack" }),
);

describe("two codings", () => {
  it("are aligned by the words, whatever the numbers", () => {
    expect(align(A, B).map(({ a, b }) => [a?.id, b?.id])).toEqual([
      ["e1", "e2"],
      ["e2", "e1"],
    ]);
  });

  it("tell apart what both have, and what only one has", () => {
    expect(compare(A, codingOf(event("e1", "hit"))).found.event).toEqual({ both: 1, onlyA: 1, onlyB: 0 });
    expect(compare(codingOf(), codingOf()).found.event).toEqual({ both: 0, onlyA: 0, onlyB: 0 });
  });

  it("give agreement field by field, and leave out fields of which nobody speaks", () => {
    const fields = Object.fromEntries(compare(A, B).fields.map((one) => [one.field, one]));
    expect(fields["mode"]).toMatchObject({ units: 2, agreed: 1 });
    expect(fields["status"]).toMatchObject({ units: 2, agreed: 2 });
    expect(fields).not.toHaveProperty("weapons");
  });

  it("are settled difference by difference; what is undecided stays as the first has it", () => {
    const differences = differencesOf(A, B);
    expect(differences.map(({ field }) => field).toSorted()).toEqual(["injured", "killed", "mode"]);
    expect(adjudicate(A, B, new Map())).toEqual(A);
    const forB = new Map(differences.map(({ id }) => [id, "b" as const]));
    const settled = adjudicate(A, B, forB);
    expect(differencesOf(settled, B)).toEqual([]);
    expect(settled.events[0]).not.toHaveProperty("killed");
  });

  it("are compared in who is reported to have said what; numbers of the other coding are not brought over", () => {
    const attribution = (id: string, source: string, content: string) => ({
      id,
      source: [at(TEXT, source)],
      cue: [at(TEXT, "count")],
      content: [at(TEXT, content)],
      speaker: "m9",
      via: "a9",
    });
    const of = (...attributions: ReturnType<typeof attribution>[]) => ({ ...codingOf(), attributions });
    const a = of(attribution("a1", "Officials", "17 attacks since May"));
    const b = of(
      attribution("a1", "base", "A drone fell"),
      attribution("a2", "Officials count", "17 attacks"),
    );
    expect(compare(a, b).found.attribution).toEqual({ both: 1, onlyA: 0, onlyB: 1 });
    const fields = Object.fromEntries(compare(a, b).fields.map((one) => [one.field, one]));
    expect(fields["source"]).toMatchObject({ units: 1, agreed: 0 });
    expect(fields["cue"]).toMatchObject({ units: 1, agreed: 1 });
    const settled = adjudicate(a, b, new Map(differencesOf(a, b).map(({ id }) => [id, "b" as const])));
    expect(settled.attributions).toHaveLength(2);
    expect(settled.attributions[0]!.source).toEqual(b.attributions[1]!.source);
    expect(settled.attributions[1]).not.toHaveProperty("via");
    expect(settled.attributions[1]).not.toHaveProperty("speaker");
  });

  it("a record of one side alone is dropped or brought over", () => {
    const one = codingOf(event("e1", "hit"));
    const lacking = differencesOf(one, A).find(({ a }) => a === undefined);
    expect(adjudicate(one, A, new Map([[lacking!.id, "b"]])).events.map(({ id }) => id)).toContain("e2");
    const extra = differencesOf(A, one).find(({ b }) => b === undefined);
    expect(adjudicate(A, one, new Map([[extra!.id, "b"]])).events.map(({ id }) => id)).toEqual(["e1"]);
    expect(adjudicate(A, one, new Map([[extra!.id, "a"]])).events).toHaveLength(2);
  });
});

describe("coding by hand", () => {
  const empty = codingOf();

  it("adds a record on its words, with the sentence as evidence", () => {
    const made = addRecord(empty, { kind: "event", is: "assault", span: at(TEXT, "fell"), by: "Ann" })!;
    const [one] = made.coded.events;
    expect(TEXT.slice(one!.evidence[0]!.start, one!.evidence[0]!.end)).toBe(
      "A drone fell near Erbil; two were hurt.",
    );
    expect(one).toMatchObject({ id: made.id, type: "assault", by: "person:Ann" });
    const tally = addRecord(made.coded, { kind: "tally", is: "17", span: at(TEXT, "attacks"), by: "Ann" })!;
    expect(tally.coded.tallies[0]).toMatchObject({ count: { min: 17, max: 17 }, rule: "person:Ann" });
  });

  it.each([
    [{ kind: "event" as const, is: "invasion", span: at(TEXT, "fell"), by: "Ann" }],
    [{ kind: "tally" as const, is: "many", span: at(TEXT, "attacks"), by: "Ann" }],
    [{ kind: "statement" as const, is: "threat", span: { start: 4, end: 4 }, by: "Ann" }],
    [{ kind: "statement" as const, is: "threat", span: { start: 4, end: 4000 }, by: "Ann" }],
  ])("refuses what cannot be one: %o", (record) => {
    expect(addRecord(empty, record)).toBeUndefined();
  });

  it("a field of an unknown record, or an unknown field, is refused", () => {
    const value = { text: "alleged" };
    expect(setField(A, { kind: "event", id: "e9", field: "status", value, by: "Ann" })).toBeUndefined();
    expect(setField(A, { kind: "event", id: "e1", field: "id", value, by: "Ann" })).toBeUndefined();
  });
});
