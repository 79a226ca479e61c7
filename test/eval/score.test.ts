// The scorer: gold against itself is perfect, nothing is nothing, and each kind of fault costs what it should.
import { describe, expect, it } from "vitest";
import { score, type ScoredDocument } from "../../eval/score.ts";

const event = {
  id: "e1",
  type: "assault",
  mode: "airstrike",
  trigger: { start: 10, end: 16 },
  evidence: [{ start: 0, end: 40 }],
};
const gold: ScoredDocument[] = [
  {
    id: "a",
    events: [
      event,
      {
        ...event,
        id: "e2",
        trigger: { start: 50, end: 55 },
        evidence: [{ start: 45, end: 70 }],
        optional: true,
      },
    ],
    mentions: [{ start: 0, end: 5, type: "person" }],
    times: [{ start: 20, end: 26, value: "2021-03-03" }],
    tallies: [{ count: { min: 17 }, of: { start: 30, end: 37 }, evidence: [{ start: 0, end: 40 }] }],
  },
];
const coded = (lists: Record<string, unknown>): ScoredDocument[] => [{ id: "a", ...lists }];

describe("score", () => {
  it("finds gold perfect and nothing worthless", () => {
    for (const one of Object.values(score(gold, gold))) expect(one.gold === 0 || one.f1 === 1).toBe(true);
    for (const one of Object.values(score(gold, []))) expect(one.f1).toBe(0);
  });

  it.each<[string, Record<string, unknown>, string, number, number]>([
    ["an event of another type", { events: [{ ...event, type: "coerce" }] }, "events", 0, 0],
    [
      "an event too many",
      { events: [event, { ...event, trigger: { start: 80, end: 85 }, evidence: [{ start: 75, end: 90 }] }] },
      "events",
      0.5,
      1,
    ],
    ["the same event twice", { events: [event, event] }, "events", 0.5, 1],
    ["a mention with other ends", { mentions: [{ start: 0, end: 6, type: "person" }] }, "mentions", 0, 0],
    ["a time with another value", { times: [{ start: 20, end: 26, value: "2021-03-04" }] }, "times", 0, 0],
    ["a time with wider ends", { times: [{ start: 17, end: 26, value: "2021-03-03" }] }, "times", 1, 1],
    [
      "a tally with another count",
      { tallies: [{ count: { min: 12 }, of: { start: 30, end: 37 }, evidence: [{ start: 0, end: 40 }] }] },
      "tallies",
      0,
      0,
    ],
  ])("%s", (_, lists, kind, precision, recall) => {
    expect(score(gold, coded(lists))[kind]).toMatchObject({ precision, recall });
  });

  it("leaves optional records out of both counts", () => {
    const optional = { ...event, trigger: { start: 50, end: 55 }, evidence: [{ start: 45, end: 70 }] };
    expect(score(gold, coded({ events: [event, optional] }))["events"]).toMatchObject({
      f1: 1,
      gold: 1,
      found: 1,
    });
  });
});
