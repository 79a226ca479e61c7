// The traps of the pages that started the project, retold in lines of our own: every kind of page noise on them, each with
// a bait that would be a record if it were story. Not one record may come from any of them, as text or as a web page.
// The pages themselves are read in test/seeds.test.ts, where they are there.
import { describe, expect, it } from "vitest";
import { createCoder } from "../../src/app/index.ts";
import type { CodedDocument } from "../../src/record/index.ts";

const coder = createCoder();
const TITLE = "Rockets strike base as car bomb kills mayor of Tikrit";
const STORY = [
  "Two rockets fell on the base near the northern city on Monday, the interior ministry said in a statement to reporters.",
  "Nobody was hurt in the attack, the first of its kind in the district since the ceasefire of last spring, officials added.",
  "An armed group threatened to strike the base again unless the troops leave the country by the end of the year.",
  "Soldiers searched the fields around the base for the launcher until nightfall and found two empty frames near the road.",
];
// Each is a record of its own where it stands in the story (checked below).
const BOMB = "A car bomb killed nine soldiers at a checkpoint in Aden on Sunday";
const DRONE = "Drone attack kills four in Basra";
const STRIKE = "Air strike destroys depot in Homs";

interface Trap {
  readonly lines: readonly string[];
  /** Above the story, between its second and third paragraph, or below it. */
  readonly where: "above" | "amid" | "below";
}

const TRAPS: Readonly<Record<string, Trap>> = {
  "search box and menu": { where: "above", lines: ["Type to search", "International News", "Alerts"] },
  "the title once more": { where: "above", lines: [TITLE] },
  "bar of shares": { where: "amid", lines: [`Share this article: ${DRONE}`] },
  "share and counters": { where: "below", lines: ["Share -", "Share this", "Share post:"] },
  "headlines of other stories in a row": {
    where: "amid",
    lines: [`${DRONE} as deputies quarrel over the vote`, `${STRIKE}: what we know about the raid so far`],
  },
  "read also": { where: "amid", lines: [`READ ALSO: ${DRONE}`] },
  "you can also read": { where: "below", lines: ["You can also read", DRONE, STRIKE] },
  "related items": { where: "below", lines: ["Related Items", DRONE, STRIKE] },
  "most read": { where: "below", lines: ["MOST READ", `1. ${DRONE}`, `2. ${STRIKE}`] },
  "cut teasers under their headlines": {
    where: "below",
    lines: [
      DRONE,
      "Basra (Wire) - A drone attack killed four guards...",
      STRIKE,
      "Homs (Wire) - An air strike destroyed...",
    ],
  },
  "caption with a credit": { where: "amid", lines: [`${BOMB}, 2 March 2019. (Getty Images)`] },
  "caption of a stock picture": { where: "amid", lines: [`FILE PHOTO: ${BOMB}`] },
  "caption with the credit below": {
    where: "amid",
    lines: ["Wreck of a truck after a car bomb killed nine soldiers in Aden.\n(U.S. Army)"],
  },
  "doubled caption": { where: "amid", lines: [`${STRIKE}\n${STRIKE}`] },
  "about the author": {
    where: "below",
    lines: [
      "Jan Roe earned a degree in journalism at a university in the north. He writes about how militias attacked embassies in Beirut.",
    ],
  },
  "notes and what stands below them": {
    where: "below",
    lines: [
      "Notes",
      `1 Some Daily, “${BOMB}”, 4 March 2019.`,
      "2 Other Daily, “Militia kills mayor of Mosul”, 5 March 2019.",
    ],
  },
  "comment prompt": {
    where: "below",
    lines: [
      "Leave a Comment",
      "Your email address will not be published. Required fields are marked *",
      `${BOMB}!!`,
    ],
  },
  "newsletter box": {
    where: "below",
    lines: ["Subscribe to Daily Alert", "Get the latest news, insights, and updates directly in your inbox"],
  },
  tags: {
    where: "below",
    lines: ["#Attack #Bombing #Aden", "Tags: car bomb, rocket attack, Aden, drone attack"],
  },
  "bar of links": { where: "above", lines: [`Home | ${DRONE} | ${STRIKE} | About us`] },
  "embedded feed with notifications": {
    where: "below",
    lines: [
      "Notifications",
      `The Coastal Centre\n${BOMB}, our expert says.\n11:29am`,
      `The Coastal Centre\n${DRONE}: a podcast.\n11:43am`,
      `The Coastal Centre\n${STRIKE}.\n2:20pm`,
      "Close",
    ],
  },
};

function withTrap({ where, lines }: Trap): string[] {
  if (where === "above") return [...lines, ...STORY];
  return where === "below" ? [...STORY, ...lines] : [...STORY.slice(0, 2), ...lines, ...STORY.slice(2)];
}

const codeText = (paragraphs: readonly string[]): CodedDocument =>
  coder.code({
    id: "a",
    title: TITLE,
    published: "2021-03-04",
    language: "en",
    text: paragraphs.join("\n\n"),
  });

const codePage = (paragraphs: readonly string[]): CodedDocument => {
  const inside = paragraphs.map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`).join("\n");
  const html = `<html lang="en"><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>${inside}</article></body></html>`;
  return coder.code({ id: "a", title: TITLE, published: "2021-03-04", language: "en", html });
};

/** Every record with the words that it stands on. */
function records({ text, events, statements, tallies }: CodedDocument): string[] {
  const words = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return [
    ...events.map((event) => `${event.type} ${event.mode ?? ""} ${words(event.trigger)}`),
    ...statements.map((statement) => `${statement.act} ${statement.cue ? words(statement.cue) : ""}`),
    ...tallies.map((tally) => `tally ${words(tally.of)}`),
  ].toSorted();
}

describe("the baits would be records", () => {
  it.each([BOMB, DRONE, STRIKE])("%s", (bait) => {
    const plain = records(codeText(STORY));
    expect(plain.length).toBeGreaterThan(1);
    expect(records(codeText([...STORY, `${bait}, the ministry said on Monday.`])).length).toBeGreaterThan(
      plain.length,
    );
  });
});

describe.each([
  ["text", codeText],
  ["web page", codePage],
])("not one record from page noise (%s)", (_, code) => {
  const plain = records(code(STORY));

  it.each(Object.entries(TRAPS))("%s", (_name, trap) => expect(records(code(withTrap(trap)))).toEqual(plain));

  it("all of them on one page", () => {
    const all = (where: Trap["where"]): string[] =>
      Object.values(TRAPS).flatMap((trap) => (trap.where === where ? trap.lines : []));
    const page = [...all("above"), ...STORY.slice(0, 2), ...all("amid"), ...STORY.slice(2), ...all("below")];
    expect(records(code(page))).toEqual(plain);
  });
});
