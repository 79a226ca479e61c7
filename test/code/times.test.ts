// Time expressions: words in, spans and values out, against a day of publication; and what is no time.
import { describe, expect, it } from "vitest";
import { edtfOf, findTimes, timesIn } from "../../src/code/times.ts";
import { contextOf } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { TimeExpression } from "../../src/record/index.ts";

const knowledge = loadKnowledge();
// A Thursday.
const PUBLISHED = "2021-03-04";

function times(text: string, published: string | undefined = PUBLISHED, language = "en"): TimeExpression[] {
  const document = { id: "d", text, language, regions: [], ...(published && { published }) };
  return findTimes(contextOf(document, knowledge, knowledge.languages.get(language)!));
}

/** "words = value" of every expression. */
function read(text: string, published: string | undefined = PUBLISHED, language = "en"): string[] {
  return times(text, published, language).map(
    (time) => `${text.slice(time.start, time.end)} = ${time.value}`,
  );
}

describe("dates", () => {
  it.each([
    ["It fell on March 3, 2021.", ["March 3, 2021 = 2021-03-03"]],
    ["It fell on 3 March 2021.", ["3 March 2021 = 2021-03-03"]],
    ["It fell on the 3rd of March.", ["the 3rd of March = 2021-03-03"]],
    ["It fell on Saturday, April 24.", ["Saturday, April 24 = 2021-04-24"]],
    ["It fell on 29.07.2020.", ["29.07.2020 = 2020-07-29"]],
    ["It fell on 2020-07-29.", ["2020-07-29 = 2020-07-29"]],
    ["It fell on 13/2/2021.", ["13/2/2021 = 2021-02-13"]],
    ["The 14 NOV 89 report names him.", ["14 NOV 89 = 1989-11-14"]],
    ["It fell in March 2020.", ["March 2020 = 2020-03"]],
    ["It fell in November.", ["November = 2020-11"]],
    ["It fell in 2019.", ["2019 = 2019"]],
    ["The 1998 bombing killed dozens.", ["1998 = 1998"]],
    ["Since mid-October they have fired.", ["mid-October = 2020-10"]],
    ["It was the summer of 2014.", ["the summer of 2014 = 2014-SU"]],
    ["In the late 1980s he fled.", ["the late 1980s = 198"]],
    ["In the 19th century it was a fort.", ["the 19th century = 18"]],
    ["In the third quarter it fell.", ["the third quarter = 2020-Q3"]],
    ["In the first quarter of 1990 it fell.", ["the first quarter of 1990 = 1990-Q1"]],
    ["From October 7–9 they fought.", ["October 7 = 2020-10-07", "9 = 2020-10-09"]],
    ["They strike on 18, 20 and 22 March.", ["18 = 2021-03-18", "20 = 2021-03-20", "22 March = 2021-03-22"]],
    ["The week of 5–11 June 2023 was quiet.", ["5 = 2023-06-05", "11 June 2023 = 2023-06-11"]],
    ["In the first half of 2023 it rose.", ["the first half of 2023 = 2023-H1"]],
    ["In the second half of the year it fell.", ["the second half of the year = 2021-H2"]],
    ["The second half of the game was dull.", []],
    ["In the first half of last year it rose.", ["the first half of last year = 2020-H1"]],
    ["In the third quarter of last year it rose.", ["the third quarter of last year = 2020-Q3"]],
    ["In the first ten months of the year it rose.", ["the first ten months = P10M", "the year = 2021"]],
    ["It was the man of the year.", []],
    ["Since April 2020: 17 raids.", ["April 2020 = 2020-04"]],
    ["On 3 April 2020: 17 raids.", ["3 April 2020 = 2020-04-03"]],
    ["In 2020: 17 raids.", ["2020 = 2020"]],
    ["It was the 22 Rajab 1445 AH.", ["22 Rajab 1445 AH = 2024-02-03"]],
    ["They marched on 13 Aban 1399.", ["13 Aban 1399 = 2020-11-03"]],
    ["In Ramadan 1445 fire ceased.", ["Ramadan 1445 = 2024-03-11/2024-04-09"]],
    ["They met on 10 Rajab.", ["10 Rajab = 2021-02-22"]],
    ["Since last Ramadan it was calm.", ["last Ramadan = 2020-04-24/2020-05-23"]],
    ["Ramadan Abdullah spoke, and Rajab listened.", []],
    ["It was 30 Shawwal 1442.", ["30 Shawwal 1442 = XXXX-XX-XX"]],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));
});

describe("dates that count from publication", () => {
  it.each([
    ["Rockets fell on Wednesday.", ["Wednesday = 2021-03-03"]],
    ["Rockets fell on Thursday.", ["Thursday = 2021-03-04"]],
    ["They will meet on Friday.", ["Friday = 2021-03-05"]],
    ["He must leave by Friday.", ["Friday = 2021-03-05"]],
    ["They fired last Friday.", ["last Friday = 2021-02-26"]],
    ["They met on Thursday last week.", ["Thursday last week = 2021-02-25"]],
    ["It will meet on Monday next week.", ["Monday next week = 2021-03-08"]],
    ["On Monday this week it fell.", ["Monday this week = 2021-03-01"]],
    ["Today two rockets fell.", ["Today = 2021-03-04"]],
    ["It was hit yesterday.", ["yesterday = 2021-03-03"]],
    ["They fired two days ago.", ["two days ago = 2021-03-02"]],
    ["They fired three weeks ago.", ["three weeks ago = 2021-02-11"]],
    ["They fired a month ago.", ["a month ago = 2021-02"]],
    ["Last year they fired often.", ["Last year = 2020"]],
    ["By the end of the month they will go.", ["the end of the month = 2021-03"]],
    ["They met over the weekend.", ["the weekend = 2021-W08-WE"]],
    ["He died three years ago today.", ["three years ago today = 2018-03-04"]],
    ["He will come in November.", ["November = 2021-11"]],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));

  it("invents nothing without a day of publication", () => {
    expect(read("It fell yesterday, on Wednesday, in March, last week and on May 3.", "")).toEqual([
      "yesterday = XXXX-XX-XX",
      "Wednesday = XXXX-WXX-3",
      "March = XXXX-03",
      "last week = XXXX-WXX",
      "May 3 = XXXX-05-03",
    ]);
    expect(times("It fell yesterday.", "").map(edtfOf)).toEqual([undefined]);
  });

  it("counts from the date named before", () => {
    expect(
      read("It was hit on January 3, 2020. Two days later they fired. The next day it was quiet."),
    ).toEqual(["January 3, 2020 = 2020-01-03", "Two days later = 2020-01-05", "The next day = 2020-01-06"]);
    expect(
      read(
        "It was hit on Tuesday. The day before, they had fired. A week later he died; two days later they denied it.",
      ),
    ).toEqual([
      "Tuesday = 2021-03-02",
      "The day before = 2021-03-01",
      "A week later = 2021-03-09",
      "two days later = 2021-03-04",
    ]);
    expect(read("Two days after the raid they fired.")).toEqual(["Two days after = XXXX-XX-XX"]);
    expect(read("It fell on Tuesday. The night before, two had hit the base.")).toEqual([
      "Tuesday = 2021-03-02",
      "The night before = 2021-03-01TNI",
    ]);
    expect(read("The night before the vote they fired.")).toEqual([]);
    expect(read("It fell on Tuesday. They counted 61 since January 3. That day it was quiet.")).toEqual([
      "Tuesday = 2021-03-02",
      "January 3 = 2021-01-03",
      "That day = 2021-03-02",
    ]);
  });
});

describe("times of day", () => {
  it.each([
    ["Around 12:20 am two rockets fell.", ["Around 12:20 am = 2021-03-04T00:20"]],
    ["It fell at 8:30 p.m. on Wednesday.", ["8:30 p.m. on Wednesday = 2021-03-03T20:30"]],
    ["It fell on Tuesday at 02:15.", ["Tuesday at 02:15 = 2021-03-02T02:15"]],
    ["It fell at 1500 GMT.", ["1500 GMT = 2021-03-04T15:00"]],
    ["It fell at noon on Saturday.", ["noon on Saturday = 2021-02-27T12:00"]],
    ["They fired late on Tuesday.", ["late on Tuesday = 2021-03-02TNI"]],
    ["They fired on Wednesday night.", ["Wednesday night = 2021-03-03TNI"]],
    ["They fired overnight.", ["overnight = 2021-03-03TNI"]],
    ["They fired last night.", ["last night = 2021-03-03TNI"]],
    ["They fired this morning.", ["this morning = 2021-03-04TMO"]],
    ["In the early hours of Wednesday they fired.", ["the early hours of Wednesday = 2021-03-03TNI"]],
    ["They fired at dawn on Monday.", ["dawn on Monday = 2021-03-01TMO"]],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));
});

describe("lengths, sets and references", () => {
  it.each([
    ["It lasted two days.", ["two days = P2D"]],
    ["a three-hour siege", ["three-hour = PT3H"]],
    ["It took a day and a half.", ["a day and a half = P1DT12H"]],
    ["In the past 48 hours they fired.", ["the past 48 hours = PT48H"]],
    ["They fought for years.", ["years = PXY"]],
    ["They fire every day.", ["every day = P1D"]],
    ["It comes twice a week.", ["a week = P1W"]],
    ["They are fired at daily.", ["daily = P1D"]],
    ["They now deny it.", ["now = PRESENT_REF"]],
    ["He was recently killed.", ["recently = PAST_REF"]],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));
});

describe("what is no time", () => {
  it.each([
    "About 2,500 troops and 2000 policemen guard it.",
    "The score was 2-1 in the second half.",
    "He may march to the capital.",
    "They have fired in as many ways.",
    "It imports three-quarters of its food.",
    "A 35-year-old man was hurt.",
    "Call +964 555 0177 or see page 1990.5.",
    "The seconds count; once more, they fire.",
    "[01:58] HOST: and who fired?",
    "It cost $1990 and 1990%.",
    "It is number 2020:17 of the list.",
  ])("%s", (text) => expect(read(text)).toEqual([]));
});

describe("Arabic", () => {
  it.each([
    ["فجر اليوم السبت 18 تشرين الثاني 2023", ["فجر اليوم السبت 18 تشرين الثاني 2023 = 2023-11-18TMO"]],
    ["أمس الإثنين", ["أمس الإثنين = 2021-03-03"]],
    ["مساء الأربعاء", ["مساء الأربعاء = 2021-03-03TEV"]],
    ["يوم الثلاثاء", ["يوم الثلاثاء = 2021-03-02"]],
    ["٨ تموز ٢٠٢٠", ["٨ تموز ٢٠٢٠ = 2020-07-08"]],
    ["17 أبريل/نيسان 2020", ["17 أبريل/نيسان 2020 = 2020-04-17"]],
    ["قبل يومين", ["قبل يومين = 2021-03-02"]],
    ["العام الماضي", ["العام الماضي = 2020"]],
    ["ليل الثلاثاء – الأربعاء", ["ليل الثلاثاء – الأربعاء = 2021-03-02TNI"]],
    ["٢٧ ذو القعدة ١٤٤٢ هـ", ["٢٧ ذو القعدة ١٤٤٢ هـ = 2021-07-07"]],
    ["فجّر انتحاري نفسه في باب المندب", []],
  ])("%s", (text, expected) => expect(read(text, PUBLISHED, "ar")).toEqual(expected));
});

describe("as EDTF", () => {
  it.each([
    ["date", "2021-03-03", "2021-03-03"],
    ["time", "2021-03-03T00:20", "2021-03-03T00:20"],
    ["time", "2021-03-03TNI", "2021-03-03"],
    ["time", "2021-03-03T24:00", "2021-03-03"],
    ["date", "2021-W09", "2021-03-01/2021-03-07"],
    ["date", "2021-W09-WE", "2021-03-06/2021-03-07"],
    ["date", "2021-Q3", "2021-07/2021-09"],
    ["date", "2021-SU", "2021-22"],
    ["date", "2021-WI", "2022-24"],
    ["date", "198", "198X"],
    ["date", "19", "19XX"],
    ["date", "PRESENT_REF", undefined],
    ["date", "XXXX-03-03", undefined],
    ["duration", "P2D", undefined],
    ["set", "P1D", undefined],
    ["date", "BC0490", undefined],
  ] as const)("%s %s → %s", (type, value, expected) => expect(edtfOf({ type, value })).toBe(expected));

  it("times inside a span", () => {
    const text = "It fell on Monday. It fell on Tuesday.";
    const found = times(text);
    expect(timesIn({ times: found }, { start: 19, end: 38 }).map((time) => time.value)).toEqual([
      "2021-03-02",
    ]);
  });
});

describe("odd input", () => {
  it("is survived, in linear time", () => {
    const started = performance.now();
    for (const text of [
      "\ud800",
      "💥 12:20",
      "1/1/1/1/1",
      "2021-99-99",
      `${"9".repeat(100_000)}`,
      "May May May ".repeat(2000),
    ])
      times(text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("a day that goes back to one named before", () => {
  // PUBLISHED is a Thursday.
  it.each<[string, string, string[]]>([
    [
      "en",
      "It fell on Thursday. Early that Thursday they left.",
      ["Thursday = 2021-03-04", "Early that Thursday = 2021-03-04"],
    ],
    ["en", "Early that Tuesday they left.", ["Early that Tuesday = 2021-03-02"]],
    ["ar", "هوجمت يوم الثلاثاء وصباح الأربعاء.", ["يوم الثلاثاء = 2021-03-02", "صباح الأربعاء = 2021-03-03TMO"]],
    ["ar", "هوجمت يوم الثلاثاء صباحا.", ["يوم الثلاثاء صباحا = 2021-03-02TMO"]],
    ["ar", "وفجر الأربعاء هوجمت.", ["فجر الأربعاء = 2021-03-03TMO"]],
    ["ar", "أعلنت في وقت سابق من اليوم.", ["وقت سابق من اليوم = 2021-03-04"]],
  ])("%s: %s", (language, text, expected) => {
    expect(read(text, PUBLISHED, language)).toEqual(expected);
  });
});
