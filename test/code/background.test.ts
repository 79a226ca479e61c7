// What is the news of a sentence and what lies behind it; and where the words of a place belong.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { Event } from "../../src/record/index.ts";

const knowledge = loadKnowledge();

function events(text: string): readonly Event[] {
  return code({ id: "d", text, language: "en", published: "2021-03-04", regions: [] }, knowledge).events;
}

/** The status of the event whose trigger is the word. */
function statusOf(text: string, word: string): string | undefined {
  return events(text).find(({ trigger }) => text.slice(trigger.start, trigger.end).includes(word))?.status;
}

const places = (text: string): string[] =>
  events(text).flatMap(({ places }) => places.map(({ start, end }) => text.slice(start, end)));

describe("news and background", () => {
  it.each([
    [
      "Militants shelled the port on Tuesday in retaliation for the killing of their commander.",
      "shelled",
      "reported",
    ],
    ["Police arrested two men on Tuesday over the bombing of a market last month.", "arrested", "reported"],
    ["Last month police arrested two men over the bombing of a market.", "arrested", "past-background"],
    [
      "The front claimed responsibility on Tuesday for the bombing of a market in Mosul.",
      "bombing",
      "alleged",
    ],
    ["The army imposed a curfew after the bombing of a market in Mosul.", "bombing", "past-background"],
    [
      "Jets carried out three waves of air strikes on depots near Mosul on Tuesday.",
      "air strikes",
      "reported",
    ],
  ])("%s — %s is %s", (text, word, status) => {
    expect(statusOf(text, word)).toBe(status);
  });
});

describe("places", () => {
  it("what is done to a village is done there", () => {
    expect(places("Gunmen stormed the village of Barsalogho on Sunday, killing 15 villagers.")).toContain(
      "Barsalogho",
    );
  });

  it("whose mayor somebody is says not where he was taken", () => {
    expect(places("The mayor of the town of Mejicanos was kidnapped by armed men.")).toEqual([]);
  });

  it("where a thing shot down was meant to go is where it was shot down", () => {
    const aimed =
      "Guards shot down a drone on Sunday that was meant for the base at Erbil International Airport.";
    expect(places(aimed).join()).toContain("Erbil International Airport");
    const made =
      "Guards shot down a drone on Sunday that was made in a plant at Erbil International Airport.";
    expect(places(made).join()).not.toContain("Erbil International Airport");
  });

  it("a word that tells of nothing hands its place on", () => {
    expect(places("Two militants were killed on Friday in a firefight in the forests of Kulgam.")).toContain(
      "Kulgam",
    );
  });
});

describe("who did it is not where it was", () => {
  it("the words of the doer are no place of the same deed", () => {
    const text = "Drones hit the depot near Kirkuk on Tuesday. Iran attacked the depot, officials said.";
    for (const { actors, places } of events(text))
      for (const { start, end } of actors)
        expect(places.some((place) => place.start === start && place.end === end)).toBe(false);
  });

  it("in Arabic the seat of a government that strikes is no place", () => {
    const text = "والحصيلة وفق واشنطن 72 هجوماً. وفجر الأربعاء ضربت واشنطن موقعين في العراق.";
    const coded = code({ id: "d", text, language: "ar", published: "2023-11-23", regions: [] }, knowledge);
    const named = coded.events.flatMap(({ places }) =>
      places.map(({ start, end }) => text.slice(start, end)),
    );
    expect(coded.events.length).toBeGreaterThan(0);
    expect(named).not.toContain("واشنطن");
  });
});

it.each([
  ["a headline alone", "Car bomb kills nine soldiers in Aden", 1],
  [
    "a headline over a story that tells of no attack",
    "Car bomb kills nine soldiers in Aden\n\nThe ministry promised an inquiry into how the checkpoint was left without guards.",
    1,
  ],
  [
    "a headline over the story that it opens",
    "Car bomb kills nine soldiers in Aden\n\nA car bomb killed nine soldiers at a checkpoint in Aden on Tuesday, officials said.",
    1,
  ],
])("%s", (_, text, count) => {
  const title = text.split("\n")[0]!;
  const end = title.length;
  const regions = [{ start: 0, end, kind: "title", noise: false, by: "read/title" }] as const;
  const document = { id: "d", title, text, language: "en", published: "2021-03-04", regions: [...regions] };
  expect(code(document, knowledge).events).toHaveLength(count);
});
