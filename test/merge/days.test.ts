// When two tellings may be of one day though neither says it: the days on which they were published decide.
import { describe, expect, it } from "vitest";
import { mergeReports, reportsOf } from "../../src/merge/index.ts";
import { codedSample } from "../ledger/samples.ts";
import { plainKnowledge as knowledge } from "./plain.ts";

const TEXT = "There was an attack at Erbil.";

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
