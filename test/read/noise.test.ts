// What of a text is not its story: every marker's examples, the shapes of page furniture, and what must be left alone.
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { markRegions } from "../../src/read/index.ts";
import type { Region } from "../../src/record/index.ts";

const knowledge = loadKnowledge();

function regions(text: string, title?: string, language = "en"): Region[] {
  return markRegions(text, title, language, knowledge);
}

/** The text of the noise, line by line. */
function noise(text: string, title?: string, language = "en"): string[] {
  return regions(text, title, language)
    .filter((region) => region.noise)
    .map((region) => text.slice(region.start, region.end));
}

const STORY = [
  "Two rockets fell on the base near the northern city on Monday, the interior ministry said in a statement to reporters.",
  "Nobody was hurt in the attack, the first of its kind in the district since the ceasefire of last spring, officials added.",
  "Soldiers searched the fields around the base for the launcher until nightfall and found two empty frames near the road.",
];
const page = (...extra: readonly string[]): string => [...STORY, ...extra].join("\n\n");

interface Entry {
  readonly kind: string;
  readonly pattern: string;
  readonly examples?: readonly string[];
  readonly not?: readonly string[];
}

describe.each(["en", "ar"])("markers of noise.yaml (%s)", (language) => {
  const file = knowledge.languages.get(language)!.files.get("noise") as { markers: readonly Entry[] };

  it.each(file.markers.map((marker) => [marker.pattern.slice(0, 40), marker] as const))("%s", (_, marker) => {
    expect(marker.examples?.length, "a marker needs examples").toBeGreaterThan(0);
    expect(marker.not?.length, "a marker needs a line that it leaves alone").toBeGreaterThan(0);
    for (const example of marker.examples ?? []) {
      // Once in the second half of the text, once before it: where a marker may stand is part of it.
      const marked = [
        ...noise(page(example), undefined, language),
        ...noise([example, ...STORY].join("\n\n"), undefined, language),
      ];
      expect(marked, example).toContain(example);
    }
    for (const twin of marker.not ?? [])
      expect(noise(page(twin), undefined, language), twin).not.toContain(twin);
  });
});

describe("shapes of page furniture", () => {
  it("a title counts once; its repetition is noise", () => {
    const title = "Militia names its price";
    const text = `${title}\n\n${title}\n${STORY.join("\n\n")}`;
    expect(noise(text, title)).toEqual([title]);
    expect(regions(text, title)[0]).toMatchObject({ start: 0, kind: "title", noise: false });
  });

  it("a first line over the story is its title where none is given; a post's first line is not", () => {
    const kinds = (text: string): string[] => regions(text).map((region) => `${region.kind} ${region.noise}`);
    expect(kinds(`Militia names its price\n\n${STORY[0]}`)).toEqual(["title false"]);
    expect(kinds("Drones over the airport\n\nThe guards fired at two of them")).toEqual([]);
    expect(kinds(`${STORY[0]}\n\n${STORY[1]}`)).toEqual([]);
  });

  it("headlines of other stories in a row are noise; one heading alone is marked and stays", () => {
    const others = [
      "Will the minister lose his post? Deputies furious after vote",
      "Veteran diplomat praises the new line on trade",
    ];
    expect(noise([STORY[0], ...others, STORY[1], STORY[2]].join("\n\n"))).toEqual(others);
    const heading = "A first visit to the border district";
    const text = [STORY[0], heading, STORY[1], STORY[2]].join("\n\n");
    expect(noise(text)).toEqual([]);
    expect(regions(text)).toContainEqual(expect.objectContaining({ kind: "heading", noise: false }));
  });

  it("captions with a credit, doubled captions, and the credit below its picture", () => {
    const caption =
      "Protesters hold signs outside the embassy in the capital in January 2020. (Getty Images)";
    expect(noise(page(caption))).toEqual([caption]);
    expect(noise(page("A general in the south\nA general in the south"))).toHaveLength(2);
    expect(noise(page("Close up of a helicopter over the field.\n(U.S. Army)"))).toHaveLength(2);
    expect(noise(page("Others blame the army for it. (Officials deny that.)"))).toEqual([]);
  });

  it("cut-off teasers and the headlines above them", () => {
    const teasers = [
      "Emir keeps old ties",
      "Kuwait (Agency) - The new emir was named...",
      "Bishop mourns dead",
      "Rome (Agency) - The bishop again...",
    ];
    expect(noise(page(teasers[0]!, teasers[1]!, teasers[2]!, teasers[3]!))).toEqual(teasers);
    expect(
      noise(page("“We wait and wait…”, the commander said to reporters in the town that evening.")),
    ).toEqual([]);
  });

  it("an embedded feed, by its repeated name and clock times, to the end of the text", () => {
    const post = (time: string): string =>
      `The Coastal Centre\nRockets destroyed the port, our expert says in a new podcast on the war.\n${time}`;
    const text = page("Notes", "Updates", post("11:29am"), post("11:43am"), post("2:20pm"), "Close");
    expect(noise(text).join("\n")).toContain("Rockets destroyed the port");
    expect(noise(text).at(-1)).toBe("Close");
    expect(noise(text)).not.toContain(STORY[2]);
  });

  it("notes, author boxes, newsletter boxes and comment prompts behind the story", () => {
    const tail = [
      "Notes",
      "Col. (ret.) Jan Roe, an expert on strategy, is a senior analyst at a consultancy. He previously served at a ministry.",
      "Share this",
      "Subscribe to Daily Digest",
      "Leave a Comment",
      "Your email address will not be published. Required fields are marked *",
    ];
    expect(noise(page(...tail))).toEqual(tail);
  });

  it("bars of links, hashtags, links and signs", () => {
    const furniture = ["About us | Donate | Sign up", "#War #Peace", "https://example.org/x", "* * *"];
    expect(noise(page(...furniture))).toEqual(furniture);
  });

  it("nothing in a channel post without stops", () => {
    const post =
      "Breaking: drones over the airport\n\nThe guards fired at two of them\n\nOne fell near the runway and burned\n\nNo word on victims so far";
    expect(noise(post)).toEqual([]);
  });
});

describe("datelines", () => {
  it.each([
    [
      "ERBIL, Kurdistan Region - Militia groups warned late on Tuesday that they would strike the base.",
      "ERBIL, Kurdistan Region - ",
    ],
    [
      "BAGHDAD, Dec. 26 (Some Wire) -- The militia said on Tuesday that its men had fired rockets at the base.",
      "BAGHDAD, Dec. 26 (Some Wire) -- ",
    ],
    [
      "BAGHDAD, May 30 (Some Wire) -- The air base was hit by five rockets on Monday, a source said.",
      "BAGHDAD, May 30 (Some Wire) -- ",
    ],
    ["QUETTA: A bomber drove a car packed with explosives into a bus near the town on Sunday.", "QUETTA: "],
    [
      "بغداد (رويترز) – وصفت الحكومة الغارات التي قتلت ليلا ثمانية من المقاتلين بأنها تصعيد خطير.",
      "بغداد (رويترز) – ",
    ],
    ["Rudaw/ On Sunday a drone came down near the road to the airport, the police said.", "Rudaw/ "],
    [
      "Rudaw / ERBIL - A drone came down near the road to the airport on Sunday, police said.",
      "Rudaw / ERBIL - ",
    ],
    ["(AFP) Gunmen shot two teachers dead on the road to the market on Sunday, a relative said.", "(AFP) "],
    [
      "ADEN December 08. 2023 (Reuters) - A boat with gunmen came close to a tanker, a company said.",
      "ADEN December 08. 2023 (Reuters) - ",
    ],
    ["روداو- بغداد. قال مسؤول في المحافظة إن طائرة مسيرة سقطت قرب المطار يوم الأحد.", "روداو- بغداد. "],
    ["بغداد - أ ف ب: قتل جنديان في هجوم مسلح على نقطة تفتيش قرب المدينة يوم الأحد.", "بغداد - أ ف ب: "],
  ])("%s", (text, dateline) => {
    const found = regions(text).find((region) => region.kind === "dateline");
    expect(found).toMatchObject({ start: 0, end: dateline.length, noise: false });
  });

  it.each([
    "SPOKESMAN: Good afternoon, everybody. One thing at the top, and then I can go to your questions.",
    "The strike - the third in a week - hit a depot on the road to the border, the army said.",
    "Iraq/ Syria border guards shot at a lorry with three men in it on Sunday, the ministry said.",
    "Hamas/ On Sunday the movement fired rockets at the town and the army shelled the fields.",
    "AFP/Reuters reporters saw two burnt lorries on the road to the border on Sunday morning.",
    "(Hamas) Two rockets were fired at the town on Sunday and the army shelled the fields.",
    "The Associated Press (AP) has seen the letter in which the two men ask for their release.",
    "Syria (SANA) reported on Sunday that two lorries were hit on the road to the border.",
    "US Central Command/ On Sunday American forces struck a depot near the road to the border.",
    "He said no - and nobody has asked him again since, as far as the ministry knows.",
  ])("none in: %s", (text) =>
    expect(regions(text).filter((region) => region.kind === "dateline")).toEqual([]),
  );
});

describe("odd input", () => {
  it("is survived in linear time", () => {
    const started = performance.now();
    expect(regions("x".repeat(2_000_000))).toEqual([]);
    expect(regions("a | ".repeat(300_000)).length).toBeLessThan(3);
    expect(regions("word\n".repeat(100_000)).length).toBeGreaterThan(0);
    expect(regions("\ud800 💥\n\n\u0000")).toEqual(expect.any(Array));
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
