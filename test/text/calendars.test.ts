// Days of other calendars: there and back again, known new years, and what is no day.
import { describe, expect, it } from "vitest";
import {
  addDays,
  civilDay,
  formatDay,
  fromCalendar,
  inCalendar,
  monthInCalendar,
} from "../../src/text/index.ts";
import { numberOfDay } from "../../src/text/index.ts";

const ours = (number: number | undefined): string | undefined =>
  number === undefined ? undefined : formatDay(civilDay(number));

describe("fromCalendar", () => {
  // New year's days as public calendars print them.
  it.each([
    ["hijri", { year: 1445, month: 1, day: 1 }, "2023-07-19"],
    ["hijri", { year: 1442, month: 9, day: 1 }, "2021-04-13"],
    ["solar", { year: 1400, month: 1, day: 1 }, "2021-03-21"],
    ["solar", { year: 1399, month: 8, day: 13 }, "2020-11-03"],
    ["solar", { year: 1357, month: 11, day: 22 }, "1979-02-11"],
  ] as const)("%s %j is %s", (calendar, day, expected) => {
    expect(ours(fromCalendar(calendar, day))).toBe(expected);
  });

  it.each([
    ["hijri", { year: 1442, month: 10, day: 30 }],
    ["solar", { year: 1400, month: 12, day: 30 }],
    ["solar", { year: 1400, month: 13, day: 1 }],
    ["hijri", { year: 622, month: 1, day: 1 }],
    ["hijri", { year: 1442, month: 7, day: 0 }],
  ] as const)("%s %j is no day of this age", (calendar, day) => {
    expect(fromCalendar(calendar, day)).toBeUndefined();
  });

  it("comes back from every day of two centuries", () => {
    for (const calendar of ["hijri", "solar"] as const) {
      for (let day = "1890-01-01"; day < "2070-01-01"; day = addDays(day, 97)!) {
        const number = numberOfDay(day)!;
        expect(fromCalendar(calendar, inCalendar(calendar, number))).toBe(number);
      }
    }
  });
});

describe("monthInCalendar", () => {
  it("gives the first and last day, over the end of a year too", () => {
    const ramadan = monthInCalendar("hijri", 1445, 9)!;
    expect([ours(ramadan.first), ours(ramadan.last)]).toEqual(["2024-03-11", "2024-04-09"]);
    const esfand = monthInCalendar("solar", 1399, 12)!;
    expect([ours(esfand.first), ours(esfand.last)]).toEqual(["2021-02-19", "2021-03-20"]);
  });
});
