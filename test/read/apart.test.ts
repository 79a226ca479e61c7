// Quotes, lists and captions as regions: from markup and from the signs of plain text, and what coding makes of each.
import { describe, expect, it } from "vitest";
import { createCoder } from "../../src/app/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { read } from "../../src/read/index.ts";
import type { InputDocument } from "../../src/record/index.ts";

const knowledge = loadKnowledge();
const coder = createCoder(knowledge);

/** kind, whether noise, and the words. */
function apart(input: Omit<InputDocument, "id">, kinds: readonly string[] = ["quote", "list", "caption"]) {
  const { text, regions } = read({ id: "a", ...input }, knowledge);
  return regions
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, noise, start, end }) => [kind, noise, text.slice(start, end)]);
}

const TOLD =
  "Two rockets fell on the base near the northern city on Monday, the interior ministry said in a statement to reporters.";
const MORE =
  "Nobody was hurt, and soldiers searched the fields around the base until nightfall, officials added.";
const QUOTE = "We will answer every attack on our soldiers, wherever it comes from and whoever is behind it.";
const THREAT = "Nobody who sends drones over our villages will sleep well in the weeks that are coming now.";
const page = (inside: string): string =>
  `<html lang="en"><head><title>T</title></head><body><article><p>${TOLD}</p>${inside}<p>${MORE}</p></article></body></html>`;

describe("a page tells its quotes and lists by its markup", () => {
  it.each([
    ["a quote", `<blockquote><p>${QUOTE}</p></blockquote>`, [["quote", false, QUOTE]]],
    [
      "a quote of two paragraphs is one",
      `<blockquote><p>${QUOTE}</p><p>${THREAT}</p></blockquote>`,
      [["quote", false, `${QUOTE}\n\n${THREAT}`]],
    ],
    [
      "a list",
      "<ul><li>Two soldiers were hurt in the first blast.</li><li>A truck burned out on the road.</li></ul>",
      [["list", false, "Two soldiers were hurt in the first blast.\nA truck burned out on the road."]],
    ],
    ["nothing", `<p>${QUOTE}</p>`, []],
  ] as const)("%s", (_, inside, expected) => expect(apart({ html: page(inside) })).toEqual(expected));

  it("a caption stays out of the text, and nothing is coded from it", () => {
    const html = page(
      "<figure><img src='a.jpg' alt=''><figcaption>A drone struck the port of Aden in July 2019.</figcaption></figure>",
    );
    const { text, events } = coder.code({ id: "a", html, published: "2021-03-04" });
    expect(text).not.toContain("Aden");
    expect(text).toContain(MORE);
    expect(events.length).toBeGreaterThan(0);
  });
});

describe("a plain text tells them by its signs", () => {
  it.each([
    [
      "lines behind a mark",
      `${TOLD}\n\n> ${QUOTE}\n> ${MORE}\n\n${MORE}`,
      [["quote", false, `> ${QUOTE}\n> ${MORE}`]],
    ],
    ["a paragraph in quotation marks", `${TOLD}\n\n“${QUOTE}”\n\n${MORE}`, [["quote", false, `“${QUOTE}”`]]],
    ["a link behind the mark is no quote", `${TOLD}\n\n> Fuel prices rise again\n\n${MORE}`, []],
    ["told, not only quoted", `${TOLD}\n\n“We won,” he said. “${QUOTE}”\n\n${MORE}`, []],
    [
      "items behind bullets",
      `${TOLD}\n\n- Two soldiers were hurt in the blast.\n- A truck burned out.\n\n${MORE}`,
      [["list", false, "- Two soldiers were hurt in the blast.\n- A truck burned out."]],
    ],
    [
      "items behind numbers, with blank lines between",
      `${TOLD}\n\n1. Two soldiers were hurt.\n\n2) A truck burned out.`,
      [["list", false, "1. Two soldiers were hurt.\n\n2) A truck burned out."]],
    ],
    ["one dash is no list", `${TOLD}\n\n– Nobody knows who fired, the mayor said on Monday evening.`, []],
    [
      "a caption with its credit",
      `${TOLD}\n\nA burned truck beside the road to the port in January 2020. (Getty Images)\n\n${MORE}`,
      [["caption", true, "A burned truck beside the road to the port in January 2020. (Getty Images)"]],
    ],
  ] as const)("%s", (_, text, expected) => expect(apart({ text, language: "en" })).toEqual(expected));

  it("regions stand in order and do not overlap, whatever is between", () => {
    const text = `T\n\n${TOLD}\n\n- One thing was said.\n- Share this\n- Another thing was said.\n\n“${QUOTE}”\n\nShare this\n\n${MORE}`;
    const { regions } = read({ id: "a", text, title: "T" }, knowledge);
    for (const [index, region] of regions.entries()) {
      expect(region.end).toBeGreaterThan(region.start);
      if (index > 0) expect(region.start).toBeGreaterThanOrEqual(regions[index - 1]!.end);
    }
  });
});

describe("coding", () => {
  it("uses what stands in quotes and lists, and leaves captions alone", () => {
    const coded = (middle: string): number =>
      coder.code({
        id: "a",
        text: `${TOLD}\n\n${middle}\n\n${MORE}`,
        published: "2021-03-04",
        language: "en",
      }).events.length;
    const plain = coded("Officials had nothing to add.");
    expect(coded("> A drone struck the port of Aden on Sunday and killed three sailors.")).toBeGreaterThan(
      plain,
    );
    expect(
      coded("- A drone struck the port of Aden on Sunday and killed three sailors.\n- Nobody claimed it."),
    ).toBeGreaterThan(plain);
    expect(
      coded("A drone struck the port of Aden and killed three sailors in July 2019. (Getty Images)"),
    ).toBe(plain);
  });
});
