// What a whole text is about: pages on a crime with much else on them are coded, figures of speech and fiction are not.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();

function assaults(text: string): string[] {
  const coded = code({ id: "d", text, language: "en", published: "2021-03-04", regions: [] }, knowledge);
  return coded.events.filter(({ type }) => type === "assault").map(({ mode }) => mode ?? "attack");
}

describe("a crime among the furniture of a page is coded", () => {
  it.each<[string, string]>([
    [
      "a concert",
      "Three people were wounded in a shooting outside a concert venue early Sunday, where a rapper was about to take the stage, police said. One man had a gunshot wound in the leg.",
    ],
    [
      "an app",
      "Get our app for Android. A man was shot in the chest on Tuesday in a car park in Salem, police said.",
    ],
    [
      "a sport",
      "Watch the highlights of the basketball season. A stray bullet killed a girl in Dover on Monday.",
    ],
    ["nobody named", "A fatal shooting happened on Friday night, the sheriff's office said."],
    ["the dead only", "A woman and a man are dead after a shooting on Thursday night."],
    ["a day behind the noun", "A boy was hurt in a deadly shooting Sunday night in Salem, police said."],
    ["shooting deaths", "Detectives look into the shooting deaths of four men at a house near Salem."],
  ])("%s", (_, text) => {
    expect(assaults(text)).toContain("shooting");
  });
});

describe("its twin is not", () => {
  it.each<[string, string]>([
    [
      "a thriller",
      "Review: in this thriller the detective is shot in the chest before the opening scene is over, and the audience laughs. The director and her cast give the film a finale that the critics will like.",
    ],
    [
      "a game",
      "The patch of the shooter lets players be shot in the head twice before they respawn. The developer nerfs the sniper rifle, and gamers on the console get a new quest.",
    ],
    [
      "a match",
      "The striker shot twice in the first half, the goalkeeper was under fire, and the midfielder killed the game with a late goal. The coach spoke of a season of wounds.",
    ],
    [
      "an idiom",
      "The grant was a shot in the arm for the school, which shot up in the rankings; parents were blown away.",
    ],
    ["a thing named by the noun", "The shooting club night on Sunday was sold out, its steward said."],
    [
      "a film set",
      "The scenes were shot in Malta, where the director spent a month with the cast before the premiere.",
    ],
  ])("%s", (_, text) => {
    expect(assaults(text)).toEqual([]);
  });
});
