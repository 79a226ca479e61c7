// What a title says of the subject of a text: nothing is coded from it, but it tells news of a shooting from a figure of
// speech.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();

function assaults(text: string, title?: string): string[] {
  const document = { id: "d", text, language: "en", published: "2021-03-04", regions: [] };
  const { events } = code({ ...document, ...(title !== undefined && { title }) }, knowledge);
  for (const { evidence } of events)
    for (const { start, end } of evidence) expect(end > start && end <= text.length).toBe(true);
  return events.filter(({ type }) => type === "assault").map(({ mode }) => mode ?? "attack");
}

const AMONG_SONGS =
  "Four teenagers were shot in Salem on Sunday. The rapper had just left the venue when the audience ran for the doors.";
const REPORTED = "The shooting happened on Friday night in Salem. It was not clear who was in the car.";
const MATCH =
  "The striker shot twice, the goalkeeper was hit by the second. In the last minute the midfielder killed the game with a goal, and the coach of the league's best team was not amused.";

describe("a title that speaks of arms and of people whom they hurt", () => {
  it.each<[string, string, string]>([
    ["among the words of another topic", AMONG_SONGS, "4 teens shot after concert in Salem, one dead"],
    ["a scene without people", REPORTED, "Police: man killed in Friday night shooting"],
  ])("opens the text: %s", (_, text, title) => {
    expect(assaults(text)).toEqual([]);
    expect(assaults(text, title)).toContain("shooting");
  });

  it.each<[string, string, string | undefined]>([
    ["a match told in the words of war", MATCH, "Late shot kills off champions as boy wonder strikes"],
    ["arms, and nobody hurt", AMONG_SONGS, "Shooting for the stars in Salem"],
    ["people hurt, and no arms", AMONG_SONGS, "Fans hurt as concert in Salem ends early"],
    ["no title of a page but a text of its own", AMONG_SONGS, "Four shot dead in Salem. ".repeat(20)],
    ["nothing", AMONG_SONGS, ""],
  ])("but not: %s", (_, text, title) => {
    expect(assaults(text, title)).toEqual([]);
  });

  it("makes no event of its own", () => {
    expect(assaults("Sign up here to get the news by email.", "Man, 23, killed in Salem shooting")).toEqual(
      [],
    );
  });
});
