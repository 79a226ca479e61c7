// Tallies: sentence in, counts with scope and window out; and numbers that are no tally.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { CodedDocument, Range, Span } from "../../src/record/index.ts";

const knowledge = loadKnowledge();
const PUBLISHED = "2023-11-14";

function coded(text: string, language = "en"): CodedDocument {
  return code({ id: "d", text, language, published: PUBLISHED, regions: [] }, knowledge);
}

function number({ min, max }: Range): string {
  if (max === undefined) return `${min}+`;
  return min === max ? `${min}` : `${min}-${max}`;
}

/** "count of noun in place from..to" of every tally. */
function tallies(text: string, language = "en"): string[] {
  const document = coded(text, language);
  const words = (span: Span | undefined) => (span ? document.text.slice(span.start, span.end) : "-");
  return document.tallies.map(
    ({ count, of, place, from, to }) =>
      `${number(count)} ${words(of)} in ${words(place)} ${from ?? ""}..${to ?? ""}`,
  );
}

describe("a number, what is counted, where and in which period", () => {
  it.each([
    [
      "According to the Pentagon there were 17 attacks in Iraq and 12 in Syria between October 17 and November 3.",
      ["17 attacks in Iraq 2023-10-17..2023-11-03", "12 12 in Syria 2023-10-17..2023-11-03"],
    ],
    [
      "American forces have been attacked 55 times since October 17, 27 of them in Iraq and 28 in Syria.",
      [
        "55 times in - 2023-10-17..2023-11-14",
        "27 27 in Iraq 2023-10-17..2023-11-14",
        "28 28 in Syria 2023-10-17..2023-11-14",
      ],
    ],
    [
      "Militias have carried out at least five drone attacks on the base since April.",
      ["5+ drone attacks in base 2023-04..2023-11-14"],
    ],
    [
      "In Syria the observatory has counted 29 attacks since October: Homs 17, Daraa eight and Aleppo four.",
      [
        "29 attacks in Syria 2023-10..2023-11-14",
        "17 17 in Homs 2023-10..2023-11-14",
        "8 eight in Daraa 2023-10..2023-11-14",
        "4 four in Aleppo 2023-10..2023-11-14",
      ],
    ],
    [
      "The observatory counted 47 attacks in October, up from 33 in September and 18 in August.",
      ["47 attacks in - 2023-10..2023-10", "33 33 in - 2023-09..2023-09", "18 18 in - 2023-08..2023-08"],
    ],
    [
      "The institute counted 83 attacks, against 62 in July.",
      ["83 attacks in - ..", "62 62 in - 2023-07..2023-07"],
    ],
    [
      "The army recorded 60 attacks between late August and mid-October this year.",
      ["60 attacks in - 2023-08..2023-10"],
    ],
    [
      "The observatory recorded 312 attacks in the first ten months of the year.",
      ["312 attacks in - 2023-01..2023-10"],
    ],
    ["In the first three months of 2022 there were 40 attacks.", ["40 attacks in - 2022-01..2022-03"]],
    // Which months these are stands elsewhere.
    ["In the same three months of 2022 there were 40 attacks.", ["40 attacks in - .."]],
    ["In the past three months there were 40 attacks.", ["40 attacks in - 2023-08-15..2023-11-14"]],
    [
      "Since April 2022: 17 shootings and two bombings.",
      ["17 shootings in - 2022-04..2023-11-14", "2 bombings in - 2022-04..2023-11-14"],
    ],
    ["The observatory has recorded 21 attacks since the operation began.", ["21 attacks in - ..2023-11-14"]],
    [
      "In the past month militias have carried out nine attacks in Iraq.",
      ["9 attacks in Iraq 2023-10-15..2023-11-14"],
    ],
    [
      "At least 47 people, the ombudsman says, have died in the protests since October 7.",
      ["47+ 47 people in - 2023-10-07..2023-11-14"],
    ],
    ["It was the third such attack since September.", ["3 attack in - 2023-09..2023-11-14"]],
    ["It was the 22nd attack since September.", ["22 attack in - 2023-09..2023-11-14"]],
    ["It was the second attack since September.", []],
    ["More than 100 attacks on American troops were counted.", ["100+ attacks in - .."]],
    [
      "In 2022: 17 shootings and four bombings.",
      ["17 shootings in - 2022..2022", "4 bombings in - 2022..2022"],
    ],
    [
      "The institute counted 83 attacks in October, against 62 in September, with 254 people killed.",
      ["83 attacks in - 2023-10..2023-10", "62 62 in - 2023-09..2023-09", "254 killed in - 2023-10..2023-10"],
    ],
    [
      "Since October there have been five attacks: two at Ain al-Asad, three in Syria.",
      [
        "5 attacks in - 2023-10..2023-11-14",
        "2 two in Ain al-Asad 2023-10..2023-11-14",
        "3 three in Syria 2023-10..2023-11-14",
      ],
    ],
    [
      "The ministry counted 254 dead and 360 wounded in Gaza in the past 24 hours.",
      ["254 dead in Gaza 2023-11-13..2023-11-14", "360 wounded in Gaza 2023-11-13..2023-11-14"],
    ],
  ])("%s", (text, expected) => {
    expect(tallies(text)).toEqual(expected);
  });
});

describe("the period that a figure stands nearest to", () => {
  it.each([
    [
      "At least 210 people were killed in the past 24 hours, which brings the total since October 7 to at least 21,320 dead.",
      "21320+ dead in - 2023-10-07..2023-11-14",
    ],
    [
      "The mission verified 129 civilian deaths in Ukraine in April 2023, and at least 10,946 since February 24, 2022.",
      "129 deaths in Ukraine 2023-04..2023-04",
    ],
    [
      "The institute has verified 185 attacks on health care in Sudan since the war began in April 2023.",
      "185 attacks in Sudan 2023-04..2023-11-14",
    ],
    ["Haiti: killings rose to 1,660 between April and June", "1660 1,660 in Haiti 2023-04..2023-06"],
  ])("%s", (text, expected) => {
    expect(tallies(text)).toContain(expected);
  });
});

describe("no tally", () => {
  it.each([
    ["one event's dead", "A car bomb killed five people in Kirkuk on Monday."],
    ["those who do it", "Twenty gunmen attacked a checkpoint near Mosul on Monday."],
    ["a salvo", "Ten rockets were fired at the base on Monday."],
    [
      "one night, told from evening to morning",
      "Between Sunday night and Monday morning 49 drones were fired at the city, killing nine people.",
    ],
    [
      "a salvo of its own day, beside a sum",
      "Seven mortar rounds struck the embassy in Baghdad on Friday, the latest attack since mid-October.",
    ],
    ["troops", "About 2,500 American soldiers have been stationed in Iraq since 2014."],
    ["a reason", "Ten rockets were fired at the base, since the army had left it."],
    ["words without a number", "Dozens of attacks have been reported since October."],
    ["money", "The army has lost $40 million in attacks since October."],
    [
      "sport",
      "The striker has scored 17 goals in the league since October; the goalkeeper was injured in the cup match.",
    ],
  ])("%s", (_, text) => {
    expect(tallies(text)).toEqual([]);
  });
});

describe("who counted", () => {
  it("is the source of the reported speech", () => {
    const document = coded(
      "The monitor said on Monday that 40 attacks had taken place in Syria since October 17.",
    );
    const [tally] = document.tallies;
    expect(document.text.slice(tally!.by!.start, tally!.by!.end)).toMatch(/monitor/);
    expect(document.attributions.map((one) => one.id)).toContain(tally!.attribution);
  });
  it("is nobody where the words before the count name nobody", () => {
    const document = coded("It is a region of no casualties and counts 61 attacks since October.");
    expect(document.tallies.map(({ by }) => by)).toEqual([undefined]);
  });
});

describe("Arabic", () => {
  it("counts with the split by country", () => {
    const text =
      "قال البنتاغون إن القوات الأميركية تعرضت منذ 17 تشرين الأول إلى 58 هجوماً، 27 منها في العراق و31 في سوريا.";
    expect(coded(text, "ar").tallies.map((tally) => tally.count.min)).toEqual([58, 27, 31]);
  });
});
