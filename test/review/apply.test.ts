// People's judgements applied to a coding: what is rejected goes, what is corrected changes, and both survive new codings.
import { describe, expect, it } from "vitest";
import type { CodedDocument, FieldValue, RecordJudgement, RecordKind } from "../../src/record/index.ts";
import { anchorOf, applyJudgements } from "../../src/review/index.ts";
import { at, coded } from "../publish/fixture/build.ts";

const TEXT = "Rockets hit the base at Asad on Monday, killing two. Kataib Hizballah said it did it.";

function document(text = TEXT, number = "e1"): CodedDocument {
  const event = {
    id: number,
    type: "assault" as const,
    mode: "rocket-attack",
    status: "reported" as const,
    trigger: at(text, "hit"),
    evidence: [at(text, "Rockets hit the base at Asad on Monday, killing two.")],
    places: [at(text, "Asad")],
    actors: [],
    targets: [at(text, "the base")],
    victims: [],
    weapons: [at(text, "Rockets")],
    killed: { min: 2, max: 2 },
  };
  return coded({ id: "d", text, language: "en", events: [event] });
}

interface Given {
  readonly kind?: RecordKind;
  readonly verdict?: RecordJudgement["verdict"];
  readonly field?: string;
  readonly value?: FieldValue;
  readonly withdrawnAt?: string;
}

function judged({ kind = "event", verdict = "corrected", ...given }: Given): RecordJudgement {
  const anchor = anchorOf(document(), kind, "e1", "f")!;
  return { id: "r1", document: "d", kind, verdict, anchor, by: "Ann", at: "2024-01-01T00:00:00Z", ...given };
}

const eventOf = (judgement: RecordJudgement, from = document(), fingerprint = "f") =>
  applyJudgements(from, [judgement], fingerprint).events[0];

describe("judgements on records", () => {
  it("leaves what is accepted, and what was withdrawn, as it was", () => {
    const before = document();
    expect(applyJudgements(before, [judged({ verdict: "accepted" })], "f")).toEqual(before);
    const withdrawn = judged({ verdict: "rejected", withdrawnAt: "2024-01-02T00:00:00Z" });
    expect(applyJudgements(before, [withdrawn], "f")).toEqual(before);
  });

  it("takes a rejected record out, and never touches the machine's coding", () => {
    const before = document();
    expect(applyJudgements(before, [judged({ verdict: "rejected" })], "f").events).toEqual([]);
    expect(before.events).toHaveLength(1);
  });

  it.each([
    ["mode", { text: "drone-attack" }, { mode: "drone-attack", by: "person:Ann" }],
    ["killed", { text: "3-5" }, { killed: { min: 3, max: 5 } }],
    ["killed", { text: "3+" }, { killed: { min: 3 } }],
    ["date", { text: "2024-01-01" }, { date: "2024-01-01" }],
    ["status", { text: "alleged" }, { status: "alleged" }],
  ])("sets %s", (field, value, expected) => {
    expect(eventOf(judged({ field, value }))).toMatchObject(expected);
  });

  it.each([
    ["killed", { text: "many" }],
    ["killed", { text: "5-3" }],
    ["date", { text: "Monday" }],
    ["status", { text: "certain" }],
    ["type", { text: "" }],
    ["places", { text: "Erbil" }],
    ["places", { span: { start: 5, end: 9000 } }],
    ["evidence", { text: "x" }],
  ])("%s does not take %o", (field, value) => {
    expect(eventOf(judged({ field, value }))).toEqual(document().events[0]);
  });

  it("takes words of the text for an actor, and makes the mention that was missing", () => {
    const span = at(TEXT, "Kataib Hizballah");
    const changed = applyJudgements(document(), [judged({ field: "actors", value: { span } })], "f");
    expect(changed.events[0]!.actors).toEqual([{ ...span, mention: "p1" }]);
    expect(changed.mentions.at(-1)).toMatchObject({
      id: "p1",
      type: "organization",
      name: "Kataib Hizballah",
    });
  });

  it("adds to a list, and takes a field away", () => {
    const span = at(TEXT, "Asad");
    expect(eventOf(judged({ field: "targets", value: { span, text: "+" } }))!.targets).toHaveLength(2);
    expect(eventOf(judged({ field: "killed", value: { text: "" } }))).not.toHaveProperty("killed");
    expect(eventOf(judged({ field: "weapons", value: { text: "" } }))!.weapons).toEqual([]);
  });

  it("finds its record under another number, and in another version of the text by its words", () => {
    const fix = judged({ field: "killed", value: { text: "3" } });
    expect(eventOf(fix, document(TEXT, "e7"))).toMatchObject({ id: "e7", killed: { min: 3, max: 3 } });
    const later = `Updated. ${TEXT}`;
    expect(eventOf(fix, document(later), "other")).toMatchObject({ killed: { min: 3, max: 3 } });
    const span = at(TEXT, "Kataib Hizballah");
    const actor = judged({ field: "actors", value: { span, words: "Kataib Hizballah" } });
    const [role] = eventOf(actor, document(later), "other")!.actors;
    expect(later.slice(role!.start, role!.end)).toBe("Kataib Hizballah");
  });

  it("waits where its words are told no more", () => {
    const fix = judged({ field: "killed", value: { text: "3" } });
    const other = TEXT.replace("killing two", "hurting nobody");
    const before = coded({ ...document(), text: other, events: document().events });
    expect(eventOf(fix, before, "other")).toEqual(before.events[0]);
  });
});
