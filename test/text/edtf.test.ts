// Dates: parsing, bounds, comparing; and what is refused.
import { describe, expect, it } from "vitest";
import {
  addDays,
  compareEdtf,
  dayOf,
  daysBetween,
  edtfBounds,
  edtfOverlaps,
  isoWeek,
  numberOfDay,
  parseEdtf,
  precisionOf,
  weekday,
} from "../../src/text/index.ts";

describe("edtf", () => {
  it.each([
    ["2021-03-02", "day", "2021-03-02", "2021-03-02"],
    ["2021-03", "month", "2021-03-01", "2021-03-31"],
    ["2024-02", "month", "2024-02-01", "2024-02-29"],
    ["2021", "year", "2021-01-01", "2021-12-31"],
    ["2021~", "year", "2021-01-01", "2021-12-31"],
    ["198X", "decade", "1980-01-01", "1989-12-31"],
    ["19XX", "century", "1900-01-01", "1999-12-31"],
    ["2023-10-17/2023-11-03", "interval", "2023-10-17", "2023-11-03"],
    ["2023-10/2023-11", "interval", "2023-10-01", "2023-11-30"],
    ["2021-04/..", "interval", "2021-04-01", undefined],
    ["../2021-04", "interval", undefined, "2021-04-30"],
    ["2021-03-03T00:20", "minute", "2021-03-03", "2021-03-03"],
    ["2021-03-03T00:20:11Z", "minute", "2021-03-03", "2021-03-03"],
    ["2021-23", "season", "2021-09-01", "2021-11-30"],
    ["2021-24", "season", "2020-12-01", "2021-02-28"],
  ])("%s is of precision %s, from %s to %s", (date, precision, first, last) => {
    expect(precisionOf(date)).toBe(precision);
    expect(edtfBounds(date)).toEqual({ ...(first && { first }), ...(last && { last }) });
  });

  it.each([
    "",
    "..",
    "../..",
    "now",
    "2021-13",
    "2021-02-30",
    "2021-3-2",
    "2023-11-03/2023-10-17",
    "2021-03-03T25:00",
    "x/y",
  ])("refuses %j", (date) => expect(parseEdtf(date)).toBeUndefined());

  it("overlaps", () => {
    expect(edtfOverlaps("2023-10-17/2023-11-03", "2023-11")).toBe(true);
    expect(edtfOverlaps("2023-10-17/2023-11-03", "2023-12")).toBe(false);
  });

  it("orders dates, times of day and what is no date", () => {
    const dates = ["nonsense", "2021-03-03T09:00", "2021-03", "2021-03-03T00:20", "2021-03-01"];
    expect(dates.sort(compareEdtf)).toEqual([
      "2021-03-01",
      "2021-03",
      "2021-03-03T00:20",
      "2021-03-03T09:00",
      "nonsense",
    ]);
  });

  it("counts days over months, leap years and centuries", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2021-01-01", -1)).toBe("2020-12-31");
    expect(daysBetween("1900-02-28", "1900-03-01")).toBe(1);
    expect(weekday("2021-03-03")).toBe(3);
    expect(weekday("1969-12-31")).toBe(3);
    expect(isoWeek(numberOfDay("2021-01-03")!)).toEqual({ year: 2020, week: 53 });
    expect(dayOf("2021-03-03T00:20")).toBe("2021-03-03");
    expect(dayOf("2021-03")).toBeUndefined();
  });
});
