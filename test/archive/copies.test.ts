// Which texts are taken for copies of which.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCopies } from "../../src/archive/index.ts";
import type { Copies } from "../../src/archive/index.ts";
import { signatureOf } from "../../src/read/index.ts";

let dir = "";
let copies: Copies;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-copies-"));
  copies = await openCopies(dir);
});
afterEach(async () => {
  await copies.close();
  await rm(dir, { recursive: true, force: true });
});

const PARAGRAPHS = [
  "Two rockets struck the air base near the river on Wednesday night, the ministry of defence said in a statement.",
  "Nobody was hurt, and the damage to the runway was small, an officer at the base told reporters on Thursday morning.",
  "It was the third attack of its kind this month, after drones had been brought down over the same base two weeks ago.",
  "The governor of the province called for calm and said that the police were looking for those who had done it.",
];
const story = PARAGRAPHS.join("\n\n");
const place = (document: string, text: string, url?: string) =>
  copies.place({ document, url, signature: signatureOf({ text, regions: [] }) });

describe("copies", () => {
  it.each([
    ["word for word", story, 1],
    [
      "under another headline, with a sentence of its own",
      `BASE HIT AGAIN\n\n${story}\n\nThe Northern Post has asked the ministry for more.`,
      1,
    ],
    ["in other letters and marks", story.toUpperCase().replaceAll(",", " –"), 1],
    ["cut to its first paragraphs", PARAGRAPHS.slice(0, 2).join("\n"), 1],
  ])("a story %s", (_, text, share) => {
    expect(place("agency", story)).toBeUndefined();
    expect(place("outlet", text)).toMatchObject({ document: "agency", by: "paragraphs", share });
  });

  it("a story with a few words changed in every paragraph", () => {
    place("agency", `${story} ${story.replaceAll("the", "that")}`);
    const changed = `${story} ${story.replaceAll("the", "that")}`
      .replace("Nobody was hurt", "No one was hurt")
      .replace("small", "slight")
      .replace("called for calm", "asked for calm")
      .replace("Two rockets", "A pair of rockets");
    expect(place("outlet", changed)).toMatchObject({
      document: "agency",
      by: expect.stringMatching(/words|paragraphs/),
    });
  });

  it("a copy of a copy is a copy of the first", () => {
    place("agency", story);
    place(
      "outlet",
      `${story}\n\n${"A paragraph of the outlet's own, long enough to be looked at by itself, stands here."}`,
    );
    expect(
      place(
        "third",
        `${story}\n\n${"A paragraph of the outlet's own, long enough to be looked at by itself, stands here."}`,
      ),
    ).toMatchObject({ document: "agency" });
  });

  it.each([
    ["its own later version", "agency", undefined, story.replace("third", "fourth")],
    ["another version at one address", "again", "https://post.example/a", story.replace("third", "fourth")],
    [
      "a story that quotes one paragraph of it",
      "outlet",
      undefined,
      [PARAGRAPHS[0], ...PARAGRAPHS.slice(1).map((one) => one.split(" ").toReversed().join(" "))].join(
        "\n\n",
      ),
    ],
    ["a short text", "outlet", undefined, "It was us."],
  ])("not %s", (_, document, url, text) => {
    place("agency", story, "https://post.example/a");
    expect(place(document, text, url)).toBeUndefined();
  });

  it("not the same form of words about another day and place", () => {
    const form = (day: string, place: string, count: number): string =>
      `In answer to the crimes of the enemy our fighters struck the occupation's base at ${place} at dawn on ${day} with ${count} drones, which hit their targets. `.repeat(
        4,
      );
    place("one", form("Monday", "Ain al-Asad", 2));
    expect(place("two", form("Friday", "Harir", 3))).toBeUndefined();
  });

  it("are known again after the next opening, and a torn file does no harm", async () => {
    place("agency", story);
    await copies.save();
    await copies.close();
    copies = await openCopies(dir);
    expect(place("outlet", story)).toMatchObject({ document: "agency" });
  });

  it("leave noise out", () => {
    const text = `${PARAGRAPHS[0]}\n\n${PARAGRAPHS[1]}`;
    const regions = [{ start: 0, end: PARAGRAPHS[0]!.length, kind: "advert" as const, noise: true }];
    expect(signatureOf({ text, regions }).paragraphs).toHaveLength(1);
  });
});
