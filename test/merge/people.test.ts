// Whom documents tell of: a name that no register knows, told with an age or in a role, joins what days and words do not.
import { describe, expect, it } from "vitest";
import { mergeReports, reportsOf } from "../../src/merge/index.ts";
import type { CodedDocument, Report } from "../../src/record/index.ts";
import { codedSample } from "../ledger/samples.ts";
import { plainKnowledge } from "./plain.ts";

const MARKED = /\{([!=]?)([^}]+)\}/g;

/** People stand in braces; "!" before one who speaks, "=" before one whom the register knows. */
function told(id: string, marked: string, published = "2024-01-09", mode = "shooting"): CodedDocument {
  const text = marked.replace(MARKED, "$2");
  const coded = codedSample({ id, text, published, events: [{ trigger: "shot", mode }] });
  let off = 0;
  const mentions = [...marked.matchAll(MARKED)].map((match, index) => {
    const start = match.index - off;
    off += match[0].length - match[2]!.length;
    const known = match[1] === "=" ? { entity: "known" } : {};
    return { id: `p${index}`, start, end: start + match[2]!.length, type: "person" as const, ...known };
  });
  const speaking = [...marked.matchAll(MARKED)].map((match) => match[1] === "!");
  const attributions = mentions
    .filter((_, index) => speaking[index])
    .map(({ id: speaker }, index) => ({ id: `a${index}`, source: [], cue: [], content: [], speaker }));
  return { ...coded, mentions: [...coded.mentions, ...mentions], attributions } as CodedDocument;
}

const peopleOf = (marked: string): Report["people"] => reportsOf(told("a", marked))[0]!.people;

describe("people of a document", () => {
  it.each<[string, string, Record<string, number> | undefined]>([
    ["an age behind the name", "{Peter Quint}, 23, was shot.", { "peter quint": 1 }],
    ["an age before it", "A man shot 17-year-old {Peter Quint}.", { "peter quint": 1 }],
    ["a second name in between", "{Peter Aaron Quint}, 23, was shot.", { "peter quint": 1 }],
    ["told of again and again", "{Peter Quint} was shot. {Peter Quint} died.", { "peter quint": 0.55 }],
    ["named once", "{Peter Quint} was shot.", { "peter quint": 0.3 }],
    ["a hour is no age", "{Peter Quint}, 11 p.m., was shot.", { "peter quint": 0.3 }],
    ["who speaks is not told of", "A man was shot, said {!Anna Berg}.", undefined],
    ["unless with an age", "He was shot, said {!Anna Berg}, 51.", { "anna berg": 1 }],
    ["a single name is many people's", "{Peter}, 23, was shot.", undefined],
    ["whom the register knows tells no story", "{=Peter Quint}, 23, was shot.", undefined],
  ])("%s", (_, marked, people) => expect(peopleOf(marked)).toEqual(people));

  it("is no person for whom an airport is named", () => {
    const coded = told("a", "A man shot {Peter Quint}, 23, airport.");
    const { start } = coded.mentions.find(({ type }) => type === "person")!;
    const airport = { id: "f", start, end: coded.text.length - 1, type: "facility" as const };
    expect(reportsOf(coded)[0]!.people).toEqual({ "peter quint": 1 });
    expect(reportsOf({ ...coded, mentions: [...coded.mentions, airport] })[0]!.people).toBeUndefined();
  });

  it("are told of for certain where an event hurts them, not where they do it", () => {
    const coded = told("a", "{Peter Quint} shot {Paul Lund}.");
    const [doer, hurt] = coded.mentions.filter(({ type }) => type === "person");
    const role = (one: typeof doer) => [{ start: one!.start, end: one!.end, mention: one!.id }];
    const events = coded.events.map((event) => ({ ...event, actors: role(doer), victims: role(hurt) }));
    expect(reportsOf({ ...coded, events })[0]!.people).toEqual({ "paul lund": 1, "peter quint": 0.3 });
  });

  it("stand with the main event alone, and no list of names is one", () => {
    const names = Array.from(
      { length: 40 },
      (_, at) => `{Peter Quint${"abcdefghij"[at % 10]}${at}}, ${20 + at}`,
    );
    expect(Object.keys(peopleOf(`They were shot: ${names.join("; ")}.`)!)).toHaveLength(12);
  });

  it("are looked for where they are certain, or what the story is about", () => {
    const sought = (marked: string): string[] =>
      reportsOf(told("a", marked))[0]!.seeks!.flatMap(({ key }) => (key.startsWith("person:") ? [key] : []));
    const others = "Anders Berit Carlo Dagny Erland Frida Gustav Hedda Isak Jonna Kerstin Lovisa";
    expect(sought("{Peter Quint}, 23, was shot.")).toEqual(["person:peter quint"]);
    expect(sought("{Peter Quint} was shot. {Peter Quint} died.")).toEqual(["person:peter quint"]);
    expect(sought("{Peter Quint} was shot.")).toEqual([]);
    const beside = `${others} shot. ${others}. ${others}. {Zoe Zander} and {Zoe Zander}.`;
    expect(reportsOf(told("a", beside))[0]!.people).toEqual({ "zoe zander": 0.55 });
    expect(sought(beside)).toEqual([]);
  });

  it("are read from any text in linear time", () => {
    const marked = `He was shot. ${"{Peter Quint}, ".repeat(3000)}${"1-".repeat(20_000)}\ud800`;
    const before = performance.now();
    expect(peopleOf(marked)).toBeDefined();
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe("a person in two documents", () => {
  const incidentsOf = (...documents: readonly CodedDocument[]): number =>
    mergeReports(
      documents.flatMap((document) => reportsOf(document)),
      { knowledge: plainKnowledge },
    ).incidents.length;
  const shooting = told("a", "At noon {Peter Quint}, 23, was shot behind a bakery.", "2024-01-09");

  it("joins the trial with the deed, however late, and says why", () => {
    const trial = told("b", "Who shot {Peter Quint}, 23, must stand before a judge.", "2024-11-30");
    const { incidents, judgements } = mergeReports(
      [shooting, trial].flatMap((one) => reportsOf(one)),
      {
        knowledge: plainKnowledge,
      },
    );
    expect(incidents).toHaveLength(1);
    expect(judgements[0]!.reasons).toContainEqual({ name: "people", score: 4.5, note: "peter quint" });
  });

  it("outweighs two days on which both are fresh news, where an age makes sure of it", () => {
    const dated = (one: CodedDocument, date: string): CodedDocument => ({
      ...one,
      events: one.events.map((event) => ({ ...event, date })),
    });
    const pair = (marked: string): number =>
      incidentsOf(
        dated(told("a", `At noon ${marked} was shot behind a bakery.`, "2024-01-09"), "2024-01-09"),
        dated(told("b", `Who shot ${marked} behind a bakery?`, "2024-01-19"), "2024-01-19"),
      );
    expect(pair("{Peter Quint}, 23,")).toBe(1);
    expect(pair("{Peter Quint}")).toBe(2);
  });

  it("does not join where it is another one, or one who only speaks in both", () => {
    expect(incidentsOf(shooting, told("b", "Who shot {Paul Quint}, 23, stands trial.", "2024-11-30"))).toBe(
      2,
    );
    const chief = (id: string, words: string): Report[] => reportsOf(told(id, `${words} {!Anna Berg} said.`));
    const pair = [
      ...chief("a", "A man was shot in Millbrook,"),
      ...chief("b", "A boy shot his dog at Eastham,"),
    ];
    const { judgements } = mergeReports(pair, { knowledge: plainKnowledge });
    expect(judgements.flatMap(({ reasons }) => reasons.map(({ name }) => name))).not.toContain("people");
  });
});
