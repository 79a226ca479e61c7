// When two tellings may be of one day though neither says it: the days on which they were published decide.
import { describe, expect, it } from "vitest";
import { mergeReports, reportsOf } from "../../src/merge/index.ts";
import type { Report } from "../../src/record/index.ts";
import { codedSample, type EventSample } from "../ledger/samples.ts";
import { plainKnowledge as knowledge } from "./plain.ts";

const TEXT = "There was an attack at Erbil or Basra.";

function incidents(days: readonly { readonly published: string; readonly date?: string }[]): number {
  const reports = days.flatMap(({ published, date }, index) => {
    const event = { trigger: "attack", mode: "rocket-attack", places: ["Erbil"], ...(date && { date }) };
    const [made] = reportsOf(codedSample({ id: `d${index}`, text: TEXT, published, events: [event] }));
    // Every sample has the same text, so its words would say that all are one.
    return [{ ...made!, words: undefined, evidenceWords: undefined, keys: undefined, seeks: undefined }];
  });
  return mergeReports(reports, { knowledge }).incidents.length;
}

describe("two attacks of a kind at one place", () => {
  it.each<[string, string, string, number]>([
    ["undated, in the news of one day", "2024-01-09", "2024-01-09", 1],
    ["undated, in the news of two days running", "2024-01-09", "2024-01-10", 1],
    ["undated, in the news of two days apart", "2024-01-09", "2024-01-11", 2],
    ["undated, in the news of three days apart", "2024-01-12", "2024-01-09", 2],
  ])("%s", (_, a, b, expected) => {
    expect(incidents([{ published: a }, { published: b }])).toBe(expected);
  });

  it("are one where the earlier news says its day and the later tells of it without one", () => {
    expect(incidents([{ published: "2024-01-09", date: "2024-01-09" }, { published: "2024-01-11" }])).toBe(1);
  });
});

describe("what nothing dates", () => {
  const said: EventSample = { trigger: "attack", mode: "rocket-attack", places: ["Erbil"] };

  function report(
    id: string,
    event: Partial<EventSample>,
    more: Partial<Report>,
    published?: string,
  ): Report {
    const coded = codedSample({
      id,
      text: TEXT,
      events: [{ ...said, ...event }],
      ...(published !== undefined && { published }),
    });
    return {
      ...reportsOf(coded)[0]!,
      words: undefined,
      evidenceWords: undefined,
      keys: undefined,
      seeks: undefined,
      ...more,
    };
  }

  const story = { words: { millbrook: 0.7, odell: 0.7 } };
  const day = "2024-01-08";
  const aside = { primary: undefined };
  const dated = [
    report("a", { date: day }, story, day),
    ...["b", "c", "d"].map((id) => report(id, { date: day }, aside, day)),
  ];
  const alone = (one: Report): boolean =>
    mergeReports([...dated, one], { knowledge }).incidents.some(({ reports }) => reports.length === 1);

  it("is found by the words of its story though it is not what its document is about", () => {
    expect(alone(report("u", {}, { ...story, ...aside }))).toBe(false);
  });

  it("stays alone without words in common, or at another place", () => {
    expect(alone(report("u", {}, { words: { eastham: 1 }, ...aside }))).toBe(true);
    expect(alone(report("u", { places: ["Basra"] }, { ...story, ...aside }))).toBe(true);
  });

  it("is not found so where it was published on a day: then its place and day find it", () => {
    expect(alone(report("u", {}, { ...story, ...aside }, "2024-03-08"))).toBe(true);
  });
});
