// Quiet hours and the days of digests, in zones whose clocks change.
import { describe, expect, it } from "vitest";
import { digestPeriodDue, instantOf, localTime, quietUntil } from "../../src/alerts/index.ts";

const NIGHT = { from: "22:00", to: "06:00" };

describe("quiet hours", () => {
  it.each([
    ["before midnight", "2024-01-08T20:30:00.000Z", "Asia/Baghdad", "2024-01-09T03:00:00.000Z"],
    ["after midnight", "2024-01-08T22:30:00.000Z", "Asia/Baghdad", "2024-01-09T03:00:00.000Z"],
    [
      "in the night when clocks go forward",
      "2024-03-31T00:30:00.000Z",
      "Europe/Berlin",
      "2024-03-31T04:00:00.000Z",
    ],
    [
      "in the night when clocks go back",
      "2024-10-27T00:30:00.000Z",
      "Europe/Berlin",
      "2024-10-27T05:00:00.000Z",
    ],
  ])("hold what comes %s until they end", (_when, now, zone, until) => {
    expect(quietUntil(now, NIGHT, zone)).toBe(until);
  });

  it.each([
    ["by day", "2024-01-08T12:00:00.000Z", NIGHT],
    ["at the minute they end", "2024-01-09T06:00:00.000Z", NIGHT],
    ["where there are none", "2024-01-08T23:00:00.000Z", undefined],
    ["where they begin when they end", "2024-01-08T23:00:00.000Z", { from: "22:00", to: "22:00" }],
  ])("hold nothing %s", (_when, now, quiet) => {
    expect(quietUntil(now, quiet, "UTC")).toBe(now);
  });

  it("hold what comes within hours of one day", () => {
    expect(quietUntil("2024-01-08T13:10:00.000Z", { from: "13:00", to: "14:00" }, "UTC")).toBe(
      "2024-01-08T14:00:00.000Z",
    );
  });
});

describe("clocks of a zone", () => {
  it.each(["Asia/Baghdad", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati", "UTC"])(
    "an instant and what %s shows are one",
    (zone) => {
      const local = { day: "2024-02-29", time: "23:59" };
      expect(localTime(instantOf(local, zone), zone)).toEqual(local);
    },
  );

  it("a time that clocks leave out is the first after it", () => {
    expect(instantOf({ day: "2024-03-31", time: "02:30" }, "Europe/Berlin")).toBe("2024-03-31T01:30:00.000Z");
  });
});

describe("a digest", () => {
  const daily = { every: "day", on: "monday", at: "07:00" } as const;
  const weekly = { ...daily, every: "week", on: "wednesday" } as const;
  it.each([
    [
      "the day before, once its hour has come",
      daily,
      "2024-01-09T07:00:00.000Z",
      undefined,
      "2024-01-08",
      "2024-01-08",
    ],
    [
      "the day before that, before its hour",
      daily,
      "2024-01-09T06:59:00.000Z",
      undefined,
      "2024-01-07",
      "2024-01-07",
    ],
    [
      "the newest alone, after days of standing still",
      daily,
      "2024-01-09T08:00:00.000Z",
      "2023-12-01",
      "2024-01-08",
      "2024-01-08",
    ],
    ["seven days on its weekday", weekly, "2024-01-10T09:00:00.000Z", undefined, "2024-01-03", "2024-01-09"],
    [
      "the same seven days until the next",
      weekly,
      "2024-01-16T23:00:00.000Z",
      undefined,
      "2024-01-03",
      "2024-01-09",
    ],
    [
      "the week before, in the morning of its weekday",
      weekly,
      "2024-01-10T06:00:00.000Z",
      undefined,
      "2023-12-27",
      "2024-01-02",
    ],
  ])("is of %s", (_what, rule, now, last, from, to) => {
    expect(digestPeriodDue(rule, now, "UTC", last)).toEqual({ from, to });
  });

  it("is not due twice", () => {
    expect(digestPeriodDue(daily, "2024-01-09T23:00:00.000Z", "UTC", "2024-01-08")).toBeUndefined();
    expect(digestPeriodDue(weekly, "2024-01-16T23:00:00.000Z", "UTC", "2024-01-09")).toBeUndefined();
  });

  it("goes by the clock of its zone", () => {
    expect(digestPeriodDue(daily, "2024-01-09T04:00:00.000Z", "Asia/Baghdad", undefined)?.to).toBe(
      "2024-01-08",
    );
  });
});
