// Threats followed to their end: what moves them, what follows, and how sure a rate is.
import { describe, expect, it } from "vitest";
import { NO_PRINCIPALS, threatBoard, threatRates, threatsOf, wilson } from "../../src/merge/index.ts";
import type { BoardThreat, Incident, Threat } from "../../src/record/index.ts";
import { codedSample } from "../ledger/samples.ts";
import { incidentSample, knowledge, standing, threatSample } from "./values.ts";

const SAID = "2023-11-01";
const strike = (id: string, date: string, more = {}): Incident =>
  incidentSample({ id, date, by: ["alpha-facade"], on: ["navy"], country: "IQ", ...more });

function boardOf(
  threats: readonly Threat[],
  incidents: readonly Incident[],
  asOf: string,
  more = {},
): BoardThreat[] {
  return threatBoard(threats, incidents, { asOf, knowledge, standing, ...more });
}

const condition = {
  span: { start: 0, end: 1 },
  words: "if Ruritania strikes again",
  event: { type: "assault" as const, actors: ["ruritania"], targets: ["alpha"], countries: [] },
};

describe("a threat", () => {
  it.each<[string, Partial<Threat>, Incident[], string, string, string[]]>([
    ["is open while nothing happens", {}, [], "2023-11-10", "open", []],
    [
      "is carried out by its actor's façade against its target's navy",
      {},
      [strike("i", "2023-11-05")],
      "2023-11-10",
      "carried-out",
      ["i inferred"],
    ],
    [
      "is not carried out by others",
      {},
      [strike("i", "2023-11-05", { by: ["beta"] })],
      "2023-11-10",
      "open",
      [],
    ],
    [
      "is not carried out on others",
      {},
      [strike("i", "2023-11-05", { on: ["beta"] })],
      "2023-11-10",
      "open",
      [],
    ],
    ["is not carried out before it is said", {}, [strike("i", "2023-10-30")], "2023-11-10", "open", []],
    ["is not carried out after the days", {}, [strike("i", "2023-12-15")], "2023-12-20", "open", []],
    [
      "is not moved by what comes after the day looked at",
      {},
      [strike("i", "2023-11-05")],
      "2023-11-04",
      "open",
      [],
    ],
    ["with a deadline lapses after it", { deadline: "2023-11-03" }, [], "2023-11-10", "lapsed", []],
    [
      "with a deadline is followed, not carried out, after it",
      { deadline: "2023-11-03" },
      [strike("i", "2023-11-05")],
      "2023-11-10",
      "lapsed",
      ["i inferred"],
    ],
    ["without one lapses in the end", {}, [], "2024-03-01", "lapsed", []],
    [
      "with a condition is not carried out before that is met",
      { condition },
      [strike("i", "2023-11-05")],
      "2023-11-10",
      "open",
      ["i inferred"],
    ],
    [
      "with a condition that is met",
      { condition },
      [incidentSample({ id: "c", date: "2023-11-03", by: ["navy"], on: ["alpha"] })],
      "2023-11-10",
      "condition-met",
      [],
    ],
    [
      "with a condition is carried out once it is met",
      { condition },
      [
        incidentSample({ id: "c", date: "2023-11-03", by: ["navy"], on: ["alpha"] }),
        strike("i", "2023-11-05"),
      ],
      "2023-11-10",
      "carried-out",
      ["i inferred"],
    ],
    [
      "is carried out where a source says so, whoever was hit",
      {},
      [strike("i", "2023-11-05", { on: [], responseTo: ["t#s1"] })],
      "2023-11-10",
      "carried-out",
      ["i stated"],
    ],
    [
      "of a kind is not carried out by another kind",
      { threatened: { type: "assault", mode: "shooting", actors: [], targets: [], countries: [] } },
      [strike("i", "2023-11-05", { mode: "rocket-attack" })],
      "2023-11-10",
      "open",
      ["i inferred"],
    ],
    [
      "by nobody known stays open",
      { actor: undefined as never },
      [strike("i", "2023-11-05")],
      "2023-11-10",
      "open",
      [],
    ],
  ])("%s", (_, more, incidents, asOf, state, followed) => {
    const [entry] = boardOf([threatSample("t", SAID, more)], incidents, asOf);
    expect(entry!.state).toBe(state);
    expect(entry!.followed.map(({ incident, basis }) => `${incident} ${basis}`)).toEqual(followed);
  });

  it("is withdrawn by a truce of its actor, not by another's", () => {
    const retreat = (actor: string) => ({ id: "d#e1", actor, day: "2023-11-05" });
    const board = (actor: string) =>
      boardOf([threatSample("t", SAID)], [], "2023-11-10", { retreats: [retreat(actor)] });
    expect(board("alpha-facade")[0]!.moves).toEqual([
      { state: "withdrawn", basis: "inferred", day: "2023-11-05", by: "d#e1" },
    ]);
    expect(board("beta")[0]!.state).toBe("open");
  });

  it("says what moved it, in order", () => {
    const incidents = [
      incidentSample({ id: "c", date: "2023-11-03", by: ["navy"], on: ["alpha"] }),
      strike("i", "2023-11-05"),
    ];
    const [entry] = boardOf([threatSample("t", SAID, { condition })], incidents, "2023-11-10");
    expect(entry!.moves.map(({ state, by }) => `${state} ${by}`)).toEqual([
      "condition-met c",
      "carried-out i",
    ]);
  });

  it("told by several documents is one, said again later is another", () => {
    const words = "Alpha will strike the bases of Ruritania";
    const board = boardOf(
      [
        threatSample("b", "2023-11-02", { words }),
        threatSample("a", SAID, { words: `${words} soon` }),
        threatSample("c", "2023-11-20", { words }),
      ],
      [],
      "2023-11-25",
    );
    expect(board.map(({ threat, alsoTold }) => [threat.document, alsoTold])).toEqual([
      ["a", ["b#s1"]],
      ["c", []],
    ]);
  });
});

describe("base rates", () => {
  it("count threats whose days have run out, with Wilson's interval", () => {
    const threats = ["2023-09-01", "2023-10-01", "2023-11-01", "2023-11-20"].map((said, index) =>
      threatSample(`t${index}`, said, { words: `threat ${"abcd"[index]} of its own kind ${index}` }),
    );
    const board = boardOf(threats, [strike("i", "2023-09-10")], "2023-12-05");
    const [rate] = threatRates(board, { asOf: "2023-12-05", days: 30 });
    expect(rate).toMatchObject({ actor: "alpha", threats: 3, followed: 1, days: 30 });
    expect(rate!.low).toBeCloseTo(0.0615, 3);
    expect(rate!.high).toBeCloseTo(0.7923, 3);
  });

  it("are honest for few cases", () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilson(0, 10).low).toBe(0);
    expect(wilson(0, 10).high).toBeCloseTo(0.2775, 3);
    expect(wilson(10, 10).high).toBeCloseTo(1, 12);
  });
});

describe("threats of a document", () => {
  it("have speaker, target, and the day of publication where none is told", () => {
    const text = "Alpha Brigade warned that it would burn Ruritania. Beta Front praised it.";
    const document = codedSample({
      id: "d",
      text,
      published: "2024-01-09",
      statements: [
        { act: "threat", speaker: "Alpha Brigade", target: "Ruritania", content: "it would burn Ruritania" },
        { act: "praise", speaker: "Beta Front", content: "praised it" },
      ],
    });
    expect(threatsOf(document, NO_PRINCIPALS)).toEqual([
      {
        id: "d#s1",
        document: "d",
        words: "it would burn Ruritania",
        said: "2024-01-09",
        speaker: { name: "Alpha Brigade", entity: "alpha" },
        actor: "alpha",
        target: { name: "Ruritania", entity: "ruritania" },
        against: "ruritania",
      },
    ]);
  });
});
